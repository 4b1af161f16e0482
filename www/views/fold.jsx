// @ts-check
/** What opens on demand, and is drawn only then. */
import { useState } from "preact/hooks";

/** @typedef {import("preact").ComponentChildren} Children */

/** @param {{ class?: string, summary: Children, children: Children }} props */
export function Fold({ class: name, summary, children }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={name} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
