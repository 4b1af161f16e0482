// What a test can do with a browser, in the same words for each engine.
//
// The three drivers speak two protocols (webdriver.mjs, marionette.mjs) but know the same commands.
// A `Wire` sends one of them; everything else is here, once.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * What a reader's system may wish for.
 *
 * @typedef {{ dark?: boolean, forcedColors?: boolean, reducedMotion?: boolean, print?: boolean }} Media
 */

/**
 * @typedef {object} Wire
 * @property {"chromium" | "firefox" | "webkit"} engine
 * @property {string} version
 * @property {(command: string, values?: object) => Promise<any>} send  One command of the W3C WebDriver list.
 * @property {() => Promise<string[]>} complaints  What the browser's console said against the page since it was last asked.
 * @property {(dark: boolean) => Promise<void>} dark  Makes the reader prefer dark colours, or light ones.
 * @property {((wish: Media) => Promise<void>) | undefined} [media]  All wishes at once; not in WebKit, and print in Chromium only.
 * @property {((command: string, values?: object) => Promise<any>) | undefined} [devtools]  One command of Chromium's own protocol.
 * @property {(() => Promise<any[]>) | undefined} [accessibilityTree]  What assistive technology is told; Chromium only.
 * @property {(() => Promise<string[]>) | undefined} [requests]  Addresses the page asked for since last asked; Chromium only.
 * @property {(() => Promise<string>) | undefined} [wholePage]  A picture of the page below the fold too.
 * @property {() => Promise<void>} close
 */

/** The word by which the protocol marks a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have a name rather than a letter. */
const KEYS = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
  Escape: "\uE00C", Space: " ", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Delete: "\uE017",
};

export class Session {
  #wire;

  /** @param {Wire} wire */
  constructor(wire) {
    this.#wire = wire;
  }

  get engine() {
    return this.#wire.engine;
  }

  get version() {
    return this.#wire.version;
  }

  // Going places.

  /** @param {string} url */
  async goto(url) {
    await this.#wire.send("navigate", { url });
  }

  async back() {
    await this.#wire.send("back");
  }

  async forward() {
    await this.#wire.send("forward");
  }

  async reload() {
    await this.#wire.send("refresh");
  }

  /** @returns {Promise<string>} */
  async url() {
    return this.exec("return location.href");
  }

  // Asking the page.

  /**
   * Runs a script in the page and returns what it returns.
   *
   * A function is sent as its text: it sees its arguments and the page, nothing of the test.
   *
   * @param {string | ((...values: any[]) => unknown)} script
   * @param {...unknown} values
   * @returns {Promise<any>}
   */
  async exec(script, ...values) {
    const text = typeof script === "function" ? `return (${script}).apply(null, arguments)` : script;
    return this.#wire.send("execute", { script: text, args: values });
  }

  /**
   * Runs a function that returns a promise and waits for it.
   *
   * @param {(...values: any[]) => Promise<unknown>} script
   * @param {...unknown} values
   * @returns {Promise<any>}
   */
  async execAsync(script, ...values) {
    const text = `const done = arguments[arguments.length - 1];
      (${script}).apply(null, [].slice.call(arguments, 0, -1)).then(
        (value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`;
    const { value, error } = await this.#wire.send("executeAsync", { script: text, args: values });
    if (error) throw new Error(error);
    return value;
  }

  /**
   * Waits until a script returns something true, and returns that.
   *
   * @param {string | ((...values: any[]) => unknown)} script
   * @param {{ within?: number, values?: unknown[] }} [options]
   */
  async until(script, { within = 10_000, values = [] } = {}) {
    for (const end = Date.now() + within; ; await pause(25)) {
      const value = await this.exec(script, ...values);
      if (value) return value;
      if (Date.now() > end) throw new Error(`still not true after ${within} ms: ${script}`);
    }
  }

  /** How many elements there are. @param {string} css @returns {Promise<number>} */
  async count(css) {
    return this.exec((css) => document.querySelectorAll(css).length, css);
  }

  /** The text that a reader sees in the first such element. @param {string} css @returns {Promise<string>} */
  async text(css) {
    const texts = await this.texts(css);
    if (texts.length === 0) throw new Error(`no element is \`${css}\``);
    return /** @type {string} */ (texts[0]);
  }

  /** The same for each such element. @param {string} css @returns {Promise<string[]>} */
  async texts(css) {
    return this.exec((css) => [...document.querySelectorAll(css)].map((element) => element.innerText.trim()), css);
  }

