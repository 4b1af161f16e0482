// What a reader's own settings ask of the page: less motion, colours that are not ours, larger and wider letters, a thicker finger.
import assert from "node:assert/strict";
import { forEachEngine } from "./drive/engines.mjs";
import { arrive, visit } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { and, go, KINDS, STATES } from "./drive/states.mjs";

const server = await served();

/**
 * Walks through the states and asks a function of the page in each; what it returns is what is wrong.
 *
 * @param {import("./drive/session.mjs").Session} page @param {Record<string, string>} states @param {() => string[]} wrong
 */
async function nothing(page, states, wrong) {
  for (const [name, state] of Object.entries(states)) {
    await go(page, state);
    await openDrawer(page);
    assert.deepEqual(await page.exec(wrong), [], name);
  }
}

/** On a narrow screen the facets wait in a drawer. @param {import("./drive/session.mjs").Session} page */
async function openDrawer(page) {
  const isClosed = () => document.querySelector(".drawer[aria-expanded=false]")?.checkVisibility() ?? false;
  if (!(await page.exec(isClosed))) return;
  await page.exec(() => document.querySelector(".drawer").click());
  await page.until(() => document.querySelector(".drawer").getAttribute("aria-expanded") === "true");
}

/** With the system's wishes as they were, whatever happens. @param {import("./drive/session.mjs").Session} page @param {import("./drive/session.mjs").Media} wish @param {() => Promise<void>} work */
async function wishing(page, wish, work) {
  await page.media(wish);
  try {
    await work();
  } finally {
    await page.media({});
  }
}

forEachEngine("who wishes for less motion sees none", async (page) => {
  await arrive(page, server.url);
  const moving = () => {
    const found = document.getAnimations().map((one) => `runs: ${one.transitionProperty ?? one.animationName}`);
    const seconds = (/** @type {string} */ list) => list.split(",").some((one) => parseFloat(one) > 0);
    for (const one of document.querySelectorAll("html, body, body *")) {
      for (const part of [null, "::before", "::after"]) {
        const { transitionDuration, transitionDelay, animationName, scrollBehavior } = getComputedStyle(one, part);
        const isStill = !seconds(transitionDuration) && !seconds(transitionDelay) && animationName === "none" && scrollBehavior !== "smooth";
        if (!isStill) found.push(`${one.localName}.${one.getAttribute("class") ?? ""}${part ?? ""}`);
      }
    }
    return [...new Set(found)];
  };
  // What this test looks for is there where nobody minds it.
  assert.notDeepEqual(await page.exec(moving), []);
  await wishing(page, { reducedMotion: true }, () => nothing(page, KINDS, moving));
}, { only: ["chromium", "firefox"] });

forEachEngine("where colours are forced, every shape and every state can still be seen", async (page) => {
  await arrive(page, server.url);
  await wishing(page, { forcedColors: true }, async () => {
    assert.ok(await page.exec(() => matchMedia("(forced-colors: active)").matches));
    await nothing(page, STATES, unseen);
  });
}, { only: ["chromium", "firefox"] });

