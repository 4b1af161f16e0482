// Lighthouse's four figures of the built site, served as a careful static host would serve it.
//
// Run by `cargo xtask lighthouse`, which puts the pinned Lighthouse into target/lighthouse. Prints what is not perfect.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const SITE = "target/site";
const HERE = "target/lighthouse";

/** What a browser is told a file is. @type {Record<string, string>} */
const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** Pictures are compressed already. */
const COMPRESSED = new Set([".png", ".ico", ".webp"]);

/** Each file compressed once, as hosts do that keep what they compressed. @type {Map<string, Buffer>} */
const packed = new Map();

/** @param {string} name @param {Buffer} bytes @param {"br" | "gzip"} way */
function pack(name, bytes, way) {
  const known = packed.get(`${way} ${name}`);
  if (known !== undefined) return known;
  const made = way === "br" ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    : gzipSync(bytes, { level: 9 });
  packed.set(`${way} ${name}`, made);
  return made;
}

// Before the first visit: else that one waits for seconds until the engine is compressed.
for (const name of readdirSync(SITE)) {
  if (path.extname(name) in KINDS && !COMPRESSED.has(path.extname(name))) pack(`/${name}`, readFileSync(path.join(SITE, name)), "br");
}

/** Names that hold a digest of the content never change. */
const FOREVER = /-[A-Z0-9]{8}\.js$/;

const server = http.createServer(async (request, response) => {
  const asked = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
  const name = asked.endsWith("/") ? `${asked}index.html` : asked;
  const bytes = await readFile(path.join(SITE, path.normalize(name))).catch(() => null);
  if (bytes === null) return response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
  const kind = path.extname(name);
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const way = COMPRESSED.has(kind) ? null : /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  const body = way === null ? bytes : pack(name, bytes, way);
  response.writeHead(200, {
    "Content-Type": KINDS[kind] ?? "application/octet-stream",
    "Content-Length": body.length,
    ...(way === null ? {} : { "Content-Encoding": way, Vary: "Accept-Encoding" }),
    "Cache-Control": FOREVER.test(name) ? "public, max-age=31536000, immutable" : "public, max-age=600",
    "X-Content-Type-Options": "nosniff",
  }).end(body);
});
await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

const [page = "", ...presets] = process.argv.slice(2);
let missing = 0;
for (const preset of presets.length > 0 ? presets : ["mobile", "desktop"]) {
  const report = await judge(`http://127.0.0.1:${port}/${page}`, preset);
  print(preset, report);
}
server.close();
server.closeAllConnections();
process.exitCode = missing > 0 ? 1 : 0;

/** @param {string} address @param {string} preset */
async function judge(address, preset) {
  const out = `${HERE}/${preset}.json`;
  const browser = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const program = spawn(process.execPath, [
    `${HERE}/node_modules/lighthouse/cli/index.js`, address, "--quiet", "--output=json", `--output-path=${out}`, "--no-enable-error-reporting",
    ...(preset === "desktop" ? ["--preset=desktop"] : []), `--chrome-flags=${browser.join(" ")}`,
  ], { stdio: "inherit", env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? "/usr/bin/chromium" } });
  const code = await new Promise((done) => program.on("close", done));
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
  return JSON.parse(readFileSync(out, "utf8"));
}

/** The four figures, and every finding that is not perfect. @param {string} preset @param {any} report */
function print(preset, { categories, audits }) {
  const figures = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`${preset}: ${figures.join(" · ")}`);
  for (const { title, score, auditRefs } of Object.values(categories)) {
    if (score < 1) missing += 1;
    for (const { id, weight } of auditRefs) {
      const { score, title: what, displayValue, scoreDisplayMode } = audits[id];
      if (score === null || score === 1 || scoreDisplayMode === "informative") continue;
      console.log(`  ${title}: ${what}${displayValue ? `: ${displayValue}` : ""} (score ${score}, weight ${weight})`);
    }
  }
  for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "total-byte-weight"]) {
    console.log(`  ${audits[id].title}: ${audits[id].displayValue}`);
  }
}
