// @ts-check
/** A quiet fold at the foot of what is shown. What is in it arrives when it is first opened. */
import { useState } from "preact/hooks";
import { useSetting } from "./setting.js";

/**
 * A module that comes when it is wanted.
 *
 * @template M
 * @typedef {{ load: (desk: import("../state.js").Desk) => Promise<M>, arrived: M | null }} Later
 */

/** @template M @param {Later<M>["load"]} load @returns {Later<M>} */
export const later = (load) => ({ load, arrived: null });

/**
 * @template M
 * @param {{ class: string, summary: string, module: Later<M>, children: (module: M) => import("preact").ComponentChildren }} props
 */
export function Late({ class: name, summary, module, children }) {
  const { desk, words } = useSetting();
  const [isOpen, setOpen] = useState(false);
  const [isLate, setLate] = useState(false);
  const [, draw] = useState(module.arrived);
  /** @param {boolean} open */
  const toggle = (open) => {
    setOpen(open);
    setLate(false);
    if (!open || module.arrived !== null) return;
    module.load(desk).then((arrived) => draw(() => module.arrived = arrived), (error) => {
      console.error(error);
      setLate(true);
    });
  };
  return (
    <details class={name} onToggle={(event) => { if (event.target === event.currentTarget) toggle(event.currentTarget.open); }}>
      <summary>{summary}</summary>
      {isOpen && (module.arrived === null
        ? <p class="waiting" role="status">{isLate ? words.takeFailed : words.viewLoading}</p>
        : children(module.arrived))}
    </details>
  );
}
