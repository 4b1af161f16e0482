// @ts-check
/**
 * The search box: a combobox whose list offers ways to go on, after the pattern of the ARIA Authoring Practices. The answer
 * is drawn in the same frame as the key that was struck.
 */
import { useState } from "preact/hooks";
import { LONGEST } from "../address.js";
import { useSetting } from "./setting.js";
import { Plain } from "./text.jsx";

/** @typedef {import("../../src/door").QueryError} QueryError */

export function Search() {
  const { desk, words } = useSetting();
  const { text, suggestions } = desk;
  // Which suggestion the arrow keys stand on; -1: none, the box itself.
  const [at, setAt] = useState(-1);
  const active = suggestions[at];

  /** A host's list of timings is its own. @param {string} name */
  const mark = (name) => { if (!desk.place.isGuest) performance.mark(name); };
  /** @param {string} value */
  const type = (value) => {
    mark("entente:input");
    setAt(-1);
    desk.type(value);
    mark("entente:drawn");
  };
  /** @param {string} query */
  const choose = (query) => {
    setAt(-1);
    // It ends in a space, ready for the next word.
    desk.go({ q: query, open: null }, query);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.isComposing) return;
    const last = suggestions.length - 1;
    if (event.key === "ArrowDown" && last >= 0) setAt(at === last ? -1 : at + 1);
    else if (event.key === "ArrowUp" && last >= 0) setAt(at === -1 ? last : at - 1);
    else if (event.key === "Enter" && active) choose(active.query);
    else if (event.key === "Escape" && last >= 0) { setAt(-1); desk.closeSuggestions(); }
    else return;
    event.preventDefault();
  };

  return (
    <search class="search" part="search" data-home="">
      <form onSubmit={(event) => { event.preventDefault(); setAt(-1); desk.commit(); }}>
        <label for="q">{words.search}</label>
        <div class="box">
          <input
            id="q" type="text" inputmode="search" enterkeyhint="search" role="combobox" autocomplete="off" autocapitalize="off" spellcheck={false} maxlength={LONGEST}
            placeholder={words.searchExample} value={text}
            aria-autocomplete="list" aria-controls="q-list" aria-expanded={suggestions.length > 0}
            aria-activedescendant={active ? `q-${at}` : undefined}
            aria-invalid={desk.refusal !== null && !desk.isMidway} aria-describedby={desk.refusal !== null && !desk.isMidway ? "q-refusal" : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={key}
            onChange={() => desk.commit()}
            onBlur={() => { setAt(-1); desk.closeSuggestions(); }}
          />
          {desk.refusal !== null && !desk.isMidway && <Refusal error={desk.refusal} text={text} />}
          <ul id="q-list" role="listbox" aria-label={words.suggestions} hidden={suggestions.length === 0}>
            {suggestions.map((one, n) => (
              // The box keeps the focus: a press on an option must not take it.
              <li key={one.query} id={`q-${n}`} role="option" aria-selected={n === at} onMouseDown={(event) => { event.preventDefault(); choose(one.query); }}>
                <span class="type">{words.suggestionTypes[one.type]}</span>
                <span class="what"><Plain text={one.label} />{one.matched !== null && <small> <Plain text={one.matched} /></small>}</span>
                <span class="count">{words.number(one.count)}</span>
              </li>
            ))}
          </ul>
        </div>
      </form>
      {desk.isBroken && <p class="notice" role="alert">{words.broken} <button type="button" onClick={() => desk.again()}>{words.again}</button></p>}
    </search>
  );
}

/** Why a query was refused, with its place marked and, where a near name is known, a button that takes it. @param {{ error: QueryError, text: string }} props */
function Refusal({ error: { message, from, to, hint }, text }) {
  const { desk, words } = useSetting();
  return (
    <div class="refusal" id="q-refusal" role="status">
      <p class="query" aria-hidden="true"><bdi>{text.slice(0, from)}<mark>{text.slice(from, to) || " "}</mark>{text.slice(to)}</bdi></p>
      <p>
        {message}.{" "}
        {hint !== null && (
          <button type="button" onClick={() => desk.go({ q: text.slice(0, from) + hint + text.slice(to), open: null })}>
            {words.didYouMean} <b>{hint}</b>
          </button>
        )}
      </p>
      {desk.answer !== null && <p class="aside">{words.lastGood}</p>}
    </div>
  );
}
