// @ts-check
/** Ways to narrow: each facet a group of checkboxes with counts, each value with a button that excludes it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useSetting } from "./setting.js";
import { Plain } from "./text.jsx";

/** @typedef {import("../../src/door").Facet} Facet */
/** @typedef {import("../../src/door").FacetValue} FacetValue */

/** Open at first; the others wait behind their names. */
const OPEN = ["kind", "standing", "topic", "who"];
/** How many values are shown at first. */
const FEW = 6;

/** @param {{ facets: Facet[], chosen: number }} props */
export function Facets({ facets, chosen }) {
  const { words } = useSetting();
  // On a narrow screen the facets wait in a drawer; a wide one shows them beside the list whatever this says.
  const [isOut, setOut] = useState(false);
  return (
    <aside class="facets" part="facets" aria-label={words.narrow} data-out={isOut ? "" : undefined}>
      <button type="button" class="drawer" aria-expanded={isOut} aria-controls="facets" onClick={() => setOut(!isOut)}>
        {words.narrow}{chosen > 0 && <> ({words.number(chosen)})</>}
      </button>
      <div id="facets">
        <a class="skip" href="#results">{words.skipToList}</a>
        <h2>{words.narrow}</h2>
        {facets.map((facet) => <Group key={facet.key} facet={facet} />)}
      </div>
    </aside>
  );
}

/** @param {{ facet: Facet }} props */
function Group({ facet: { key, label, values } }) {
  const { words } = useSetting();
  const [wish, setWish] = useState(/** @type {boolean | null} */ (null));
  const [isWhole, setWhole] = useState(false);
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  // The button goes down with the list; who pressed it reads on where the new values begin.
  useEffect(() => {
    if (isWhole) list.current?.children[FEW]?.querySelector("input")?.focus();
  }, [isWhole]);
  if (values.length === 0) return null;
  const isOpen = wish ?? (OPEN.includes(key) || values.some(({ state }) => state !== "free"));
  const shown = isWhole ? values : values.filter(({ state }, n) => n < FEW || state !== "free");
  return (
    <fieldset data-home="" id={`facet-${key}`}>
      <legend><button type="button" aria-expanded={isOpen} onClick={() => setWish(!isOpen)}><span>{label}</span></button></legend>
      {isOpen && <ul ref={list}>{shown.map((value) => <Value key={value.key} facet={key} value={value} />)}</ul>}
      {isOpen && values.length > FEW && (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(values.length)}
        </button>
      )}
    </fieldset>
  );
}

/** @param {{ facet: string, value: FacetValue }} props */
function Value({ facet, value: { key, label, count, certain, state } }) {
  const { desk, words } = useSetting();
  const id = `f-${facet}-${key}`;
  /** @param {"choose" | "exclude"} mode */
  const toggle = (mode) => desk.go({ q: desk.ask.toggle(desk.query, facet, key, mode) });
  return (
    <li data-state={state} data-none={count === 0 ? "" : undefined}>
      <input type="checkbox" id={id} checked={state === "chosen"} onChange={() => toggle("choose")} />
      <label for={id}>
        <Plain text={label} />
        <span class="count">{words.number(count)}<span class="unseen"> {words.relationsWord(count)}</span></span>
      </label>
      <button
        type="button" id={`x-${facet}-${key}`} aria-pressed={state === "excluded"} aria-label={words.exclude(label)} title={words.exclude(label)}
        onClick={() => toggle("exclude")}
      ><span aria-hidden="true">{state === "excluded" ? "＋" : "−"}</span></button>
      {certain !== null && certain !== count && <small>{words.certainly(certain)}</small>}
    </li>
  );
}
