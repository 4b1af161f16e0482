// @ts-check
/** The tabs of an answer, and the view that is open: its module arrives when it is first looked at. */
import { VIEW_NAMES } from "../views.js";
import { useSetting } from "./setting.js";

/** The list and the other views of the same query, as links; the first screen holds the list itself. */
export function Tabs() {
  const { desk: { isHome, address: { q, view, settings } }, words, href } = useSetting();
  return (
    <nav class="tabs" part="tabs" aria-label={words.viewsLabel}>
      {[...(isHome ? [] : [null]), ...VIEW_NAMES].map((name) => (
        <a key={name} data-stay="" aria-current={name === view ? "page" : undefined} href={href({ q, view: name, settings: name === view ? settings : {} })}>
          {words.views[name ?? "list"]}
        </a>
      ))}
    </nav>
  );
}

/** @param {{ seen: NonNullable<import("../state.js").Seen> }} props */
export function ViewOf({ seen }) {
  const { desk: { address: { view } }, words } = useSetting();
  if (seen.state !== "ready") return <p class="waiting" role="status">{seen.state === "loading" ? words.viewLoading : words.viewFailed}</p>;
  const { Drawing } = seen.module;
  // A view's styles hold within it alone, so that two views may call different things by one name.
  return <div class={`v-${view}`}><Drawing answer={seen.answer} /></div>;
}
