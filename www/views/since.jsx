// @ts-check
/** What became of a view since the version that its link names, and what is left of a relation that was withdrawn. */
import { useEffect, useState } from "preact/hooks";
import { mayHaveBeen, since } from "../history.js";
import { sinceWords } from "../locales/since.js";
import { folderOf, history } from "../releases.js";
import { about, useSetting } from "./setting.js";

/** @typedef {import("../history.js").History} History */
/** @typedef {import("../history.js").Step} Step */
/** @typedef {import("../history.js").Gone} Gone */
/** @typedef {import("../history.js").Said} Said */

/** More than anyone reads in a notice. */
const MOST = 50;

/** As many as one answer gives. */
const PAGE = 1000;

export function Since() {
  const { desk, lang } = useSetting();
  const { address: { version, open }, record, place: { files, isGuest } } = desk;
  const own = sinceWords[lang];
  /** @type {[History | "failed" | null, (told: History | "failed") => void]} */
  const [told, tell] = useState(/** @type {History | "failed" | null} */ (null));
  const here = desk.overview().version;
  const isNeeded = version === null || version.is !== here;
  useEffect(() => {
    if (!isNeeded) return;
    history(files).then(tell, (error) => {
      console.error(error);
      tell("failed");
    });
  }, [isNeeded]);
  const pinned = version?.how === "dataset" && version.is !== here ? version.is : null;
  useEffect(() => {
    // Where a guest stands, the host decides what the page shows.
    if (pinned === null || isGuest) return;
    // Where the very version lies beside this one, the link leads there; a host without such a list says so by 404.
    folderOf(pinned).then((folder) => {
      const page = location.pathname.slice(location.pathname.lastIndexOf("/") + 1);
      if (folder !== null) location.replace(folder + page + location.search + location.hash);
    }, () => {});
  }, [pinned]);
  const gone = typeof told === "object" && open?.type === "relation" && record === null ? told?.withdrawn.find(({ key }) => key === open.key) : undefined;
  return (
    <>
      {version !== null && !(version.how === "as-of" && version.is === here) && (
        <aside class="notice since">
          {version.how === "dataset" && <p>{own.pinned(version.is, here)}</p>}
          {version.is !== here && (told === null ? <p role="status">{own.loading}</p>
            : told === "failed" ? <p>{own.failed(version.is, here)}</p>
            : <Difference told={told} is={version.is} here={here} />)}
        </aside>
      )}
      {gone !== undefined && typeof told === "object" && told !== null && <Tombstone gone={gone} told={told} />}
    </>
  );
}

/** @param {{ told: History, is: string, here: string }} props */
function Difference({ told, is, here }) {
  const { desk, lang } = useSetting();
  const own = sinceWords[lang];
  const from = told.releases.findIndex(({ version }) => version === is);
  const release = told.releases[from];
  if (release === undefined) return <p>{own.unknown(is, here)}</p>;
  const { added, changed, left, withdrawn } = ofView(desk, lang, told, since(told, from));
  const isSame = [added, changed, left, withdrawn].every(({ length }) => length === 0);
  return (
    <>
      <h2>{own.since(is, release.compiled)}</h2>
      {isSame && <p>{own.same}</p>}
      <List title={own.added} steps={added} />
      <List title={own.changed} steps={changed} />
      <List title={own.left} steps={left} />
      {withdrawn.length > 0 && (
        <>
          <h3>{own.withdrawn(withdrawn.length)}</h3>
          <ul>{withdrawn.slice(0, MOST).map((gone) => <li key={gone.key}><Buried gone={gone} />. {own.why} <InWords said={gone.reason} /></li>)}</ul>
          <Rest of={withdrawn.length} />
        </>
      )}
    </>
  );
}

