// @ts-check
/** What stands around a timeline: its switches, the chosen mark, the legend, a story's steps, what is not drawn, the table. */
import { timelineWords } from "../locales/timeline.js";
import { Fold } from "./fold.jsx";
import { LineView } from "./line.jsx";
import { useSetting } from "./setting.js";
import { Standing } from "./standing.jsx";
import { Name, Names, Plain, Words } from "./text.jsx";
import { settingsWith } from "./timeline.js";
import { GoesOn } from "./timeline-lane.jsx";
import { When } from "./when.jsx";

/** @typedef {import("../../src/door").Timeline} Timeline */
/** @typedef {import("../../src/door").TimeLine} TimeLine */
/** @typedef {"event" | "topic" | "actor"} By */

/** @param {{ settings: Readonly<Record<string, string>>, threads: Timeline["threads"], query: string }} props */
export function Switches({ settings, threads, query }) {
  const { lang, href } = useSetting();
  const own = timelineWords[lang];
  /** @param {string} label @param {string} name @param {[string, import("preact").ComponentChildren][]} values The usual value is empty. */
  const choice = (label, name, values) => (
    <p role="group" aria-label={label}>
      <span class="label">{label}</span>{" "}
      {values.map(([value, text]) => (
        <a key={value} data-stay="" aria-current={(settings[name] ?? "") === value ? "true" : undefined}
          href={href({ q: query, view: "timeline", settings: settingsWith(settings, { [name]: value }) })}>{text}</a>
      ))}
    </p>
  );
  return (
    <div class="switches">
      {choice(own.lanes, "lanes", [["", own.lanesBy.event], ["topic", own.lanesBy.topic], ["actor", own.lanesBy.actor]])}
      {choice(own.axis, "axis", [["", own.axisBy.happened], ["said", own.axisBy.said]])}
      {threads.length > 0 && choice(own.threads, "thread", [["", own.noThread], .../** @type {[string, any][]} */ (threads.map(({ thread: { key, title } }) => [key, <Words text={title} />]))])}
    </div>
  );
}

/** @param {{ answer: Timeline, at: import("./timeline.js").Mark | null, close: () => void }} props */
export function Picked({ answer, at, close }) {
  const { lang } = useSetting();
  const own = timelineWords[lang];
  const lines = at?.bar.lines.flatMap((n) => answer.lines[n] ?? []) ?? [];
  const [first] = lines;
  return (
    <section id="timeline-picked" class="picked" tabIndex={-1} aria-label={own.picked} data-empty={first === undefined ? "" : undefined}>
      <p role="status" class={lines.length === 1 ? "unseen" : "remark"}>
        {first === undefined ? own.pick : lines.length === 1 ? <Words text={first.line.statement} /> : own.relations(lines.length)}
      </p>
      {first !== undefined && <button type="button" class="tool" onClick={close}>{own.close}</button>}
      {lines.length > 0 && <ul>{lines.map((one) => <li key={one.line.key}><LineView line={one.line} /><Said of={one} /></li>)}</ul>}
    </section>
  );
}

/** When it was said, beside when it happened. @param {{ of: TimeLine }} props */
function Said({ of: { said } }) {
  const { lang } = useSetting();
  return said !== null && <p class="footnote said">{timelineWords[lang].said}: <When date={said} /></p>;
}

/** @param {{ answer: Timeline }} props */
export function Legend({ answer: { lanes, lines } }) {
  const { lang } = useSetting();
  const own = timelineWords[lang];
  const drawn = lanes.flatMap(({ bars }) => bars.flatMap((bar) => lines[bar.lines[0] ?? 0]?.line.standing ?? []));
  const standings = new Map(drawn.map((standing) => [standing.key, standing]));
  return (
    <div class="legend">
      <h3 id="timeline-legend">{own.legend}</h3>
      <ul aria-labelledby="timeline-legend">
        {[...standings.values()].map((standing) => <li key={standing.key}><Standing of={standing} /></li>)}
        <li><svg class="sample bar" data-standing="occurred" aria-hidden="true"><line class="stated" x1="4" x2="32" y1="8" y2="8" /></svg> {own.stated}</li>
        <li><svg class="sample bar" aria-hidden="true"><line class="possible" x1="2" x2="34" y1="8" y2="8" /><line class="end" x1="2" x2="2" y1="4" y2="12" /><line class="end" x1="34" x2="34" y1="4" y2="12" /></svg> {own.possible}</li>
        <li><svg class="sample bar" aria-hidden="true"><line class="possible" x1="2" x2="34" y1="8" y2="8" /><GoesOn x={10000} y={8} turn={1} how="open" /></svg> {own.open}</li>
        <li><svg class="sample bar" aria-hidden="true"><line class="possible" x1="2" x2="34" y1="8" y2="8" /><GoesOn x={10000} y={8} turn={1} how="beyond" /></svg> {own.beyond}</li>
        {lanes.some(({ event }) => event?.at) && <li><svg class="sample" aria-hidden="true"><rect class="event-time" x="6" y="0" width="24" height="16" /></svg> {own.eventTime}</li>}
      </ul>
    </div>
  );
}

