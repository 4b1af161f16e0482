// @ts-check
/** The view "compare": two sources, entities, speakers or periods; what each speaks of, where they clash, what only one has. */
import { compareWords } from "../locales/compare.js";
import { CoverageTable } from "./compare-coverage.jsx";
import { Why } from "./explain.jsx";
import { Fold } from "./fold.jsx";
import { LineView } from "./line.jsx";
import { useSetting } from "./setting.js";
import { foreign, Plain, Words } from "./text.jsx";

/** @typedef {import("../../src/door").Comparison} Comparison */
/** @typedef {import("../../src/door").Side} Side */
/** @typedef {import("../../src/door").Heap} Heap */
/** @typedef {import("../../src/door").ComparedLink} ComparedLink */
/** @typedef {import("../../src/door").Line} Line */

/** @type {import("../views.js").ViewModule<Comparison>["ask"]} */
export const ask = (questions, { query, lang, settings }) => questions.compare(query, { lang, ...settings });

/** @param {{ answer: Comparison }} props */
export function Drawing({ answer }) {
  const { lang } = useSetting();
  const own = compareWords[lang];
  const { of, left, right, both, coverage, ties } = answer;
  if (left === null || right === null) return <><Pickers answer={answer} /><p>{own.nothing}</p></>;
  const clashes = ties.filter(({ isClash }) => isClash);
  const others = ties.filter(({ isClash }) => !isClash);
  const [first, ...rest] = coverage;
  return (
    <>
      <section class="compare">
        <Pickers answer={answer} />
        <p class="summary">{own.totals(left.label, left.total, right.label, right.total)} {own.both[of](both.total)} {own.ties(clashes.length, others.length)}</p>
      </section>
      <section aria-labelledby="coverage">
        <h3 id="coverage">{own.coverage}</h3>
        <p class="remark">{own.caution}</p>
        {first && <CoverageTable of={of} coverage={first} sides={[left, right]} />}
        {rest.map((one) => one.rows.length > 0 && (
          <Fold key={one.key} class="rest" summary={<><b>{one.label}</b> <span class="count">{own.inBoth(one.shared)} · {own.onlyOne(left.label, one.onlyLeft)} · {own.onlyOne(right.label, one.onlyRight)}</span></>}>
            <CoverageTable of={of} coverage={one} sides={[left, right]} />
          </Fold>
        ))}
      </section>
      <section aria-labelledby="clashes">
        <h3 id="clashes">{own.clashes}</h3>
        {clashes.length === 0 ? <p>{own.noClash}</p> : clashes.map((tie) => <TieView key={tie.key} tie={tie} sides={[left, right]} />)}
      </section>
      {others.length > 0 && (
        <section>
          <Fold class="rest" summary={<><b>{own.otherTies}</b> <span class="count">{own.number(others.length)}</span></>}>
            {others.map((tie) => <TieView key={tie.key} tie={tie} sides={[left, right]} />)}
          </Fold>
        </section>
      )}
      <Relations answer={answer} left={left} right={right} />
    </>
  );
}

/** What is compared, and which two: each choice is an address. @param {{ answer: Comparison }} props */
function Pickers({ answer: { of, left, right, choices } }) {
  const { desk, lang } = useSetting();
  const own = compareWords[lang];
  /** @param {Record<string, string>} settings */
  const go = (settings) => desk.go({ settings });
  const now = { of, left: left?.key ?? "", right: right?.key ?? "" };
  /** @param {"left" | "right"} side @param {Side | null} chosen */
  const picker = (side, chosen) => (
    <label>
      {own[side]}{" "}
      <select id={`compare-${side}`} value={chosen?.key} onChange={(event) => go({ ...now, [side]: event.currentTarget.value })}>
        {(chosen === null || choices.some(({ key }) => key === chosen.key) ? choices : [chosen, ...choices]).map(({ key, label, total }) => (
          <option key={key} lang={foreign(label, lang)} value={key} selected={key === chosen?.key}>{`${label} (${own.number(total)})`}</option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="pick" role="group" aria-label={own.pick}>
      <label>
        {own.of}{" "}
        <select id="compare-of" value={of} onChange={(event) => go({ of: event.currentTarget.value })}>
          {/** @type {Comparison["of"][]} */ (Object.keys(own.kinds)).map((key) => <option key={key} value={key} selected={key === of}>{own.kinds[key]}</option>)}
        </select>
      </label>
      {picker("left", left)}
      {picker("right", right)}
    </div>
  );
}

/** A link between the sides, with what each says and why the link stands. @param {{ tie: ComparedLink, sides: [Side, Side] }} props */
function TieView({ tie: { kind, isClash, question, reason, left, both, right, beyond }, sides }) {
  const { lang } = useSetting();
  const own = compareWords[lang];
  return (
    <article class="tie" data-clash={isClash ? "" : undefined}>
      <p class="kicker">{isClash && <span class="sign" aria-hidden="true">≠</span>} {kind.label}</p>
      <h4><Words text={question} /></h4>
      <div class="pair">
        {[left, right].map((lines, n) => lines.length > 0 && (
          <div key={n}><h5><Plain text={sides[n]?.label ?? ""} /></h5>{lines.map((line) => <LineView key={line.key} line={line} />)}</div>
        ))}
        {both.length > 0 && <div><h5>{own.otherBoth}</h5>{both.map((line) => <LineView key={line.key} line={line} />)}</div>}
      </div>
      <p class="reason"><Words text={reason} /></p>
      {beyond > 0 && <p class="remark">{own.beyond(beyond)}</p>}
    </article>
  );
}

/** What only one side has, and what both have. @param {{ answer: Comparison, left: Side, right: Side }} props */
function Relations({ answer: { query, of, onlyLeft, both, onlyRight }, left, right }) {
  const { lang } = useSetting();
  const own = compareWords[lang];
  return (
    <section aria-labelledby="heaps">
      <h3 id="heaps">{own.relations}</h3>
      <div class="pair">
        <HeapView asked={query} heap={onlyLeft} title={own.alone(left.label)} />
        <HeapView asked={query} heap={onlyRight} title={own.alone(right.label)} />
        {of !== "sources" && <HeapView asked={query} heap={both} title={own.middle[of]} />}
      </div>
    </section>
  );
}

/** The first few of a heap, and the way to the list of them. @param {{ asked: string, heap: Heap, title: string }} props */
function HeapView({ asked, heap: { total, query, lines }, title }) {
  const { lang, href } = useSetting();
  const own = compareWords[lang];
  const rest = total - lines.length;
  return (
    <div>
      <h4>{title} <span class="count">{own.number(total)}</span></h4>
      {total === 0 && <p>{own.none}</p>}
      {lines.map((line) => <div key={line.key}><LineView line={line} />{asked !== "" && <Why query={asked} relation={line.key} />}</div>)}
      {query !== null && total > 0 && <p class="all"><a href={href({ q: query })}>{own.allRelations(total)}</a></p>}
      {query === null && rest > 0 && <p class="remark">{own.more(rest)}</p>}
    </div>
  );
}