  /** What has the focus, as `tag#id` and its accessible name or text. @returns {Promise<string>} */
  async focused() {
    return this.exec(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return "body";
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 60) ?? "";
      return `${element.localName}${element.id ? `#${element.id}` : ""} ${name}`.trim();
    });
  }

  /** The role that assistive technology hears. @param {string} css @returns {Promise<string>} */
  async role(css) {
    return this.#wire.send("role", { id: await this.#find(css) });
  }

  /** The name that assistive technology hears. @param {string} css @returns {Promise<string>} */
  async label(css) {
    return this.#wire.send("label", { id: await this.#find(css) });
  }

  /** @param {string} css @returns {Promise<string>} */
  async #find(css) {
    return (await this.#wire.send("find", { using: "css selector", value: css }))[ELEMENT];
  }

  // Acting as a reader.

  /** Clicks where a reader would: on an element that is in view and uncovered. @param {string} css */
  async click(css) {
    await this.#wire.send("click", { id: await this.#find(css) });
  }

  /** Empties a field and writes into it. @param {string} css @param {string} text */
  async fill(css, text) {
    const id = await this.#find(css);
    await this.#wire.send("clear", { id });
    if (text) await this.#wire.send("write", { id, text });
  }

  /** Types letters to whatever has the focus. @param {string} text */
  async type(text) {
    await this.#actions([...text].flatMap((key) => [{ type: "keyDown", value: key }, { type: "keyUp", value: key }]));
  }

  /**
   * Presses keys by name, one after the other: `press("Tab", "Shift+Tab", "ArrowDown", "Enter", "/")`.
   *
   * @param {...string} names
   */
  async press(...names) {
    for (const name of names) {
      const keys = name.split(/(?<=.)\+(?=.)/).map((part) => KEYS[/** @type {keyof typeof KEYS} */ (part)] ?? part);
      await this.#actions([
        ...keys.map((value) => ({ type: "keyDown", value })),
        ...keys.reverse().map((value) => ({ type: "keyUp", value })),
      ]);
    }
  }

  /** @param {object[]} actions */
  async #actions(actions) {
    await this.#wire.send("perform", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Does something inside a frame, and comes out again. @param {string} css @param {() => Promise<any>} work */
  async inFrame(css, work) {
    await this.#wire.send("enterFrame", { id: { [ELEMENT]: await this.#find(css) } });
    try {
      return await work();
    } finally {
      await this.#wire.send("leaveFrame");
    }
  }

  // Looking.

  /**
   * Sets the window's size so that the page itself measures this much.
   *
   * Firefox stops at 500 px and WebKit at 447 px of width; for less put the page into a frame (server.mjs).
   *
   * @param {number} width
   * @param {number} height
   */
  async size(width, height) {
    const within = "return { width: innerWidth, height: innerHeight }";
    await this.#wire.send("resize", { width, height });
    const inner = await this.exec(within);
    if (inner.width !== width || inner.height !== height) {
      // The window's own frame takes something off.
      await this.#wire.send("resize", { width: 2 * width - inner.width, height: 2 * height - inner.height });
    }
    return this.exec(within);
  }

  /** @param {boolean} dark */
  async dark(dark) {
    await this.#wire.dark(dark);
  }

  /**
   * Makes the reader's system wish for this, and for nothing else. WebKit's tests do without.
   *
   * @param {import("./session.mjs").Media} wish
   */
  async media(wish) {
    if (!this.#wire.media) throw new Error(`${this.engine} has no such wishes`);
    await this.#wire.media(wish);
  }

  /** One command of Chromium's own protocol. @param {string} command @param {object} [values] @returns {Promise<any>} */
  async devtools(command, values) {
    if (!this.#wire.devtools) throw new Error(`${this.engine} has another protocol`);
    return this.#wire.devtools(command, values);
  }

  /** What assistive technology is told, as Chromium's protocol writes it; tree.mjs makes it readable. @returns {Promise<any[]>} */
  async accessibilityTree() {
    if (!this.#wire.accessibilityTree) throw new Error(`${this.engine} does not tell`);
    return this.#wire.accessibilityTree();
  }

  /** Waits until what the page says is also on the screen. */
  async paint() {
    await this.execAsync(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
  }

  /**
   * Writes a picture of the window, or of the whole page where the engine can.
   *
   * WebKit gives the last painted frame, which may be older than the page: hence the wait.
   *
   * @param {string} file
   * @param {{ whole?: boolean }} [options]
   */
  async shot(file, { whole = false } = {}) {
    await this.paint();
    const picture = whole && this.#wire.wholePage ? await this.#wire.wholePage() : await this.#wire.send("screenshot");
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, Buffer.from(picture, "base64"));
  }

  /**
   * Errors, uncaught rejections, violations of the policy, and what pages said with `console.error` and
   * `console.warn`, since last asked. WebKit hears only what comes after a page has loaded.
   *
   * @returns {Promise<string[]>}
   */
  async complaints() {
    // An uncaught rejection is reported a moment after it happened, and from another process.
    await pause(50);
    return this.#wire.complaints();
  }

  /**
   * Every address that the page has asked for: from Chromium's own log, elsewhere as the page's timings tell.
   *
   * The timings miss a request that the policy blocked; the test server's log and `complaints` see those.
   *
   * @returns {Promise<string[]>}
   */
  async requests() {
    if (this.#wire.requests) return this.#wire.requests();
    return this.exec(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map((entry) => entry.name));
  }

  async close() {
    await this.#wire.close();
  }
}
