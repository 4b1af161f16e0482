// @ts-check
/** "Cite and take away": a quiet fold at the foot of what is shown. What is in it arrives when it is first opened. */
import { useState } from "preact/hooks";
import { useSetting } from "./setting.js";

/** What is cited: a record by its key, or an answer by its query. @typedef {{ what: "relation" | "source" | "entity" | "event" | "query", of: string }} Cited */
/** @typedef {typeof import("./take-panel.jsx")} PanelModule */

/** @type {PanelModule | null} */
let arrived = null;

/** @param {Cited} props */
export function Take({ what, of }) {
  const { desk, words } = useSetting();
  const [isOpen, setOpen] = useState(false);
  const [isLate, setLate] = useState(false);
  const [, draw] = useState(arrived);
  /** @param {boolean} open */
  const toggle = (open) => {
    setOpen(open);
    setLate(false);
    if (!open || arrived !== null) return;
    Promise.all([import("./take-panel.jsx"), desk.ask.whole()]).then(([module]) => draw(arrived = module), (error) => {
      console.error(error);
      setLate(true);
    });
  };
  return (
    <details class="take" onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>{words.takeAway}</summary>
      {isOpen && (arrived === null
        ? <p class="waiting" role="status">{isLate ? words.takeFailed : words.viewLoading}</p>
        : <arrived.Panel key={what} what={what} of={of} />)}
    </details>
  );
}
