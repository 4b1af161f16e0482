// @ts-check
/** What clashes with a relation, open to see; and what agrees with it, follows it or repeats it, on demand. */
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { Name, Names, Words } from "./text.jsx";
import { Verdict } from "./verdict.jsx";

/** @typedef {import("../../src/door").Link} Link */

/** @param {{ links: Link[] }} props */
export function Links({ links }) {
  const { words } = useSetting();
  if (links.length === 0) return null;
  const clashes = links.filter(({ isClash }) => isClash);
  const others = links.filter(({ isClash }) => !isClash);
  const kinds = [...new Set(others.map(({ kind }) => kind.label))];
  return (
    <div class="links">
      {clashes.map((link) => <div key={link.key} class="link" data-clash=""><LinkHead link={link} /><LinkBody link={link} /></div>)}
      {others.length > 0 && (
        <Fold class="link" summary={<><b>{words.list(kinds)}</b> <span class="count">{words.otherLinks(others.length)}</span></>}>
          {others.map((link) => <div key={link.key} class="other-link"><LinkHead link={link} /><LinkBody link={link} /></div>)}
        </Fold>
      )}
    </div>
  );
}

/** The verdict, and the question as a link to all its sides next to each other. @param {{ link: Link }} props */
function LinkHead({ link: { key, kind, question, isClash } }) {
  const { href } = useSetting();
  const all = href({ view: "disagreements", settings: isClash ? {} : { show: "all" } });
  return <p><Verdict of={kind} /> · <a href={`${all}#d-${key}`}><Words text={question} /></a></p>;
}

/** @param {{ link: Link }} props */
function LinkBody({ link: { reason, others } }) {
  const { href } = useSetting();
  return (
    <>
      <ul>
        {others.map(({ key, statement, by, source, when }) => (
          <li key={key}>
            <a class="other" href={href({ open: { type: "relation", key } })}><Words text={statement} /></a>
            <small>
              {by.length > 0 && <><Names of={by} /> · </>}<cite><Name to={source} /></cite>{when !== null && <> · {when.words}</>}
            </small>
          </li>
        ))}
      </ul>
      <p class="reason"><Words text={reason} /></p>
    </>
  );
}
