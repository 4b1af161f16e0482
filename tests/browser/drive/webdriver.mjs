// Chromium and WebKit over W3C WebDriver: HTTP to a driver that the browser's own package brings.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** @import { Wire } from "./session.mjs" */

const CHROMIUM = "/usr/bin/chromium";
const CHROMEDRIVER = "/usr/bin/chromedriver";
const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";

/** The commands of session.mjs as the standard spells them; `:id` is an element. */
const COMMANDS = {
  navigate: "POST /url",
  back: "POST /back",
  forward: "POST /forward",
  refresh: "POST /refresh",
  execute: "POST /execute/sync",
  executeAsync: "POST /execute/async",
  find: "POST /element",
  click: "POST /element/:id/click",
  clear: "POST /element/:id/clear",
  write: "POST /element/:id/value",
  role: "GET /element/:id/computedrole",
  label: "GET /element/:id/computedlabel",
  perform: "POST /actions",
  enterFrame: "POST /frame",
  leaveFrame: "POST /frame/parent",
  resize: "POST /window/rect",
  screenshot: "GET /screenshot",
  quit: "DELETE ",
};

/**
 * Starts Chromium without a window.
 *
 * @param {{ dark?: boolean }} [options]
 * @returns {Promise<Wire>}
 */
export async function chromium({ dark = false } = {}) {
  // The driver leaves two megabytes behind in the temporary folder each time, unless it has its own.
  const folder = await mkdtemp(path.join(tmpdir(), "entente-chromium-"));
  const driver = await start(CHROMEDRIVER, (port) => [`--port=${port}`], { TMPDIR: folder });
  const close = async () => {
    await driver.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { send, version } = await driver.session({
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL", performance: "ALL" },
      "goog:chromeOptions": {
        binary: CHROMIUM,
        args: [
          "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
          "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
          "--force-color-profile=srgb",
        ],
      },
    });
    /** @param {string} cmd @param {object} [params] */
    const devtools = (cmd, params = {}) => send("POST /goog/cdp/execute", { cmd, params });
    /** @param {string} type @returns {Promise<{ level: string, message: string }[]>} */
    const log = (type) => send("POST /se/log", { type });
    /** @param {import("./session.mjs").Media} wish */
    const media = async ({ dark = false, forcedColors = false, reducedMotion = false, print = false }) => {
      const features = Object.entries({
        "prefers-color-scheme": dark ? "dark" : "light",
        "forced-colors": forcedColors ? "active" : "none",
        "prefers-reduced-motion": reducedMotion ? "reduce" : "no-preference",
      }).map(([name, value]) => ({ name, value }));
      await devtools("Emulation.setEmulatedMedia", { media: print ? "print" : "", features });
    };
    if (dark) await media({ dark });
    return {
      engine: "chromium",
      version,
      send,
      dark: (dark) => media({ dark }),
      media,
      devtools,
      accessibilityTree: async () => (await devtools("Accessibility.getFullAXTree")).nodes,
      complaints: async () => {
        const entries = await log("browser");
        return entries.filter(({ level }) => level === "SEVERE" || level === "WARNING").map(({ message }) => message);
      },
      requests: async () => {
        const events = (await log("performance")).map(({ message }) => JSON.parse(message).message);
        const sent = events.filter(({ method }) => method === "Network.requestWillBeSent");
        return sent.map(({ params }) => params.request.url);
      },
      wholePage: async () => {
        const { data } = await devtools("Page.captureScreenshot", { format: "png", captureBeyondViewport: true });
        return data;
      },
      close: async () => {
        await send("quit").catch(() => {});
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Starts WebKit's MiniBrowser on a screen of its own.
 *
 * @param {{ dark?: boolean }} [options]
 * @returns {Promise<Wire>}
 */
export async function webkit({ dark = false } = {}) {
  const screen = await virtualScreen();
  // WebKit asks GTK for its colours when it starts, and never again.
  const theme = dark ? "Adwaita:dark" : "Adwaita";
  /** @type {Awaited<ReturnType<typeof start>> | undefined} */
  let driver;
  const close = async () => {
    await driver?.stop();
    await screen.stop();
  };
  try {
    driver = await start(WEBKIT_DRIVER, (port) => [`--port=${port}`], { DISPLAY: screen.display, GTK_THEME: theme });
    const { send, version } = await driver.session({
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
    });
    /** What pages already left had to say. @type {string[]} */
    let before = [];
    const complaints = () => send("execute", { script: LISTEN, args: [] });
    return {
      engine: "webkit",
      version,
      send: async (command, values) => {
        const leaves = ["navigate", "back", "forward", "refresh"].includes(command);
        if (leaves) before.push(...(await complaints()));
        const value = await send(command, values);
        if (leaves) before.push(...(await complaints()));
        return value;
      },
      dark: async (wanted) => {
        if (wanted !== dark) throw new Error("WebKit takes its colours at the start: ask for the session with { dark: true }");
      },
      complaints: async () => {
        const all = [...before, ...(await complaints())];
        before = [];
        return all;
      },
      close: async () => {
        await send("quit").catch(() => {});
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Begins to listen in a page, or returns what was heard since last asked.
 *
 * An automated WebKit keeps its console to itself, so this hears only what comes after a page has loaded;
 * the other engines hear the rest.
 */
const LISTEN = `
  if (!window.ententeHeard) {
    const heard = window.ententeHeard = [];
    addEventListener("error", (event) => heard.push("error: " + event.message + " (" + event.filename + ":" + event.lineno + ")"));
    addEventListener("unhandledrejection", (event) => heard.push("unhandled rejection: " + event.reason));
    document.addEventListener("securitypolicyviolation", (event) =>
      heard.push("refused by the policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
    for (const level of ["error", "warn"]) {
      const speak = console[level];
      console[level] = (...values) => { heard.push("console." + level + ": " + values.map(String).join(" ")); speak.apply(console, values); };
    }
  }
  return window.ententeHeard.splice(0);
`;

/** The browser's folder has the machine's name in it. */
function miniBrowser() {
  const machine = { x64: "x86_64", arm64: "aarch64" }[process.arch] ?? process.arch;
  return `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
}

/** A screen in memory; Xvfb picks a free number itself. */
async function virtualScreen() {
  const args = ["-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp", "-noreset"];
  const child = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((found, failed) => {
    let text = "";
    child.stdio[3]?.on("data", (part) => (text += part).includes("\n") && found(text.trim()));
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, stop: () => stop(child) };
}

/**
 * Starts a driver and waits until it answers.
 *
 * @param {string} command
 * @param {(port: number) => string[]} args
 * @param {Record<string, string>} environment
 */
async function start(command, args, environment) {
  const port = await freePort();
  const child = spawn(command, args(port), { env: { ...process.env, ...environment }, stdio: "ignore" });
  let ended = "";
  child.once("error", (error) => (ended = error.message));
  child.once("exit", (code, signal) => (ended ||= `it ended with ${code ?? signal}`));
  for (const end = Date.now() + 20_000; ; await pause(25)) {
    if (ended) throw new Error(`${command}: ${ended}`);
    if (await call(port, "GET /status").then(() => true, () => false)) break;
    if (Date.now() > end) {
      await stop(child);
      throw new Error(`${command} did not answer within 20 s`);
    }
  }
  return {
    stop: () => stop(child),
    /** @param {object} capabilities */
    session: async (capabilities) => {
      const asked = { capabilities: { alwaysMatch: capabilities } };
      const { sessionId, capabilities: given } = await call(port, "POST /session", asked);
      return {
        version: `${given.browserName} ${given.browserVersion}`,
        /** @param {string} command @param {any} [values] */
        send: (command, values) => {
          const [method, where] = (COMMANDS[/** @type {keyof typeof COMMANDS} */ (command)] ?? command).split(" ");
          const element = where.includes(":id");
          const { id, ...others } = values ?? {};
          const target = `/session/${sessionId}${element ? where.replace(":id", id) : where}`;
          return call(port, `${method} ${target}`, element ? others : values ?? {});
        },
      };
    },
  };
}

/**
 * One question to a driver.
 *
 * @param {number} port
 * @param {string} line  Method and path.
 * @param {object} [values]
 * @returns {Promise<any>}
 */
function call(port, line, values) {
  const [method, path] = line.split(" ");
  const body = method === "POST" ? JSON.stringify(values ?? {}) : undefined;
  return new Promise((done, failed) => {
    const request = http.request({ host: "127.0.0.1", port, method, path, agent: false, timeout: 60_000 }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part));
      answer.on("end", () => {
        try {
          const { value } = JSON.parse(text);
          if ((answer.statusCode ?? 500) < 400) return done(value);
          failed(new Error(`${line}: ${value.error}: ${value.message}`));
        } catch {
          failed(new Error(`${line}: ${answer.statusCode} ${text.slice(0, 200)}`));
        }
      });
    });
    request.on("error", failed);
    request.on("timeout", () => request.destroy(new Error(`${line}: no answer within 60 s`)));
    if (body) request.setHeader("Content-Type", "application/json; charset=utf-8");
    if (body) request.setHeader("Content-Length", Buffer.byteLength(body));
    request.end(body);
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** Ends a program, with force if it does not listen. @param {import("node:child_process").ChildProcess} child */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(force);
}
