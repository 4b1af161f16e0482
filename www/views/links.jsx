// @ts-check
/** What clashes with a relation, open to see; and what agrees with it, follows it or repeats it, on demand. */
import { Fold } from "./fold.jsx";
import { useSetting } from "./setting.js";
import { Name, Names, Words } from "./text.jsx";

/** @typedef {import("../../src/door").Link} Link */

/** A sign for each kind beside its word. @type {Record<string, string>} */
const SIGNS = { corroborates: "=", contradicts: "≠", "in-tension": "≠", incomparable: "∥", updates: "→", repeats: "″", "derived-from": "∴" };

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

/** @param {{ link: Link }} props */
const LinkHead = ({ link: { kind, question } }) => (
  <p><span class="sign" aria-hidden="true">{SIGNS[kind.key]}</span> <b>{kind.label}</b> · <Words text={question} /></p>
);

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
