// @ts-check
/** "Cite and take away" and "Embed": two quiet folds at the foot of what is shown. What is in them arrives when they are first opened. */
import { Late, later } from "./late.jsx";
import { useSetting } from "./setting.js";

/** What is cited: a record by its key, or an answer by its query. @typedef {{ what: "relation" | "source" | "entity" | "event" | "query", of: string }} Cited */

// What is taken only the engine's second module answers; what is embedded looks like a view.
const taking = later((desk) => Promise.all([import("./take-panel.jsx"), desk.ask.whole()]).then(([module]) => module));
const embedding = later((desk) => Promise.all([import("./embed-panel.jsx"), desk.place.styles()]).then(([module]) => module));

/** @param {Cited} props */
export function Take({ what, of }) {
  const { words } = useSetting();
  return (
    <>
      <Late class="take" summary={words.takeAway} module={taking}>{({ Panel }) => <Panel key={what} what={what} of={of} />}</Late>
      <Late class="take embed" summary={words.embed} module={embedding}>{({ EmbedPanel }) => <EmbedPanel key={what} what={what} of={of} />}</Late>
    </>
  );
}
