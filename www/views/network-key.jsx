// @ts-check
/** What the lines of a network mean, told by the kinds of line that are drawn. */
import { networkWords } from "../locales/network.js";
import { useSetting } from "./setting.js";

/** @param {{ ties: import("../../src/door").Tie[] }} props */
export function NetworkKey({ ties }) {
  const { lang } = useSetting();
  const { footings } = networkWords[lang];
  const drawn = /** @type {const} */ (["act", "open", "view", "denial"]).filter((one) => ties.some(({ footing }) => footing === one));
  return (
    <ul class="network-key">
      {drawn.map((footing) => (
        <li key={footing}><FootingLine of={footing} /> {footings[footing]}</li>
      ))}
    </ul>
  );
}

/** A piece of line. @param {{ of: import("../../src/door").Footing }} props */
export function FootingLine({ of }) {
  return (
    <svg class="tie" data-footing={of} viewBox="0 0 36 12" width="36" height="12" aria-hidden="true" focusable="false">
      <path class="course" d="M0 6H36" stroke-width="1.6" />
      {of === "denial" && <path class="cross" d="M13 1L23 11M23 1L13 11" />}
    </svg>
  );
}
