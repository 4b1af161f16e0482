// A server for tests: files of one folder, pages made up on the spot, and a log of what was asked.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after } from "node:test";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * @typedef {object} Server
 * @property {string} url  Ends in a slash.
 * @property {{ method: string, path: string, status: number }[]} log  Every request so far.
 * @property {(page: string, width: number, height?: number) => string} framed  Where the page lies in a frame of that width.
 * @property {() => Promise<void>} close
 */

/**
 * Serves on a free port of 127.0.0.1.
 *
 * @param {object} [options]
 * @param {string} [options.folder]  The files; `target/site` when left out.
 * @param {Record<string, string | Buffer>} [options.pages]  Content by path, before the files.
 * @param {Record<string, string>} [options.headers]  Sent with everything, a policy for instance.
 * @param {(request: http.IncomingMessage, response: http.ServerResponse) => boolean} [options.first]
 *   Answers what it likes itself (a delay, a broken file) and says whether it did.
 * @returns {Promise<Server>}
 */
export async function serve({ folder = "target/site", pages = {}, headers = {}, first } = {}) {
  /** @type {Server["log"]} */
  const log = [];
  const server = http.createServer(async (request, response) => {
    const address = new URL(request.url ?? "/", "http://x");
    const name = decodeURIComponent(address.pathname);
    response.on("finish", () => log.push({ method: request.method ?? "", path: request.url ?? "", status: response.statusCode }));
    if (first?.(request, response)) return;

    const content = name === "/frame" ? frame(address.searchParams)
      : pages[name] ?? (await readFile(path.join(folder, name.endsWith("/") ? `${name}index.html` : name)).catch(() => null));
    const kind = name === "/frame" || name.endsWith("/") ? ".html" : path.extname(name) || ".html";
    response.writeHead(content === null ? 404 : 200, {
      "Content-Type": content === null ? "text/plain" : KINDS[/** @type {keyof typeof KINDS} */ (kind)] ?? "application/octet-stream",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    });
    response.end(content ?? "There is no such file.\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    log,
    framed: (page, width, height = 800) =>
      `http://127.0.0.1:${port}/frame?${new URLSearchParams({ page, width: String(width), height: String(height) })}`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/** A server for one test file, which is closed after it. @param {Parameters<typeof serve>[0]} [options] */
export async function served(options) {
  const server = await serve(options);
  after(() => server.close());
  return server;
}

/** Our page with a script before its own, to be served in its place. @param {string} script */
export function before(script) {
  const page = readFileSync("target/site/index.html", "utf8");
  return { "/": page.replace("<script", '<script src="before.js"></script><script'), "/before.js": script };
}

/** A page that shows another in a narrow frame: two engines refuse to make their window that narrow. @param {URLSearchParams} wish */
function frame(wish) {
  const [page, width, height] = ["page", "width", "height"].map((name) =>
    (wish.get(name) ?? "").replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;"));
  return `<!doctype html><meta charset="utf-8"><title>frame</title>
<iframe id="frame" src="${page}" width="${width}" height="${height}" style="border: 0"></iframe>`;
}
