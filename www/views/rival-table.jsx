// @ts-check
/** The same questions as a table: what each source says to each, or that it says nothing. */
import { disagreementsWords } from "../locales/disagreements.js";
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { Name, Words } from "./text.jsx";
import { Verdict } from "./verdict.jsx";

/** @typedef {import("../../src/door").RivalSide} RivalSide */

/** @param {{ answer: import("../../src/door").Disagreements }} props */
export function RivalTable({ answer: { groups, sources } }) {
  const { lang, href } = useSetting();
  const own = disagreementsWords[lang];
  const questions = groups.flatMap(({ questions }) => questions);
  const hasOurs = questions.some(({ sides }) => sides.some(({ line }) => line === null));
  return (
    <Fold class="as-table" summary={own.asTable}>
      <div class="scroll">
        <table class="twin">
          <thead>
            <tr>
              <th scope="col">{own.question}</th>
              {sources.map(({ source, count, query }) => (
                <th key={source.key} scope="col">
                  <cite><Name to={source} /></cite>{count > 0 && <> <a class="count" href={href({ q: query })}>{own.inList(count)}</a></>}
                </th>
              ))}
              {hasOurs && <th scope="col">{own.ours}</th>}
            </tr>
          </thead>
          <tbody>
            {questions.map(({ key, kind, question, sides }) => (
              <tr key={key}>
                <th scope="row"><a href={`#d-${key}`}><Words text={question} /></a> <small><Verdict of={kind} /></small></th>
                {sources.map(({ source }) => <td key={source.key}><Says sides={sides.filter(({ line }) => line?.source.key === source.key)} /></td>)}
                {hasOurs && <td><Says sides={sides.filter(({ line }) => line === null)} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}

/** What one source says to one question. @param {{ sides: RivalSide[] }} props */
function Says({ sides }) {
  const { lang, words, href } = useSetting();
  if (sides.length === 0) return <span class="silent">{disagreementsWords[lang].silent}</span>;
  return (
    <ul>
      {sides.map(({ line, figure }, at) => (
        <li key={at}>
          {figure !== null && <strong>{figure.words}{figure.period !== null && `, ${figure.period.words}`}</strong>}{" "}
          {line !== null && (
            <>
              <a href={href({ open: { type: "relation", key: line.key } })}><Words text={line.statement} /></a>{" "}
              <small>{line.standing.label}{line.when !== null && ` · ${line.when.words}`} · {words.paragraph(line.paragraph)}</small>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
