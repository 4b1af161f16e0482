// @ts-check
/** What the engine found in a text: what it is, what became of each passage, and the text with its passages marked. */
import { verifyWords } from "../locales/verify.js";
import { Fold } from "./fold.jsx";
import { Locator } from "./footnote.jsx";
import { LineView } from "./line.jsx";
import { useSetting } from "./setting.js";
import { Name } from "./text.jsx";

/** @typedef {import("../../src/door").Verification} Verification */
/** @typedef {Verification["passages"][number]} Passage */

/** What needs a look comes first. */
const FATES = /** @type {const} */ (["gone", "altered", "moved", "found"]);

/** @param {{ answer: Verification, turn: (against: string) => void }} props */
export function VerifyResult({ answer, turn }) {
  const { lang, words } = useSetting();
  const own = verifyWords[lang];
  const { source, basis, rather, whole, digest, noted, differences, size, of, passages, paragraphs } = answer;
  return (
    <>
      <ul class="findings">
        {source !== null && <li>{basis === "named" || basis === null ? own.heldAgainst : own.recognised[basis]} <cite><Name to={source} /></cite></li>}
        {rather !== null && <li>{own.rather} <cite><Name to={rather} /></cite>. <button type="button" class="plain" onClick={() => turn(rather.key)}>{own.against}</button></li>}
        <li>{own.whole[whole]} (SHA-256 <code>{digest}</code>…{whole !== "same" && <>; {own.noted} <code>{noted}</code>…</>}).</li>
        {size !== of && <li>{own.size(size, of)}</li>}
        {differences.map((key) => <li key={key}>{own.differences[key]}</li>)}
      </ul>
      {FATES.map((fate) => <Group key={fate} fate={fate} passages={passages} />)}
      {paragraphs.some(({ marks }) => marks.length > 0) && (
        <section class="given" aria-labelledby="given">
          <h3 id="given">{own.theText}</h3>
          <p class="remark">{own.legend}{paragraphs.length < size && <> {own.notAll(size)}</>}</p>
          <ol lang={answer.language}>
            {paragraphs.map(({ number, text, marks }) => (
              <li key={number} dir="auto">
                <span class="number" lang={lang}><span class="unseen">{words.paragraph(number)}</span><span aria-hidden="true">{number}</span></span>
                <p><Marked text={text} marks={marks} passages={passages} /></p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

/** The passages of one fate: open where words have changed. @param {{ fate: Passage["fate"], passages: Passage[] }} props */
function Group({ fate, passages }) {
  const { lang, words } = useSetting();
  const own = verifyWords[lang];
  const here = passages.map((passage, at) => ({ passage, number: at + 1 })).filter(({ passage }) => passage.fate === fate);
  if (here.length === 0) return null;
  const summary = <><Sign fate={fate} /> {own.fates[fate]} <span class="count">{words.number(here.length)}</span></>;
  const list = (
    <ol class="passages">
      {here.map(({ passage, number }) => (
        <li key={number}>
          <p class="where"><span class="number">{number}</span> {own.where(passage)} · <Locator of={passage} /></p>
          <LineView line={passage.relation} />
        </li>
      ))}
    </ol>
  );
  if (fate === "found" || fate === "moved") return <Fold class="fate" summary={summary}>{list}</Fold>;
  return <section class="fate"><h3>{summary}</h3>{list}</section>;
}

/** A fate told by a shape beside its word. @param {{ fate: Passage["fate"] }} props */
function Sign({ fate }) {
  const d = { found: "M1.5 6.5L4.5 9.5L10.5 2.5", moved: "M1 6H10M6.5 2.5L10 6L6.5 9.5", altered: "M2 4H10M2 8H10M8.5 1L3.5 11", gone: "M2 2L10 10M10 2L2 10" }[fate];
  return <svg class="shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d={d} fill="none" stroke="currentColor" stroke-width="1.6" /></svg>;
}

/** A paragraph with its marks; where a passage ends stands its number. @param {{ text: string, marks: Verification["paragraphs"][number]["marks"], passages: Passage[] }} props */
function Marked({ text, marks, passages }) {
  const { href } = useSetting();
  /** @type {import("preact").ComponentChildren[]} */
  const pieces = [];
  let at = 0;
  marks.forEach(({ from, to, fate, passages: here }, n) => {
    const next = marks[n + 1]?.from === to ? marks[n + 1]?.passages ?? [] : [];
    pieces.push(text.slice(at, from), <mark data-fate={fate}>{text.slice(from, to)}</mark>);
    for (const one of here.filter((one) => !next.includes(one))) {
      const relation = passages[one]?.relation;
      if (relation) pieces.push(<a class="ref" href={href({ open: { type: "relation", key: relation.key } })} aria-label={`${one + 1}: ${relation.statement.text}`} title={relation.statement.text}>{one + 1}</a>);
    }
    at = to;
  });
  pieces.push(text.slice(at));
  return <bdi>{pieces}</bdi>;
}
