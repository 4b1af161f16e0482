// @ts-check
/** A date in words; how it is written exactly, and why it is what it is, on demand. */
import { Fold } from "./fold.jsx";
import { Words } from "./text.jsx";
import { useSetting } from "./setting.js";

/** @param {{ date: import("../../src/door").DateText }} props */
export const When = ({ date }) => <Fold class={date.isStated ? "when" : "when unsure"} summary={date.words}><Exactly date={date} /></Fold>;

/** @param {{ date: import("../../src/door").DateText }} props */
function Exactly({ date: { edtf, basis } }) {
  const { words } = useSetting();
  return (
    <span class="why">
      <abbr title="Extended Date/Time Format, ISO 8601-2">EDTF</abbr> <code>{edtf}</code>{" · "}
      {basis === null ? words.dateStated : <Words text={basis} />}
    </span>
  );
}
