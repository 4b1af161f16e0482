// @ts-check
/** A date in words; how it is written exactly, and why it is what it is, on demand. */
import { Words } from "./text.jsx";
import { useSetting } from "./setting.js";

/** @param {{ date: import("../../src/door").DateText }} props */
export function When({ date }) {
  const { words } = useSetting();
  return (
    <details class={date.isStated ? "when" : "when unsure"}>
      <summary>{date.words}</summary>
      <span class="why">
        <abbr title="Extended Date/Time Format, ISO 8601-2">EDTF</abbr> <code>{date.edtf}</code>{" · "}
        {date.basis === null ? words.dateStated : <Words text={date.basis} />}
      </span>
    </details>
  );
}
