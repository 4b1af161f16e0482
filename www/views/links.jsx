// @ts-check
/** What agrees with a relation and what clashes with it. A clash is open to see; the rest opens on demand. */
import { useSetting } from "./setting.js";
import { Name, Names, Words } from "./text.jsx";

/** @typedef {import("../../src/door").Link} Link */

/** @param {{ links: Link[] }} props */
export function Links({ links }) {
  if (links.length === 0) return null;
  return <div class="links">{links.map((link) => <LinkBlock key={link.key} link={link} />)}</div>;
}

/** @param {{ link: Link }} props */
function LinkBlock({ link: { kind, question, reason, isClash, others } }) {
  const { href } = useSetting();
  return (
    <details class="link" data-clash={isClash ? "" : undefined} open={isClash}>
      <summary><span class="sign" aria-hidden="true">{isClash ? "≠" : "="}</span> <b>{kind.label}</b> · <Words text={question} /></summary>
      <ul>
        {others.map((other) => (
          <li key={other.key}>
            <a class="other" href={href({ open: { type: "relation", key: other.key } })}><Words text={other.statement} /></a>
            <small>
              {other.by.length > 0 && <><Names of={other.by} /> · </>}<cite><Name to={other.source} /></cite>
              {other.when !== null && <> · {other.when.words}</>}
            </small>
          </li>
        ))}
      </ul>
      <p class="reason"><Words text={reason} /></p>
    </details>
  );
}
