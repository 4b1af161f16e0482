// @ts-check
/**
 * For the page around: gives each frame of ours the height that it tells. Without this script a frame keeps the height of its
 * code and scrolls within.
 *
 * `<script src="…/host.js" async></script>`, once, wherever the frames come from. A message counts only if a frame of this page
 * that leads to an `embed.html` sent it, from the place where that lies; a height is kept within bounds. Nothing is written but
 * the frame's own height, and nothing is told to the frame but that it may say how high it is.
 */

/** The heights that a frame may take, in CSS pixels. */
export const LEAST = 100;
export const MOST = 20_000;

/**
 * The height that a message tells, within bounds; null where it tells none.
 *
 * @param {unknown} data
 */
export function heightIn(data) {
  if (typeof data !== "object" || data === null) return null;
  const { entente, type, height } = /** @type {Record<string, unknown>} */ (data);
  if (entente !== 1 || type !== "height" || typeof height !== "number" || !Number.isFinite(height)) return null;
  return Math.min(Math.max(Math.ceil(height), LEAST), MOST);
}

/**
 * From where a frame of ours speaks: the origin of its address, or `null` where it is kept apart; nothing where it is none of ours.
 *
 * @param {{ src: string, sandbox: { contains(word: string): boolean }, hasAttribute(name: string): boolean }} frame
 */
export function originOf(frame) {
  if (!URL.canParse(frame.src)) return undefined;
  const { protocol, origin, pathname } = new URL(frame.src);
  if (!/^https?:$/.test(protocol) || !/\/embed(-alone)?\.html$/.test(pathname)) return undefined;
  return frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : origin;
}

/** Listens for as long as the page is there. */
export function listen() {
  addEventListener("message", ({ data, source, origin }) => {
    const height = heightIn(data);
    if (height === null || source === null) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
      frame.style.minHeight = "0";
      frame.style.height = `${height}px`;
    }
  });
  // Those that were ready before anybody listened.
  for (const frame of document.querySelectorAll("iframe")) {
    const origin = originOf(frame);
    if (origin !== undefined) frame.contentWindow?.postMessage({ entente: 1, type: "ask" }, origin === "null" ? "*" : origin);
  }
}

if (typeof document === "object") listen();