/** In the page: shapes and boxes without words that have no colour of the system's, and states that look like their absence. */
function unseen() {
  const probe = document.body.appendChild(document.createElement("i"));
  const system = ["CanvasText", "LinkText", "VisitedText", "ButtonText", "ButtonBorder", "Highlight", "HighlightText", "SelectedItem", "GrayText", "Mark", "MarkText", "FieldText"].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.style.color = "Canvas";
  const canvas = getComputedStyle(probe).color;
  probe.remove();
  const isSeen = (/** @type {string} */ colour) => colour !== canvas && system.includes(colour);
  /** The colour behind it. @param {Element | null} one @returns {string} */
  const ground = (one) => {
    const own = one === null ? canvas : getComputedStyle(one).backgroundColor;
    return one !== null && (one instanceof SVGElement || isClear(own)) ? ground(one.parentElement) : own;
  };
  const isClear = (/** @type {string} */ colour) => colour === "none" || colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);
  const named = (/** @type {Element} */ one) => `${one.localName}.${one.getAttribute("class") ?? ""} ${one.textContent.trim().slice(0, 30)}`;
  const hasBorder = (/** @type {CSSStyleDeclaration} */ style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && isSeen(style[`border${side}Color`]));
  const found = [];

  for (const one of document.querySelectorAll("#entente svg :is(rect, circle, ellipse, path, line, polyline, polygon, text, use)")) {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest("defs, clipPath, mask") !== null) continue;
    const { fill, stroke, strokeWidth, fillOpacity } = getComputedStyle(one);
    const isStroked = !isClear(stroke) && parseFloat(strokeWidth) > 0;
    const behind = ground(one.ownerSVGElement);
    const known = [canvas, ...system];
    // What is only there to be hit shows nothing anyway, and paper may cover what lies below.
    if ((isClear(fill) || fillOpacity === "0" || fill === behind || one.localName === "line") && !isStroked) continue;
    const colours = [isStroked ? stroke : fill, isClear(fill) || fillOpacity === "0" ? stroke : fill];
    if (!colours.every((colour) => known.includes(colour)) || colours.every((colour) => colour === behind)) found.push(`no system colour: ${named(one)} in ${named(one.parentElement)}, ${fill} ${stroke}`);
  }

  // A box that says something by its ground alone: no words, no picture, but drawn.
  for (const one of document.querySelectorAll("#entente *")) {
    for (const part of [null, "::before", "::after"]) {
      if (part === null ? one.textContent !== "" || one.closest("svg, input, select, textarea, iframe") !== null || one.querySelector("svg, input") !== null : false) continue;
      const style = getComputedStyle(one, part);
      if (part !== null && (style.content === "none" || style.content === "normal" || !/^""/.test(style.content))) continue;
      const isBox = part === null ? one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().height > 1 : parseFloat(style.width) > 1;
      // Firefox and Chromium tell the colour that is used; where it is the canvas the box has lost its ground.
      const hadGround = one.checkVisibility() && isBox && !isClear(style.backgroundColor);
      if (hadGround && !isSeen(style.backgroundColor) && !hasBorder(style)) found.push(`a box without a ground: ${named(one)}${part ?? ""}`);
    }
  }

  // What is chosen differs from its neighbour by more than a colour that is gone and the weight of its letters.
  const looks = (/** @type {Element} */ one) => {
    const style = getComputedStyle(one);
    const parts = [style.backgroundColor, style.outlineStyle, style.textDecorationLine, style.textDecorationStyle, style.strokeWidth, style.strokeDasharray, style.stroke, style.fill];
    for (const side of ["Top", "Right", "Bottom", "Left"]) {
      const isThere = parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== canvas;
      parts.push(isThere ? `${style[`border${side}Width`]} ${style[`border${side}Style`]} ${style[`border${side}Color`]}` : "");
    }
    return parts.join("|");
  };
  for (const state of ["aria-current", "aria-selected", "aria-pressed", "aria-checked"]) {
    for (const one of document.querySelectorAll(`#entente [${state}]:not([${state}="false"])`)) {
      const others = [...(one.closest("ul, ol, nav, [role], fieldset, svg, p, div")?.querySelectorAll(one.localName) ?? [])];
      const plain = others.find((other) => other !== one && (other.getAttribute(state) ?? "false") === "false" && other.className === one.className);
      const text = (/** @type {Element} */ it) => it.querySelector("[aria-hidden]")?.textContent ?? "";
      if (plain !== undefined && looks(plain) === looks(one) && text(plain) === text(one)) found.push(`${state} cannot be seen: ${named(one)}`);
    }
  }
  return [...new Set(found)].slice(0, 12);
}

forEachEngine("at 200 and at 400 per cent nothing is lost and nothing scrolls sideways", async (page) => {
  // What can be read and what can be done. The numbers along an axis are for the eye and may be fewer in little room.
  const look = () => {
    const main = document.querySelector("#entente");
    const name = (/** @type {Element} */ one) => `${one.localName} ${one.getAttribute("aria-label") ?? (one.textContent.trim() || one.id)}`.replace(/\s+/g, " ");
    const controls = [...main.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((one) => !one.matches(".drawer") && one.checkVisibility({ visibilityProperty: true }));
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const said = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (parent.checkVisibility({ visibilityProperty: true }) && parent.closest(".drawer, .facets h2, #spoken, .axis") === null) said.push(texts.currentNode.nodeValue.trim());
    }
    return { controls: controls.map(name), said: said.filter(Boolean), isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth };
  };
  const missing = (/** @type {string[]} */ all, /** @type {string[]} */ some) => {
    const left = new Set(some);
    return [...new Set(all.filter((one) => !left.has(one)))];
  };
  /** @type {Record<string, any>} */
  const whole = {};
  await arrive(page, server.url);
  for (const [name, state] of Object.entries(STATES)) {
    await go(page, state);
    whole[name] = await page.exec(look);
    assert.ok(whole[name].controls.length > 5 && whole[name].said.length > 10, name);
  }
  for (const [width, height] of [[640, 450], [320, 256]]) {
    await page.size(width, height);
    for (const [name, state] of Object.entries(STATES)) {
      await go(page, state);
      await openDrawer(page);
      const { controls, said, isWide } = await page.exec(look);
      assert.deepEqual(missing(whole[name].controls, controls), [], `${name} at ${width} px: controls`);
      assert.deepEqual(missing(whole[name].said, said), [], `${name} at ${width} px: texts`);
      assert.ok(!isWide, `${name} at ${width} px scrolls sideways`);
    }
  }
}, { only: ["chromium"] });

