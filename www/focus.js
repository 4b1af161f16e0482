// @ts-check
/**
 * Keeps the focus where the reader left it. A drawing may move the focused element, which makes browsers forget it; or
 * replace it by its like in another view, which then takes the focus at the same height of the screen; or take it away, and
 * then the focus goes to its home: the nearest `data-home` still there.
 */
import { nameOf } from "./trail.js";

/** @param {() => void} draw @param {Document | ShadowRoot} root Whose focus it is. */
export function keepFocus(draw, root) {
  const focused = root.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return draw();
  const home = focused.closest("[data-home]");
  const name = nameOf(focused);
  const height = focused.id === "q" ? 0 : focused.getBoundingClientRect().top;
  draw();
  if (focused === root.activeElement) return;
  if (focused.isConnected) return focused.focus({ preventScroll: true });
  const like = name === null ? null : root.querySelector(name);
  if (like !== null) {
    focusOn(like);
    scrollBy({ top: like.getBoundingClientRect().top - height, behavior: "instant" });
  } else {
    focusOn(home?.isConnected ? home.querySelector("button, a, input") ?? home : heading(root));
  }
}

/** The heading of what is shown. @param {Document | ShadowRoot} root */
export function heading(root) {
  return root.querySelector("h1");
}

/** @param {Element | null} element */
export function focusOn(element) {
  if (!(element instanceof HTMLElement)) return;
  if (element.matches("h1, h2")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