/** Relations by their statements, with what of them is another. @param {{ title: (n: number) => string, steps: Step[] }} props */
function List({ title, steps }) {
  const { desk, lang, href } = useSetting();
  const own = sinceWords[lang];
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{title(steps.length)}</h3>
      <ul>
        {steps.slice(0, MOST).map(({ key, fields = [] }) => {
          const relation = desk.ask.relation(key, lang);
          return (
            <li key={key}>
              <a href={href({ open: { type: "relation", key } })}>{relation === null ? key : <bdi lang={relation.statement.lang}>{relation.statement.text}</bdi>}</a>
              {relation !== null && <> · {relation.standing.label}</>}
              {fields.length > 0 && <small> ({own.fields(fields.map((field) => own.field[field] ?? field))})</small>}
            </li>
          );
        })}
      </ul>
      <Rest of={steps.length} />
    </>
  );
}

/** @param {{ of: number }} props */
function Rest({ of }) {
  const { lang } = useSetting();
  return of > MOST ? <p>{sinceWords[lang].more(of - MOST)}</p> : null;
}

/** The name of what is withdrawn, or its key where the name may not be said. @param {{ gone: Gone }} props */
function Buried({ gone: { key, title } }) {
  const { href } = useSetting();
  return <a href={href({ open: { type: "relation", key } })}>{title === null ? <code>{key}</code> : <InWords said={title} />}</a>;
}

/** @param {{ said: Said }} props */
function InWords({ said }) {
  const { lang } = useSetting();
  const text = said[lang];
  return text ? <bdi lang={lang}>{text}</bdi> : <bdi lang="en">{said.en}</bdi>;
}

/** What is left of a relation: what it was called, when and why it was withdrawn, and what took its place. @param {{ gone: Gone, told: History }} props */
function Tombstone({ gone: { at, title, reason, replacedBy }, told }) {
  const { desk, lang, href } = useSetting();
  const own = sinceWords[lang];
  const release = at === null ? undefined : told.releases[at];
  const heir = replacedBy === null ? null : desk.ask.relation(replacedBy, lang);
  return (
    <div class="notice tombstone" role="status">
      <p>{release === undefined ? own.goneBefore : own.gone(release.version, release.compiled)}</p>
      {title !== null && <p>{own.called} <InWords said={title} /></p>}
      <p>{own.why} <InWords said={reason} /></p>
      {heir !== null && <p>{own.heir} <a href={href({ open: { type: "relation", key: heir.key } })}><bdi lang={heir.statement.lang}>{heir.statement.text}</bdi></a></p>}
    </div>
  );
}

/**
 * What of all changes concerns what is shown.
 *
 * @param {import("../state.js").Desk} desk @param {import("../../src/door").Lang} lang @param {History} told @param {Map<string, Step>} last
 */
function ofView(desk, lang, told, last) {
  const { open } = desk.address;
  const steps = [...last.values()];
  const is = (/** @type {Step["what"]} */ what) => steps.filter((step) => step.what === what);
  const graves = (/** @type {Step[]} */ gone) => gone.flatMap(({ key }) => told.withdrawn.filter((one) => one.key === key));
  if (open?.type === "relation") {
    const own = (/** @type {Step[]} */ some) => some.filter(({ key }) => key === open.key);
    return { added: own(is("added")), changed: own(is("changed")), left: [], withdrawn: graves(own(is("withdrawn"))) };
  }
  const query = open === null ? desk.query : about(open.type, open.key);
  const keys = steps.length === 0 ? new Set() : keysOf(desk, query);
  const { facets } = desk.ask.answer(query, { lang, lenient: true, size: 1 });
  const shown = (/** @type {Step[]} */ some) => some.filter(({ key }) => keys.has(key));
  return {
    added: shown(is("added")),
    changed: shown(is("changed")),
    left: is("changed").filter(({ key, was = [] }) => !keys.has(key) && mayHaveBeen(was, facets)),
    withdrawn: graves(is("withdrawn")).filter(({ under }) => mayHaveBeen(under, facets)),
  };
}

/** The keys of all relations of a query. @param {import("../state.js").Desk} desk @param {string} query */
function keysOf({ ask }, query) {
  /** @type {Set<string>} */
  const keys = new Set();
  for (let page = 1, total = 1; (page - 1) * PAGE < total; page += 1) {
    const tally = ask.tally(ask.turn(query, page), 0, PAGE);
    total = tally[0] ?? 0;
    for (const key of ask.keys(tally.slice(2, 2 + (tally[1] ?? 0))).split("\n")) keys.add(key);
  }
  return keys;
}
