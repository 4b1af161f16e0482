// @ts-check
/** The code that shows this in another page: a frame, the element, a static table. What is chosen here stays here: no address and no link knows of it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { HOME, LANGS } from "../address.js";
import { elementCode, frameAddress, frameCode, HEIGHT, heightScript } from "../embed-code.js";
import { embedWords } from "../locales/embed.js";
import { NAMES } from "../locales/index.js";
import { joined } from "../permalink.js";
import { CONTROLS } from "../place.js";
import { releaseOf } from "../releases.js";
import { VIEW_NAMES } from "../views.js";
import { Copy } from "./copy.jsx";
import { about, useSetting } from "./setting.js";

/** @typedef {import("../address.js").Address} Address */
/** @typedef {import("../place.js").Control} Control */
/** @typedef {import("../state.js").Desk} Desk */
/** @typedef {import("./take.jsx").Cited} Cited */
/** @typedef {"frame" | "element" | "table"} Form */

/**
 * @typedef {object} Choice
 * @property {Form} form
 * @property {Address["view"] | undefined} view Undefined: the one that is open.
 * @property {boolean} isLocked
 * @property {boolean} isFrozen
 * @property {Address["theme"]} theme
 * @property {Address["lang"]} lang
 * @property {readonly Control[]} hide
 * @property {string} site Where the site lies, as written by a reader who has it as a file.
 */

/** What stands in the code of a reader who has not said where the site lies. */
const EXAMPLE = "https://example.org/entente/";
/** @param {Cited} props */
export function EmbedPanel({ what, of }) {
  const { desk, lang, words } = useSetting();
  const own = embedWords[lang];
  /** @type {[Choice, (choice: Choice) => void]} */
  const [choice, choose] = useState(/** @type {Choice} */ ({
    form: "frame", view: undefined, isLocked: false, isFrozen: false, theme: null, lang: desk.address.lang, hide: [], site: "",
  }));
  const change = (/** @type {Partial<Choice>} */ part) => choose({ ...choice, ...part });
  const here = siteOf(desk.place.home);
  const { version } = desk.overview();
  const release = useRelease(choice.isFrozen ? here : "", version);
  const home = (choice.isFrozen ? release : null) ?? (here !== "" ? here : siteOf(choice.site.trim()) || EXAMPLE);
  // The folder of a release needs no saying which version it holds.
  const framed = framedBy(desk, what, choice, choice.isFrozen && release === null ? version : null);
  const { view } = framed.address;
  const isList = what === "query";
  const isTable = choice.form === "table";
  return (
    <div class="embed-panel">
      <div class="wishes">
        <Radios name="form" legend={own.form} values={own.forms} value={choice.form} choose={(form) => change({ form })} />
        {isList && !isTable && (
          <Select id="embed-view" label={own.view} value={view ?? ""} choose={(view) => change({ view: /** @type {Address["view"]} */ (view === "" ? null : view) })}
            values={[["", words.views.list], ...VIEW_NAMES.map((name) => /** @type {[string, string]} */ ([name, words.views[name]]))]} />
        )}
        {isList && !isTable && (desk.answer?.parts.length ?? 0) > 0 && (
          <Radios name="lock" legend={own.filters} values={{ free: own.free, locked: own.locked }} value={choice.isLocked ? "locked" : "free"}
            choose={(value) => change({ isLocked: value === "locked" })} />
        )}
        <Select id="embed-lang" label={own.language} value={choice.lang ?? ""} choose={(lang) => change({ lang: LANGS.find((one) => one === lang) ?? null })}
          values={[["", own.readers], ...LANGS.map((one) => /** @type {[string, string]} */ ([one, NAMES[one]]))]} />
        {!isTable && (
          <Select id="embed-theme" label={own.light} value={choice.theme ?? ""} choose={(theme) => change({ theme: theme === "light" || theme === "dark" ? theme : null })}
            values={[["", words.themes.auto], ["light", words.themes.light], ["dark", words.themes.dark]]} />
        )}
        {!isTable && (
          <Radios name="version" legend={own.version} values={{ living: own.living, frozen: own.frozen(version) }} value={choice.isFrozen ? "frozen" : "living"}
            choose={(value) => change({ isFrozen: value === "frozen" })} />
        )}
        {!isTable && choice.isFrozen && <p id="embed-release" class="remark" role="status">{release === null ? own.noRelease(version) : own.release(version)}</p>}
        {!isTable && (
          <fieldset class="controls">
            <legend>{own.controls}</legend>
            {CONTROLS.map((control) => (
              <label key={control}>
                <input type="checkbox" id={`embed-${control}`} checked={!choice.hide.includes(control)}
                  onChange={(event) => change({ hide: CONTROLS.filter((one) => (one === control ? !event.currentTarget.checked : choice.hide.includes(one))) })} />{" "}
                {own.parts[control]}
              </label>
            ))}
          </fieldset>
        )}
        {here === "" && (
          <label class="site">
            {own.site}{" "}
            <input type="url" id="embed-site" value={choice.site} placeholder={EXAMPLE} onInput={(event) => change({ site: event.currentTarget.value })} />
            <small>{own.siteWanted.split("`").map((part, n) => (n % 2 ? <code key={n}>{part}</code> : part))}</small>
          </label>
        )}
      </div>
      {isTable ? <Table what={what} of={of} framed={framed} home={home} /> : <Code form={choice.form === "element" ? "element" : "frame"} framed={framed} home={home} title={titleOf(desk, what)} />}
      {!isTable && isServed(desk) && <Preview address={frameAddress(framed, home)} />}
    </div>
  );
}

