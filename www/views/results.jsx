// @ts-check
/** The list of an answer, with its order and its pages; or, where nothing matches, the way back. */
import { Absences } from "./absences.jsx";
import { Card } from "./card.jsx";
import { Why } from "./explain.jsx";
import { useSetting } from "./setting.js";

/** @typedef {import("../../src/door").Answer} Answer */

/** How many cards more each part of the first screen has, while it is being drawn. */
const FEW = 5;

/** @param {{ answer: Answer }} props */
export function Results({ answer }) {
  const { desk: { parts }, hides } = useSetting();
  if (answer.total === 0) return <Nothing answer={answer} />;
  const drawn = answer.relations.slice(0, (parts - 3) * FEW);
  const isWhole = drawn.length === answer.relations.length;
  return (
    <>
      <ol class="cards" start={(answer.page - 1) * answer.size + 1}>
        {drawn.map((relation) => (
          // Beside the card and not in it: a card is not drawn again for another question.
          <li key={relation.key}><Card relation={relation} />{answer.parts.length > 0 && !hides("why") && <Why query={answer.query} relation={relation.key} />}</li>
        ))}
      </ol>
      {isWhole && <><Pager answer={answer} /><Absences absences={answer.absences} /></>}
    </>
  );
}

/** @param {{ answer: Answer }} props */
export function Sort({ answer: { sort } }) {
  const { desk, words } = useSetting();
  return (
    <label class="sort">
      {words.sort}{" "}
      <select
        id="sort" value={sort}
        onChange={(event) => desk.go({ q: desk.ask.sort(desk.query, /** @type {Answer["sort"]} */ (event.currentTarget.value)), open: null })}
      >
        {/** @type {Answer["sort"][]} */ (Object.keys(words.sorts)).map((key) => <option key={key} value={key} selected={key === sort}>{words.sorts[key]}</option>)}
      </select>
    </label>
  );
}

/** @param {{ answer: Answer }} props */
function Pager({ answer: { page, pages, size, total, relations } }) {
  const { desk, words, href } = useSetting();
  if (pages < 2) return null;
  /** @param {number} to */
  const at = (to) => `${href({ q: desk.ask.turn(desk.query, to) })}#results`;
  return (
    <>
      <nav class="pager" part="pager" aria-label={words.pages}>
        {page > 1 ? <a rel="prev" href={at(page - 1)}>{words.previous}</a> : <span />}
        <span>{words.pageOf(page, pages)}</span>
        {page < pages ? <a rel="next" href={at(page + 1)}>{words.next}</a> : <span />}
      </nav>
      <p class="on-paper">{words.onPaper((page - 1) * size + 1, (page - 1) * size + relations.length, total)}</p>
    </>
  );
}

/** @param {{ answer: Answer }} props */
function Nothing({ answer: { relax, absences } }) {
  const { words, href } = useSetting();
  return (
    <div class="nothing">
      <p>{words.nothing}</p>
      {relax.length > 0 && (
        <ul>
          {relax.map(({ text, label, without, total }) => (
            <li key={text}><a href={href({ q: without })}>{words.dropping(label)}</a> <span class="count">{words.relations(total)}</span></li>
          ))}
        </ul>
      )}
      <Absences absences={absences} />
      <p><a href={href({})}>{words.startOver}</a></p>
    </div>
  );
}
