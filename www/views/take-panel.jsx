// @ts-check
/** What can be taken from an answer or a record: its citation in each style, and its relations as files. Nothing is fetched. */
import { useEffect, useRef, useState } from "preact/hooks";
import { joined, permalink } from "../permalink.js";
import { takeWords } from "../locales/take.js";
import { Copy } from "./copy.jsx";
import { about, useSetting } from "./setting.js";

/** @typedef {import("../../src/door").Format} Format */
/** @typedef {import("../../src/door").Taken} Taken */
/** @typedef {NonNullable<import("../../src/door").TakeOptions["group"]>} Group */
/** @typedef {import("./take.jsx").Cited} Cited */

/** @param {Cited} props */
export function Panel(props) {
  return (
    <div class="take-panel">
      <Cite {...props} />
      <Files {...props} />
    </div>
  );
}

/** The citation in a style of the reader's choice. @param {Cited} props */
function Cite({ what, of }) {
  const { desk, lang, words } = useSetting();
  const own = takeWords[lang];
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [style, choose] = useState("chicago-note");
  const { view } = desk.address;
  // An answer is cited with all that was asked, the base query too.
  const cited = what === "query" ? joined(desk, of).q : of;
  const citations = desk.ask.cite(what, cited, { lang, base: desk.place.home, address: permalink(desk), view: view === null ? "" : words.views[view] }) ?? [];
  const chosen = citations.find((one) => one.style === style) ?? citations[0];
  const file = useFile(chosen?.text ?? "", "text/plain;charset=utf-8");
  if (chosen === undefined) return null;
  return (
    <section aria-labelledby="cite">
      <h3 id="cite">{own.cite}</h3>
      <label>
        {own.style}{" "}
        <select id="cite-style" value={style} onChange={(event) => choose(/** @type {typeof chosen.style} */ (event.currentTarget.value))}>
          {citations.map((one) => <option key={one.style} value={one.style} selected={one.style === chosen.style}>{one.label}</option>)}
        </select>
      </label>
      <textarea ref={box} id="cite-text" readOnly rows={6} spellcheck={false} aria-label={`${own.cite}, ${chosen.label}`} value={chosen.text} />
      <Copy id="cite-copy" text={chosen.text} box={box}>
        {file !== null && <a download={chosen.name} href={file}>{own.save}</a>}
      </Copy>
      {/[[]/.test(chosen.text) && style !== "csl-json" && <p class="remark">{own.brackets}</p>}
    </section>
  );
}

/** The relations as files, each with its size. @param {Cited} props */
function Files({ what, of }) {
  const { desk, lang, words } = useSetting();
  const own = takeWords[lang];
  const [group, choose] = useState(/** @type {Group} */ ("topic"));
  const [isMarked, mark] = useState(true);
  /** @type {[Taken[], (files: Taken[]) => void]} */
  const [files, show] = useState(/** @type {Taken[]} */ ([]));
  const query = what === "query" ? of : what === "relation" ? "" : about(what, of);
  const relation = what === "relation" ? of : "";
  useEffect(() => {
    // While somebody types, the files wait.
    const timer = setTimeout(() => {
      const formats = /** @type {Format[]} */ (Object.keys(own.formats));
      const options = { lang, base: desk.place.home, relation, group, mark: isMarked };
      show(formats.flatMap((format) => desk.ask.take(query, format, options) ?? []));
    }, files.length === 0 ? 0 : 300);
    return () => clearTimeout(timer);
  }, [query, relation, lang, group, isMarked]);
  const list = files.find(({ name }) => name.endsWith(".json"));
  return (
    <section aria-labelledby="take">
      <h3 id="take">{own.take}</h3>
      {list === undefined ? <p role="status">{own.waiting}</p> : <p>{what === "query" ? own.all(words.relations(list.total)) : words.relations(list.total)}</p>}
      <ul class="files">{files.map((file) => <File key={file.type} file={file} />)}</ul>
      <p class="acts">
        <label>
          {own.group}{" "}
          <select id="take-group" value={group} onChange={(event) => choose(/** @type {Group} */ (event.currentTarget.value))}>
            {/** @type {Group[]} */ (Object.keys(own.groups)).map((one) => <option key={one} value={one} selected={one === group}>{own.groups[one]}</option>)}
          </select>
        </label>
        <label><input type="checkbox" id="take-mark" checked={isMarked} onChange={(event) => mark(event.currentTarget.checked)} /> {own.mark}</label>
      </p>
    </section>
  );
}

/** @param {{ file: Taken }} props */
function File({ file: { text, name, type, note } }) {
  const { lang } = useSetting();
  const own = takeWords[lang];
  const href = useFile(text, type);
  const ending = /** @type {Format} */ (name.slice(name.lastIndexOf(".") + 1));
  return (
    <li>
      {href !== null && <a download={name} href={href}>{own.formats[ending]} <span class="ending">.{ending}</span></a>}{" "}
      <span class="count">{own.size(new Blob([text]).size)}</span>
      {note !== "" && <small>{note}</small>}
    </li>
  );
}

/** An address under which the browser holds a text as a file, until another takes its place. @param {string} text @param {string} type */
function useFile(text, type) {
  const [address, show] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    show(url);
    return () => URL.revokeObjectURL(url);
  }, [text, type]);
  return address;
}