/** The letters, words, lines and paragraphs that a reader may set apart (WCAG 1.4.12). */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

for (const width of [1280, 320]) {
  forEachEngine(`letters and lines may stand wider, and nothing is cut off · ${width} px`, async (page) => {
    await page.size(width, 900);
    await visit(page, server.url);
    // As a style sheet of the reader's: the page's policy has no say in that.
    await page.exec((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    await nothing(page, STATES, cut);
    await go(page, "");
    await page.click("#q");
    await page.type("trade");
    await page.until(() => document.querySelector("#q-list li") !== null);
    assert.deepEqual(await page.exec(cut), [], "suggestions");
  }, { only: ["chromium"] });
}

/** In the page: what holds more than it shows, and texts of a picture that lie outside of it. */
function cut() {
  const found = [];
  const named = (/** @type {Element} */ one) => `${one.localName}.${one.getAttribute("class") ?? ""} ${one.textContent.trim().slice(0, 40)}`;
  const hides = (/** @type {string} */ overflow) => overflow === "hidden" || overflow === "clip";
  for (const one of document.querySelectorAll("#entente *:not(svg, svg *)")) {
    if (!one.checkVisibility() || one.textContent.trim() === "" || one.closest(".unseen, .skip") !== null) continue;
    const { overflowX, overflowY, display } = getComputedStyle(one);
    if (display === "inline") continue;
    if ((hides(overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)) found.push(`cut off: ${named(one)}`);
  }
  for (const text of document.querySelectorAll("#entente svg text")) {
    const box = text.getBoundingClientRect();
    if (box.width === 0 || getComputedStyle(text.ownerSVGElement).overflow === "visible") continue;
    const around = text.ownerSVGElement.getBoundingClientRect();
    const isOut = box.left < around.left - 1 || box.right > around.right + 1 || box.top < around.top - 1 || box.bottom > around.bottom + 1;
    if (isOut) found.push(`outside of its picture: ${named(text)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`${scrollWidth} px wide`);
  return [...new Set(found)].slice(0, 12);
}

for (const [width, lang] of [[1280, "en"], [320, "km"]]) {
  forEachEngine(`what can be pressed is as large as a finger needs, or keeps its distance · ${width} px, ${lang}`, async (page) => {
    await page.size(width, 900);
    await visit(page, `${server.url}?lang=${lang}`);
    await nothing(page, Object.fromEntries(Object.entries(STATES).map(([name, state]) => [name, and(state, { lang })])), small);
  }, { only: ["chromium"] });
}

/**
 * In the page: targets of less than 24 × 24 CSS px (WCAG 2.5.8).
 *
 * A link that stands in a line with other words is excused, as its size is theirs. One that has a line to itself may be as
 * flat as its letters, where a circle of 24 px around its middle meets no other target.
 */
function small() {
  const SIZE = 24;
  const all = [...document.querySelectorAll("body :is(a[href], button, input, select, textarea, summary, [tabindex='0'], [role=button], [role=option], svg [tabindex])")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.matches(".skip") && one.getAttribute("tabindex") !== "-1" || one.matches("svg a[href], svg [role]"));
  const targets = all.map((one) => {
    // A label is pressed as well as its box.
    const boxes = [one, ...("labels" in one && one.labels !== null ? one.labels : [])].map((part) => part.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    return { one, left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2, isSmall: right - left < SIZE - 0.5 || bottom - top < SIZE - 0.5 };
  });
  const isInline = (/** @type {Element} */ one) => getComputedStyle(one).display === "inline" && one.matches("a, summary");
  const isAmongWords = (/** @type {Element} */ one) => {
    let block = one.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block.textContent.replace(one.textContent, "").trim() !== "";
  };
  const isNear = (/** @type {typeof targets[number]} */ a, /** @type {typeof targets[number]} */ b) => {
    const dx = Math.max(b.left - a.x, 0, a.x - b.right), dy = Math.max(b.top - a.y, 0, a.y - b.bottom);
    const toBox = Math.hypot(dx, dy), toMiddle = Math.hypot(a.x - b.x, a.y - b.y);
    return toBox < SIZE / 2 - 0.5 || (b.isSmall && toMiddle < SIZE - 0.5);
  };
  const found = targets.filter((target) => {
    if (!target.isSmall) return false;
    if (!isInline(target.one)) return true;
    if (isAmongWords(target.one)) return false;
    return targets.some((other) => other !== target && !other.one.contains(target.one) && !target.one.contains(other.one) && isNear(target, other));
  });
  const named = ({ one, left, right, top, bottom }) => `${one.localName}.${one.getAttribute("class") ?? ""} “${(one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 30)}” ${Math.round(right - left)} × ${Math.round(bottom - top)} in ${one.parentElement.localName}.${one.parentElement.getAttribute("class") ?? ""}`;
  return [...new Set(found.map(named))].slice(0, 15);
}
