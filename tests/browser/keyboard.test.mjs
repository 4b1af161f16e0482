// The page without a mouse: every way can be gone with keys, the focus can always be seen, and it is never lost.
import assert from "node:assert/strict";
import { VIEW_NAMES } from "../../www/views.js";
import { forEachEngine } from "./drive/engines.mjs";
import { address, arrive, engine, isOn, lists, visit } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";
import { go, KINDS, settled, STATES, VIEW_STATES } from "./drive/states.mjs";

/** @import { Session } from "./drive/session.mjs" */

const server = await served();

/** In the page: why the reader cannot see where the focus is; nothing where it can be seen. */
function unseen() {
  const one = document.activeElement;
  if (one === null || one === document.body || one === document.documentElement) return "the focus is lost";
  const name = `${one.localName}.${one.getAttribute("class") ?? ""} ${one.textContent.trim().slice(0, 40)}`;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  // A mark of a picture may thicken its stroke instead; another test looks for that.
  if (!(one instanceof SVGElement) && (outlineStyle === "none" || parseFloat(outlineWidth) === 0)) return `no outline on ${name}`;
  // Two engines count the whole of a picture within a picture as the mark's own box.
  const shown = one instanceof SVGElement ? one.querySelector("rect") ?? one : one;
  const { left, right, top, bottom } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth - 1)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight - 1)) / 2;
  if (right < 0 || left > innerWidth || bottom < 0 || top > innerHeight) return `out of sight at ${Math.round(left)}, ${Math.round(top)}: ${name}`;
  const hit = document.elementFromPoint(x, y);
  // What holds it lies behind it and cannot cover it.
  if (hit !== null && !one.contains(hit) && !hit.contains(one)) return `${name} is covered by ${hit.localName}.${hit.getAttribute("class") ?? ""}`;
  return "";
}

/** @param {Session} page @param {string} when */
async function seen(page, when) {
  assert.equal(await page.exec(unseen), "", when);
}

/** Presses a key until the focus is on such an element; on the way it can always be seen. @param {Session} page @param {string} css @param {string} [key] */
async function walk(page, css, key = "Tab") {
  for (let n = 0; n < 60; n++) {
    await page.press(key);
    await seen(page, `on the way to ${css}`);
    if (await isOn(page, css)) return;
  }
  throw new Error(`after 60 times ${key} the focus is on ${await page.focused()}, not on \`${css}\``);
}

forEachEngine("the whole job is done with keys, from the first to the source's paragraph", async (page) => {
  await arrive(page, server.url);
  await page.press("Tab");
  assert.ok(await isOn(page, ".skip"), await page.focused());
  await seen(page, "the first key");
  await page.press("Enter");
  assert.ok(await isOn(page, "#main"), await page.focused());
  await seen(page, "skipped");
  await page.press("Tab");
  assert.ok(await isOn(page, "#q"), await page.focused());

  await page.type("trade");
  await page.until(() => document.querySelectorAll("#q-list li").length > 0);
  await page.press("ArrowDown", "Enter");
  const { query } = engine.suggest("trade", "en")[0];
  await lists(page, query);
  assert.ok(await isOn(page, "#q"), await page.focused());

  await walk(page, "#facet-kind input");
  const kind = await page.exec(() => document.activeElement.id.replace("f-kind-", ""));
  await page.press("Space");
  const narrowed = `${query.trim()} kind:${kind}`;
  await lists(page, narrowed);
  assert.ok(await isOn(page, `#f-kind-${kind}:checked`), await page.focused());
  await seen(page, "narrowed");

  await walk(page, '.tabs a[href*="view=absences"]', "Shift+Tab");
  await page.press("Enter");
  await page.until(() => document.querySelector('.tabs a[href*="view=absences"][aria-current]') !== null);
  await settled(page);
  assert.ok(await isOn(page, ".tabs a[aria-current]"), await page.focused());
  await seen(page, "the view is open");
  await walk(page, ".facets .skip");
  await page.press("Enter");
  assert.ok(await isOn(page, "#results"), await page.focused());
  await seen(page, "at the results");

  await walk(page, '.view a[href*="relation="]');
  const opened = await page.exec(() => document.activeElement.getAttribute("href"));
  const view = await address(page);
  await page.press("Enter");
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.equal(await address(page), opened);
  assert.ok(await isOn(page, "h1"), await page.focused());
  await seen(page, "a relation is open");

  for (const [css, changed] of [
    ['.masthead a[href*="theme=dark"]', () => document.documentElement.dataset.theme === "dark"],
    [".masthead a[hreflang=fr]", () => document.documentElement.lang === "fr"],
  ]) {
    await walk(page, css, "Shift+Tab");
    await page.press("Enter");
    await page.until(changed);
    assert.ok(await isOn(page, css), `the focus stays, not on ${await page.focused()}`);
    await seen(page, css);
  }

  await walk(page, '.footnote a[href*="#p"]');
  const paragraph = await page.exec(() => document.activeElement.getAttribute("href").split("#")[1]);
  await page.press("Enter");
  await page.until(() => document.querySelector(".paragraphs") !== null);
  assert.ok(await isOn(page, `#${paragraph}`), await page.focused());
  await seen(page, "at the paragraph");
  await page.back();
  await page.until(() => document.querySelector("h1.statement") !== null);
  assert.ok(await isOn(page, '.footnote a[href*="#p"]'), await page.focused());
  await seen(page, "back at the relation");
  // Light, language, the relation itself.
  for (let n = 0; n < 3; n++) await page.back();
  await page.until((query) => document.querySelector(".view") !== null && decodeURIComponent(location.search) === query, { values: [view] });
  await settled(page);
  await seen(page, "back in the view");
});