/** The folder in which a site's host keeps a version for good; asked for once somebody wants it. @param {string} site @param {string} version */
function useRelease(site, version) {
  const [folder, found] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    let isWanted = true;
    // A host that keeps no releases has no list of them.
    if (site !== "") releaseOf(version, site).then((folder) => { if (isWanted) found(folder); }, () => {});
    return () => { isWanted = false; };
  }, [site, version]);
  return folder;
}

/** @param {{ form: "frame" | "element" } & import("../embed-code.js").Embedded} props */
function Code({ form, ...embedded }) {
  const own = embedWords[useSetting().lang];
  const isFrame = form === "frame";
  return (
    <CodeBox text={isFrame ? frameCode(embedded) : elementCode(embedded)}>
      <p class="remark">{isFrame ? own.frameNote : own.elementNote} {isFrame && <code>{heightScript(embedded.home)}</code>}</p>
    </CodeBox>
  );
}

/** The static table, which the engine writes. @param {Cited & { framed: import("../embed-address.js").Framed, home: string }} props */
function Table({ what, of, framed: { address }, home }) {
  const { desk, lang } = useSetting();
  const query = what === "query" ? desk.ask.turn(desk.query, 1) : what === "relation" ? "" : about(what, of);
  const said = address.lang ?? lang;
  const [html, show] = useState("");
  useEffect(() => {
    let isWanted = true;
    const ask = () => desk.ask.take(query, "html", { lang: said, base: home, relation: what === "relation" ? of : "" });
    // Between its elements a line break means nothing, and where articles are kept it may come to mean something.
    desk.ask.whole().then(() => { if (isWanted) show((ask()?.text ?? "").trim().replace(/\s*\n\s*/g, " ")); }, (error) => console.error(error));
    return () => { isWanted = false; };
  }, [query, said, home]);
  return <CodeBox text={html}><p class="remark">{embedWords[lang].tableNote}</p></CodeBox>;
}

/** @param {{ text: string, children: import("preact").ComponentChildren }} props */
function CodeBox({ text, children }) {
  const own = embedWords[useSetting().lang];
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  return (
    <section aria-labelledby="embed-heading">
      <h3 id="embed-heading">{own.code}</h3>
      {children}
      <textarea ref={box} id="embed-code" class="code" readOnly rows={5} spellcheck={false} aria-label={own.code} lang="en" dir="ltr" value={text} />
      <Copy id="embed-copy" text={text} box={box} />
    </section>
  );
}

