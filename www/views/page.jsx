// @ts-check
/** The whole page: the masthead, the search box, what is shown, the imprint. A host may want some of it only. */
import { useEffect, useState } from "preact/hooks";
import { LANGS } from "../address.js";
import { NAMES } from "../locales/index.js";
import { permalink } from "../permalink.js";
import { AnswerView } from "./answer.jsx";
import { EntityView } from "./entity.jsx";
import { EventView } from "./event.jsx";
import { OverviewView } from "./overview.jsx";
import { RelationView } from "./relation.jsx";
import { Search } from "./search.jsx";
import { Steps } from "../steps.js";
import { SettingContext, settingOf, useSetting } from "./setting.js";
import { SourceView } from "./source.jsx";
import { Take } from "./take.jsx";
import { Plain, Words } from "./text.jsx";

/** @typedef {import("../state.js").Desk} Desk */
/** @typedef {import("../../src/door").Overview} Overview */

/** @param {{ desk: Desk }} props */
export function Page({ desk }) {
  const overview = desk.overview();
  const setting = settingOf(desk);
  const { hides } = setting;
  // A page has one main part, and where we are guests it is not ours.
  const Main = desk.place.isGuest ? "div" : "main";
  return (
    <SettingContext.Provider value={setting}>
      {!hides("masthead") && <Masthead />}
      <Main id="main" tabIndex={-1}>
        {!hides("search") && <Search />}
        <Back />
        <Notices />
        <Since />
        <Shown overview={overview} />
        <TakeRecord />
      </Main>
      {!hides("imprint") && <Imprint overview={overview} />}
      <Spoken />
    </SettingContext.Provider>
  );
}

/** The way back where the browser's own does not know ours. */
export function Back() {
  const { desk, words } = useSetting();
  const { trail } = desk;
  if (!(trail instanceof Steps) || !trail.isAway) return null;
  return <p class="back" part="back" data-home=""><button type="button" id="back" onClick={() => desk.show(trail.back(), [])}><span aria-hidden="true">←</span> {words.back}</button></p>;
}

/** What the address asks for. @param {{ overview: Overview }} props */
export function Shown({ overview }) {
  const { desk: { address: { open }, answer, record, isHome }, words, hides } = useSetting();
  if (open === null) return answer === null || (isHome && !hides("front")) ? <OverviewView overview={overview} answer={answer} /> : <AnswerView answer={answer} />;
  switch (record?.type) {
    case "entity": return <EntityView key={open.key} page={record.page} />;
    case "event": return <EventView key={open.key} page={record.page} />;
    case "source": return <SourceView key={open.key} page={record.page} />;
    case "relation": return <RelationView key={open.key} relation={record.page} />;
    default: return <Unknown sentence={words.unknown(words.types[open.type], open.key)} />;
  }
}

/** What is open can be cited and taken away. */
export function TakeRecord() {
  const { desk: { record }, hides } = useSetting();
  return record === null || hides("take") ? null : <Take key={record.page.key} what={record.type} of={record.page.key} />;
}

/** @param {{ sentence: string }} props */
function Unknown({ sentence }) {
  const { words, href } = useSetting();
  return (
    <div class="nothing">
      <h1>{words.notHere}</h1>
      <p>{sentence}</p>
      <p><a href={href({})}>{words.startOver}</a></p>
    </div>
  );
}

/** What of a link was not understood. */
export function Notices() {
  const { desk: { unread, answer, address }, words } = useSetting();
  const dropped = address.open === null && answer !== null ? answer.dropped : [];
  if (unread.length === 0 && dropped.length === 0) return null;
  return (
    <div class="notice" part="notice" role="status">
      <p>{words.dropped}</p>
      <ul>
        {unread.map((part) => <li key={part}><code><bdi>{part}</bdi></code></li>)}
        {dropped.map(({ text, reason }) => <li key={text}><code><bdi>{text}</bdi></code>: {reason}</li>)}
      </ul>
    </div>
  );
}

/** @type {typeof import("./since.jsx") | null} */
let since = null;

/** What became of a relation that is not here, or of a view since the version that the address names. Few addresses ask. */
function Since() {
  const { desk: { address: { version, open }, record } } = useSetting();
  const isAsked = version !== null || (open?.type === "relation" && record === null);
  const [, draw] = useState(since);
  useEffect(() => {
    if (isAsked && since === null) import("./since.jsx").then((module) => draw(since = module), console.error);
  }, [isAsked]);
  return isAsked && since !== null ? <since.Since /> : null;
}

function Masthead() {
  const { desk: { address, place: { isGuest } }, words, lang, href } = useSetting();
  // The banner of a page is the host's.
  const Head = isGuest ? "div" : "header";
  const themes = /** @type {const} */ ([null, "light", "dark"]);
  return (
    <Head class="masthead" part="masthead">
      <a class="name" href={href({})}>{words.name}</a>
      <nav aria-label={words.languages}>
        {LANGS.map((one) => (
          <a key={one} data-stay="" lang={one} hreflang={one} aria-current={one === lang ? "true" : undefined} href={href({ ...address, lang: one })}>{NAMES[one]}</a>
        ))}
      </nav>
      <nav aria-label={words.light}>
        {themes.map((one) => (
          <a key={one} data-stay="" aria-current={one === address.theme ? "true" : undefined} href={href({ ...address, theme: one })}>{words.themes[one ?? "auto"]}</a>
        ))}
      </nav>
    </Head>
  );
}

/** @param {{ overview: Overview }} props */
function Imprint({ overview: { title, version, compiled, licence } }) {
  const { desk, words, lang } = useSetting();
  const { isGuest } = desk.place;
  const Foot = isGuest ? "div" : "footer";
  // Of the pages that bear the explorer only the one beside its files can be installed, and kept.
  const canBeKept = !isGuest && isSecureContext && document.querySelector('link[rel="manifest"]') !== null;
  return (
    <Foot class="imprint" part="imprint">
      <p><Words text={title} /> · {words.version(version)} · {words.compiled} {compiled} · <Plain text={licence} /></p>
      <p>{words.promise}</p>
      {canBeKept && <p><a href={`offline.html?lang=${lang}`}>{words.keep}</a></p>}
      {/* Only on paper, where there is no address bar. */}
      <p class="permalink">{permalink(desk)}</p>
    </Foot>
  );
}

/** Says the open view, the count and what was looked for instead to those who do not see them, once the typing pauses. */
export function Spoken() {
  const { desk, words } = useSetting();
  const { answer, address } = desk;
  const count = answer === null || address.open !== null ? "" : words.relationsOf(answer.total, answer.of);
  const counted = address.view === null || count === "" ? count : `${words.views[address.view]}, ${count}`;
  const meant = answer === null || count === "" ? [] : answer.meant.map(({ sentence }) => sentence);
  const sentence = [...meant, counted].join(" ");
  // What is drawn anew has not changed, and is not said again.
  const [spoken, speak] = useState(desk.spoken);
  useEffect(() => {
    const timer = setTimeout(() => speak(desk.spoken = sentence), 700);
    return () => clearTimeout(timer);
  }, [sentence]);
  return <p class="unseen" role="status" id="spoken">{spoken}</p>;
}