/** What the reader may do, and with what; each leaves the focus somewhere. @type {[state: string, css: string, ...keys: string[]][]} */
const ACTIONS = [
  ["q=trade+topic:trade", ".chips button", "Enter"],
  ["q=trade+topic:trade", ".chips .all button", "Enter"],
  ["q=trade", ".chips button", "Enter"],
  ["q=trade", "#facet-who legend button", "Enter"],
  ["q=trade", "#facet-topic .more", "Enter"],
  ["q=trade", "#facet-kind li > button", "Enter"],
  ["q=trade", "#facet-kind li:last-child input", "Space"],
  ["q=who:canada", "[rel=next]", "Enter"],
  ["q=who:canada", ".histogram summary", "Enter"],
  ["q=who:canada", ".card .when summary", "Enter"],
  ["q=trade+zeppelin", ".nothing li a", "Enter"],
  ["q=trade+zeppelin", ".nothing > p a", "Enter"],
  ["", ".rest > summary", "Enter"],
  ["", ".questions a", "Enter"],
  ["entity=mfaic", ".tally a", "Enter"],
  ["relation=nobody-knows", ".nothing a", "Enter"],
  ["q=trade", "#sort", "ArrowDown"],
  ["q=trade", "#q", "Escape"],
  ["q=trade", ".masthead .name", "Enter"],
  ...VIEW_NAMES.map((view) => ["q=trade", `.tabs a[href*="view=${view}"]`, "Enter"]),
  ...VIEW_NAMES.map((view) => [`q=trade&view=${view}`, ".tabs a", "Enter"]),
  ...VIEW_NAMES.map((view) => [`q=trade+topic:trade&view=${view}`, ".chips button", "Enter"]),
];

forEachEngine("whatever is done, the focus is not lost and can be seen", async (page) => {
  await arrive(page, server.url);
  for (const [state, css, ...keys] of ACTIONS) {
    await go(page, state);
    // The page knows that keys are in use.
    await page.press("Tab");
    await page.exec((css) => document.querySelector(css).focus(), css);
    for (const key of keys) {
      await page.press(key);
      await settled(page);
      await page.paint();
      await seen(page, `${key} on ${css} at ?${state}`);
    }
  }
});

forEachEngine("wherever the focus can go, it can be seen there", async (page) => {
  await arrive(page, server.url);
  for (const [name, state] of Object.entries(page.engine === "chromium" ? STATES : KINDS)) {
    await go(page, state);
    await page.press("Tab");
    assert.deepEqual(await page.exec(`return (${allSeen})(${unseen})`), [], name);
  }
}, { timeout: 240_000 });

/** In the page: every stop where the reader cannot see the focus, and why. @param {() => string} unseen */
function allSeen(unseen) {
  const marked = (/** @type {Element} */ one) => [one, ...one.querySelectorAll("*")].slice(0, 20).map((part) => {
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(part);
    return [outlineStyle === "none" ? 0 : outlineWidth, stroke, strokeWidth];
  }).join();
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  return stops.flatMap((one) => {
    const before = one instanceof SVGElement ? marked(one) : "";
    one.focus();
    if (document.activeElement !== one) return [`${one.localName} ${one.textContent.trim().slice(0, 40)} takes no focus`];
    if (one instanceof SVGElement && marked(one) === before) return [`a mark looks the same with the focus: ${one.getAttribute("aria-label") ?? one.textContent.trim().slice(0, 40)}`];
    // A key scrolls at once; a script's focus in WebKit only later.
    one.scrollIntoView({ block: "nearest", behavior: "instant" });
    const reason = unseen();
    return reason === "" ? [] : [reason];
  }).slice(0, 10);
}

