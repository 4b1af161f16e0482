// @ts-check
/** The parts of the query in words, each with a button that takes it away. */
import { useSetting } from "./setting.js";
import { Plain } from "./text.jsx";

/** @param {{ parts: import("../../src/door").Part[] }} props */
export function Chips({ parts }) {
  const { desk, words } = useSetting();
  if (parts.length === 0) return null;
  return (
    <ul class="chips" part="chips" aria-label={words.chips} data-home="">
      {parts.map(({ text, label, without }) => (
        <li key={text}>
          <Plain text={label} />
          <button type="button" aria-label={words.remove(label)} onClick={() => desk.go({ q: without })}><span aria-hidden="true">×</span></button>
        </li>
      ))}
      {parts.length > 1 && <li class="all"><button type="button" onClick={() => desk.go({ q: "" })}>{words.removeAll}</button></li>}
    </ul>
  );
}
