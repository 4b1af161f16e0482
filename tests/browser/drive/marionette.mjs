// Firefox over Marionette, the protocol that geckodriver itself speaks: `length:[0, id, command, values]` over TCP.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stop } from "./webdriver.mjs";

/** @import { Wire } from "./session.mjs" */

const FIREFOX = "/usr/bin/firefox-esr";

/** The commands of session.mjs as Marionette calls them. */
const COMMANDS = {
  navigate: "Navigate",
  back: "Back",
  forward: "Forward",
  refresh: "Refresh",
  execute: "ExecuteScript",
  executeAsync: "ExecuteAsyncScript",
  find: "FindElement",
  click: "ElementClick",
  clear: "ElementClear",
  write: "ElementSendKeys",
  role: "GetComputedRole",
  label: "GetComputedLabel",
  perform: "PerformActions",
  enterFrame: "SwitchToFrame",
  leaveFrame: "SwitchToParentFrame",
  resize: "SetWindowRect",
  screenshot: "TakeScreenshot",
};

/** How this Firefox differs from a reader's. */
const PREFERENCES = {
  "marionette.port": 0,
  "remote.prefs.recommended": true,
  // The recommended set lets a page on the disk read its neighbours, as no reader's browser does.
  "security.fileuri.strict_origin_policy": true,
  "browser.shell.checkDefaultBrowser": false,
  "toolkit.startup.max_resumed_crashes": -1,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** 0 is dark, 1 is light. */
const COLOURS = "layout.css.prefers-color-scheme.content-override";

/** What a reader's system may wish for beside that: a preference, and its numbers for no and yes. */
const WISHES = /** @type {const} */ ({
  forcedColors: ["browser.display.document_color_use", 0, 2],
  reducedMotion: ["ui.prefersReducedMotion", 0, 1],
});

/**
 * Starts Firefox without a window.
 *
 * @param {{ dark?: boolean }} [options]
 * @returns {Promise<Wire>}
 */
export async function firefox({ dark = false } = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), "entente-firefox-"));
  const preferences = Object.entries({ ...PREFERENCES, [COLOURS]: dark ? 0 : 1 });
  const lines = preferences.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  await writeFile(path.join(profile, "user.js"), lines.join(""));

  // System access is for the console's messages and the colours, both out of a page's reach.
  const args = ["-headless", "-marionette", "-remote-allow-system-access", "-no-remote", "-profile", profile, "about:blank"];
  const environment = { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" };
  const child = spawn(FIREFOX, args, { env: environment, stdio: "ignore" });
  const clean = async () => {
    await stop(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const ask = await connect(await port(profile, child));
    const { capabilities } = await ask("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });

    /** @param {string} command @param {any} [values] */
    const send = async (command, values = {}) => {
      // Here a frame is named by `element`, and an element goes by its bare number.
      const mended = command === "enterFrame" ? { element: Object.values(values.id)[0] }
        : command === "screenshot" ? { full: false, hash: false, ...values } : values;
      return ask(`WebDriver:${COMMANDS[/** @type {keyof typeof COMMANDS} */ (command)]}`, mended);
    };
    /** Runs a script in the browser itself rather than in the page. @param {string} script @param {unknown[]} args */
    const inside = async (script, ...args) => {
      await ask("Marionette:SetContext", { value: "chrome" });
      try {
        return await ask("WebDriver:ExecuteScript", { script, args });
      } finally {
        await ask("Marionette:SetContext", { value: "content" });
      }
    };
    /** @param {string} name @param {number} value */
    const set = (name, value) => inside("Services.prefs.setIntPref(arguments[0], arguments[1])", name, value);
    await inside(LISTEN);
    return {
      engine: "firefox",
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      send,
      dark: (wanted) => set(COLOURS, wanted ? 0 : 1),
      media: async (wish) => {
        if (wish.print) throw new Error("only Chromium shows on the screen what would be printed");
        await set(COLOURS, wish.dark ? 0 : 1);
        for (const [name, [preference, no, yes]] of Object.entries(WISHES)) {
          await set(preference, wish[/** @type {keyof typeof WISHES} */ (name)] ? yes : no);
        }
      },
      complaints: () => inside(COMPLAINTS),
      wholePage: () => send("screenshot", { full: true }),
      close: async () => {
        await ask("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

/**
 * Listens, in each of the processes that show pages, to what pages say with `console.error` and `console.warn`.
 *
 * The browser's own modules speak there as well; only what comes from a page's address counts.
 */
const LISTEN = `
  window.ententeHeard = [];
  Services.ppmm.addMessageListener("entente:heard", ({ data }) => window.ententeHeard.push(data));
  const listen = () => {
    const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
    storage.addLogEventListener(({ level, filename, lineNumber, arguments: values }) => {
      if (!["error", "warn", "assert"].includes(level) || !/^(https?|file|data|blob):/.test(filename)) return;
      const text = values.map(String).join(" ");
      Services.cpmm.sendAsyncMessage("entente:heard", "console." + level + ": " + text + " (" + filename + ":" + lineNumber + ")");
    }, Services.scriptSecurityManager.getSystemPrincipal());
  };
  Services.ppmm.loadProcessScript("data:,(" + encodeURIComponent(listen) + ")()", true);
`;

/**
 * Takes what was heard, and what the browser itself reports about pages: errors and violations of a policy.
 *
 * A page that makes the browser lay it out too early is told the line that did; without a line it was the browser's own doing,
 * as happens on a busy machine.
 */
const COMPLAINTS = `
  const found = window.ententeHeard.splice(0);
  for (const message of Services.console.getMessageArray()) {
    if (!(message instanceof Ci.nsIScriptError) || /^(chrome|component) /.test(message.category)) continue;
    if (message.lineNumber === 0 && message.errorMessage.startsWith("Layout was forced")) continue;
    const ofPage = /^(https?|file|data|blob):/.test(message.sourceName) || /CSP|Content.?Security|CORS/.test(message.category);
    const level = message.flags & Ci.nsIScriptError.warningFlag ? "warning" : "error";
    if (ofPage) found.push(level + ": " + message.errorMessage + " (" + message.sourceName + ":" + message.lineNumber + ")");
  }
  Services.console.reset();
  return found;
`;

/**
 * Firefox picks a free port and writes it into its profile.
 *
 * @param {string} profile
 * @param {import("node:child_process").ChildProcess} child
 */
async function port(profile, child) {
  let failure = "";
  child.once("error", (error) => (failure = error.message));
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(25)) {
    if (failure || child.exitCode !== null) throw new Error(`${FIREFOX}: ${failure || `it ended with ${child.exitCode}`}`);
    const text = await readFile(path.join(profile, "MarionetteActivePort"), "utf8").catch(() => "");
    if (Number(text)) return Number(text);
  }
  throw new Error(`${FIREFOX} opened no port within 60 s`);
}

/**
 * Opens the connection; what comes back sends one command and waits for its answer.
 *
 * @param {number} port
 * @returns {Promise<(command: string, values?: object) => Promise<any>>}
 */
async function connect(port) {
  const socket = net.connect(port, "127.0.0.1");
  /** @type {Map<number, { command: string, done: (value: any) => void, failed: (error: Error) => void }>} */
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  /** @type {(greeting: object) => void} */
  let greeted;
  const greeting = new Promise((done) => (greeted = done));

  /** @param {any} message */
  const take = (message) => {
    if (!Array.isArray(message)) return greeted(message);
    const [, id, error, value] = message;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) return asked?.failed(new Error(`${asked.command}: ${error.error}: ${error.message}`));
    const wrapped = value !== null && typeof value === "object" && Object.keys(value).join() === "value";
    asked?.done(wrapped ? value.value : value);
  };
  socket.on("data", (part) => {
    received = Buffer.concat([received, part]);
    for (;;) {
      const colon = received.indexOf(":");
      const length = Number(received.subarray(0, colon));
      if (colon < 0 || received.length < colon + 1 + length) return;
      const message = received.subarray(colon + 1, colon + 1 + length).toString();
      received = received.subarray(colon + 1 + length);
      take(JSON.parse(message));
    }
  });
  const closed = () => {
    for (const { command, failed } of waiting.values()) failed(new Error(`${command}: Firefox closed the connection`));
    waiting.clear();
  };
  socket.on("error", closed);
  socket.on("close", closed);
  await greeting;

  return (command, values = {}) =>
    new Promise((done, failed) => {
      if (socket.destroyed) return failed(new Error(`${command}: Firefox is gone`));
      const id = ++last;
      waiting.set(id, { command, done, failed });
      const text = JSON.stringify([0, id, command, values]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