/** A story step by step, with those steps too that the query leaves out. @param {{ answer: Timeline, thread: string | undefined }} props */
export function Steps({ answer, thread }) {
  const { lang, href } = useSetting();
  const own = timelineWords[lang];
  const told = answer.threads.find(({ thread: { key } }) => key === thread);
  if (told === undefined) return null;
  const { thread: { title, steps }, places } = told;
  return (
    <section class="steps">
      <h3 id="timeline-steps"><Words text={title} /></h3>
      <ol aria-labelledby="timeline-steps">
        {steps.map(({ relation, label, when, after, source }, n) => {
          const { at = null, isOutside = false } = places[n] ?? {};
          return (
            <li key={relation} data-outside={at === null ? "" : undefined}>
              <span class="date">{when?.words ?? own.noDate}{after !== null && <i class="after"> · {after}</i>}</span>{" "}
              <a href={href({ open: { type: "relation", key: relation } })}><Words text={label} /></a>{" "}
              <small><cite><Name to={source} /></cite>{isOutside ? <> · {own.outside}</> : at === null && <> · {own.away}</>}</small>
            </li>
          );
        })}
      </ol>
      {steps.some(({ after }) => after !== null) && <p class="remark">{own.ours}</p>}
    </section>
  );
}

/** What has no place in the picture: relations without a date, lanes elsewhere. @param {{ answer: Timeline, by: By }} props */
export function Rest({ answer: { undated, nUndated, lines, elsewhere }, by }) {
  const { desk, lang, href } = useSetting();
  const own = timelineWords[lang];
  return (
    <>
      {nUndated > 0 && (
        <section class="undated">
          <h3 id="timeline-undated">{own.undated(nUndated)}</h3>
          <ul aria-labelledby="timeline-undated">
            {undated.map((n) => { const one = lines[n]; return one && <li key={one.line.key}><LineView line={one.line} /><Said of={one} /></li>; })}
          </ul>
        </section>
      )}
      {elsewhere.length > 0 && (
        <section class="elsewhere">
          <h3 id="timeline-elsewhere">{own.elsewhere}</h3>
          <p class="remark">{own.elsewhereWhy}</p>
          <ul aria-labelledby="timeline-elsewhere">
            {elsewhere.map(({ of, count, query }) => (
              <li key={of?.key ?? ""}>
                <a href={href({ q: query, view: "timeline", settings: settingsWith(desk.address.settings, { span: "" }) })}><Plain text={of?.label ?? own.none[by]} /></a>{" "}
                <span class="count">{own.relations(count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Everything that the picture shows, lane by lane. @param {{ answer: Timeline, by: By }} props */
export function Twin({ answer: { lanes, lines }, by }) {
  const { lang, href } = useSetting();
  const own = timelineWords[lang];
  return (
    <Fold class="as-table" summary={own.asTable}>
      <div class="scroll" role="region" tabIndex={0} aria-label={own.asTable}>
        <table class="twin">
          <thead><tr>{[own.relation, own.standing, own.happened, own.said, own.by, own.source].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          {lanes.map(({ of, count, query, event, bars }) => (
            <tbody key={of?.key ?? ""}>
              <tr class="of-lane">
                <th scope="rowgroup" colSpan={6}>
                  <Plain text={of?.label ?? own.none[by]} />{event !== null && <>, {event.standing.label}, {event.when?.words ?? own.noDate}</>} · <a href={href({ q: query })}>{own.relations(count)}</a>
                </th>
              </tr>
              {bars.flatMap((bar) => bar.lines).map((n) => { const one = lines[n]; return one && <Row key={one.line.key} of={one} />; })}
            </tbody>
          ))}
        </table>
      </div>
    </Fold>
  );
}

/** @param {{ of: TimeLine }} props */
function Row({ of: { line: { key, statement, standing, isNegative, when, by, through, source, paragraph }, said } }) {
  const { words, lang, href } = useSetting();
  const own = timelineWords[lang];
  return (
    <tr data-key={key}>
      <th scope="row"><a href={href({ open: { type: "relation", key } })}><Words text={statement} /></a></th>
      <td>{standing.label}{isNegative && standing.key !== "denied" && <>, {words.negative}</>}</td>
      <td>{when?.words ?? own.noDate}</td>
      <td>{said?.words ?? own.noDate}</td>
      <td><Names of={by} />{through.length > 0 && <>, {words.through} <Names of={through} /></>}</td>
      <td><cite><Name to={source} /></cite>, {words.paragraph(paragraph)}</td>
    </tr>
  );
}