/** What the code shows, in a frame like that of others, which nobody pays for who does not look. @param {{ address: string }} props */
function Preview({ address }) {
  const own = embedWords[useSetting().lang];
  const [isOpen, open] = useState(false);
  return (
    <details class="preview" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{own.preview}</summary>
      {/* A new frame for each address: one that is led elsewhere would add to the reader's history. */}
      {isOpen && <iframe key={address} src={address} title={own.preview} width="100%" height={HEIGHT} />}
    </details>
  );
}

/**
 * @template {string} V
 * @param {{ name: string, legend: string, values: Record<V, string>, value: V, choose: (value: V) => void }} props
 */
function Radios({ name, legend, values, value, choose }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {/** @type {V[]} */ (Object.keys(values)).map((one) => (
        <label key={one}>
          <input type="radio" name={`embed-${name}`} id={`embed-${name}-${one}`} value={one} checked={one === value} onChange={() => choose(one)} /> {values[one]}
        </label>
      ))}
    </fieldset>
  );
}

/** @param {{ id: string, label: string, values: [string, string][], value: string, choose: (value: string) => void }} props */
function Select({ id, label, values, value, choose }) {
  return (
    <label>
      <span>{label}</span>{" "}
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {values.map(([one, said]) => <option key={one} value={one} selected={one === value}>{said}</option>)}
      </select>
    </label>
  );
}

/**
 * What the frame shows.
 *
 * @param {Desk} desk @param {Cited["what"]} what @param {Choice} choice @param {string | null} pinned The version that is meant, if that is to be said.
 * @returns {import("../embed-address.js").Framed}
 */
function framedBy(desk, what, { view: wish, isLocked, theme, lang, hide }, pinned) {
  const { address, query, answer } = desk;
  const view = what !== "query" ? null : wish === undefined ? address.view : wish;
  const { base, rest } = what !== "query" ? { base: "", rest: "" } : isLocked ? parted(query, answer) : { base: "", rest: desk.ask.turn(query, 1) };
  // What already holds here holds there. Where one query cannot say both, the readers' part stays free.
  const { q: both, isWhole } = joined(desk, base);
  const bounds = isWhole ? both : desk.place.within;
  const shown = { ...HOME, q: isWhole ? rest : desk.ask.turn(query, 1), open: what === "query" ? null : address.open, view, settings: view === address.view ? address.settings : {}, theme, lang };
  return { address: { ...shown, version: pinned === null ? null : { how: "dataset", is: pinned } }, base: bounds, hide };
}

/**
 * What a query asks, and besides only how it is ordered, which does not bound anything.
 *
 * @param {string} query @param {import("../state.js").Answer | null} answer
 */
function parted(query, answer) {
  const base = (answer?.parts ?? []).map(({ text }) => text).join(" ");
  const rest = query.startsWith(base) ? query.slice(base.length) : "";
  return { base, rest: /(?:^| )(sort:\S+)/.exec(rest)?.[1] ?? "" };
}

/** @param {Desk} desk @param {Cited["what"]} what */
function titleOf({ record, answer, words }, what) {
  const heading = what === "query" ? answer?.words ?? ""
    : record?.type === "relation" ? record.page.statement.text
    : record?.type === "entity" ? record.page.name.text
    : record?.type === "event" ? record.page.title.text
    : record?.type === "source" ? record.page.facts.title.text : "";
  return [heading, words.name].filter((part) => part !== "").join(" · ");
}

/** The folder that an address on a server lies in; nothing where it is none. @param {string} address */
const siteOf = (address) => (/^https?:/i.test(address) && URL.canParse(address) ? new URL(".", address).href : "");

/** This is the page as a server has it, with the page for frames beside it, and is in no frame itself. @param {Desk} desk */
const isServed = ({ place }) => place.link === "" && place.home !== "" && document.querySelector('link[rel="stylesheet"][href="style.css"]') !== null;