forEachEngine("Tab goes through the page in the order in which it is read", async (page) => {
  await page.size(1280, 900);
  for (const state of ["", "q=mine+clearance", ...Object.values(VIEW_STATES)]) {
    await visit(page, `${server.url}?${state}`);
    await settled(page);
    const order = await page.exec(() => {
      const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
      window.stops = stops.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
      return stops.filter((one) => one.tabIndex > 0).length;
    });
    assert.equal(order, 0, "no stop has an order of its own");
    for (let n = 0; n < 25; n++) {
      await page.press("Tab");
      assert.equal(await page.exec(() => window.stops.indexOf(document.activeElement)), n, `${state}: ${await page.focused()}`);
    }
  }
});

for (const view of VIEW_NAMES) {
  forEachEngine(`a picture is one stop, arrow keys lead through it, and Enter opens · ${view}`, async (page) => {
    await arrive(page, `${server.url}?${VIEW_STATES[`the view ${view}`]}`);
    await settled(page);
    const pictures = await page.exec(() => {
      // What scrolls must take the focus too, and is no mark.
      const marks = (/** @type {Element} */ one) => [...one.querySelectorAll("[tabindex]:not(.scroll), svg a[href]")].filter((mark) => mark.checkVisibility());
      // Some marks are stepped over, so arrow keys must lead to them. A handle that is pulled along an axis is a control of its own.
      const isPicture = (/** @type {Element} */ one) => marks(one).some(({ tabIndex }) => tabIndex === 0) && marks(one).some(({ tabIndex }) => tabIndex < 0);
      const all = [...document.querySelectorAll(".view :is(svg, ol, ul, [role=group], [role=grid], [role=tree], [role=application])")];
      window.pictures = all.filter((one) => (one.localName === "svg" || isPicture(one)) && !all.some((other) => other !== one && other.contains(one) && isPicture(other)));
      return window.pictures.map((one) => marks(one).filter((mark) => mark.tabIndex >= 0 && mark.getAttribute("role") !== "slider").length);
    });
    assert.ok(pictures.every((stops) => stops <= 1), `stops in each picture: ${pictures}`);
    if (!pictures.includes(1)) return;

    await page.exec(() => {
      const results = document.querySelector("#results");
      results.tabIndex = -1;
      results.focus();
    });
    const isInside = () => page.exec(() => {
      const one = document.activeElement;
      return one.getAttribute("role") !== "slider" && one.tabIndex === 0 && one.matches("[tabindex]:not(.scroll), svg *") && window.pictures.some((picture) => picture.contains(one));
    });
    for (let n = 0; n < 40 && !(await isInside()); n++) await page.press("Tab");
    assert.ok(await isInside(), `Tab does not lead into the picture, but to ${await page.focused()}`);
    // Which mark it is: the focused one, or the one that the focused picture names.
    const mark = () => page.exec(() => {
      const one = document.activeElement;
      const named = document.getElementById(one.getAttribute("aria-activedescendant") ?? "") ?? one;
      return [...document.querySelectorAll(".view *")].indexOf(named);
    });
    const first = await mark();
    const marks = new Set([first]);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
      await page.press(key);
      assert.ok(await isInside(), `${key} leads out of the picture, to ${await page.focused()}`);
      // What tells of the mark may make room for it a moment later.
      await page.paint();
      await seen(page, key);
      marks.add(await mark());
    }
    assert.ok(marks.size > 1, "arrow keys lead to no other mark");
    const last = await mark();
    // What stands under the mark that has the focus may be a stop too; the marks are not.
    await page.press("Tab");
    assert.ok(!(await isInside()), "the picture has a second stop");
    await page.press("Shift+Tab");
    assert.equal(await mark(), last, "who comes back is where they were");
    const before = await page.url();
    await page.press("Enter");
    await page.until((before) => location.href !== before, { values: [before] });
    await settled(page);
    await seen(page, "Enter on a mark");
  });
}
