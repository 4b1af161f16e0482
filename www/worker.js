// @ts-check
/**
 * The service worker: keeps one release of the site, whole, and answers from it.
 *
 * A page gets files of the release that it was opened with, whatever came since. So the worker notes with which release it
 * opened which page, a newer worker reads those notes, and a release is dropped only when no page of it is open any more.
 * The build writes the constants before this text: the release, its version, and each file with its digest and its length.
 */
import { ASK, RELEASE as MARK, cachesOf } from "./offline-marks.js";

/** @typedef {{ waitUntil(work: Promise<unknown>): void }} Lasting */
/** @typedef {Lasting & { request: Request, clientId: string, resultingClientId: string, respondWith(answer: Promise<Response>): void }} Fetching */
/** @typedef {Lasting & { data: unknown, ports: MessagePort[] }} Message */

// The type checker's library for workers contradicts that for pages, which the rest of this folder needs.
/**
 * @typedef {object} Worker
 * @property {ServiceWorkerRegistration} registration
 * @property {() => Promise<void>} skipWaiting
 * @property {{ matchAll(wish: object): Promise<{ id: string, postMessage(message: unknown): void }[]> }} clients
 * @property {(type: string, work: (event: any) => void) => void} addEventListener
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));

const SCOPE = worker.registration.scope;
const CACHES = cachesOf(SCOPE);
const OWN = CACHES + ENTENTE_RELEASE;

/** How many notes on pages stay, whether these are still open or not. */
const MOST_NOTES = 100;

worker.addEventListener("install", (/** @type {Lasting} */ event) => event.waitUntil(keep()));
worker.addEventListener("activate", (/** @type {Lasting} */ event) => event.waitUntil(tidy()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", listen);

/** Keeps every file of the release, or none and fails: then the worker that was there before goes on. */
async function keep() {
  const cache = await caches.open(OWN);
  let n = 0;
  const kept = await Promise.allSettled(ENTENTE_FILES.map(async ([name, digest]) => {
    const file = await known(name, digest) ?? await fetched(name, digest);
    await cache.put(SCOPE + name, await own(name, file));
    await tell({ type: "entente:keeping", n: ++n, of: ENTENTE_FILES.length });
  }));
  const failed = kept.find(({ status }) => status === "rejected");
  if (failed === undefined) return;
  await caches.delete(OWN);
  throw /** @type {PromiseRejectedResult} */ (failed).reason;
}

/** A file that a release before this one has kept, if its bytes are the same. @param {string} name @param {string} digest */
async function known(name, digest) {
  for (const cacheName of await caches.keys()) {
    if (!cacheName.startsWith(CACHES) || cacheName === OWN) continue;
    const file = await caches.match(SCOPE + name, { cacheName, ignoreVary: true });
    if (file === undefined) continue;
    const sum = await crypto.subtle.digest("SHA-256", await file.clone().arrayBuffer());
    if (btoa(String.fromCharCode(...new Uint8Array(sum))) === digest) return file;
  }
  return undefined;
}

/** A file from the host; what is not this release's to the last byte is refused by the browser. @param {string} name @param {string} digest */
async function fetched(name, digest) {
  // A browser's own store may hold an older file under this name, so the host is asked whether it is still good.
  const file = await fetch(SCOPE + name, { integrity: `sha256-${digest}`, cache: "no-cache" });
  if (!file.ok) throw new Error(`${name}: ${file.status}`);
  return file;
}

/**
 * What is kept of a file: its bytes with the headers that a host gave them, its policies above all, and the release.
 *
 * A host may have led to the file by a redirection, and a browser takes no such answer for a page. And the first page gets
 * the script that says when a newer release is there, which only who keeps the page needs.
 *
 * @param {string} name @param {Response} file
 */
async function own(name, file) {
  const headers = new Headers(file.headers);
  for (const stale of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(stale);
  headers.set(MARK, ENTENTE_RELEASE);
  // WebKit would go on showing what the worker once gave it, although the reader has removed it since.
  headers.set("Cache-Control", "no-cache");
  if (name !== "index.html") return new Response(await file.arrayBuffer(), { headers });
  const page = (await file.text()).replace("</head>", '<link rel="stylesheet" href="offline.css"><script type="module" src="newer.js"></script></head>');
  return new Response(page, { headers });
}

/** @param {Fetching} event */
function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  if (request.mode !== "navigate") return event.respondWith(part(event));
  const page = pageAt(request.url);
  if (page !== undefined) event.respondWith(opened(event, page[0]));
}

/** The page of the release that an address opens, for whatever a query asks, it is the page that answers. @param {string} url */
function pageAt(url) {
  const [path = ""] = url.slice(SCOPE.length).split(/[?#]/);
  const asked = path === "" ? "index.html" : path;
  return url.startsWith(SCOPE) && asked.endsWith(".html") ? ENTENTE_FILES.find(([name]) => name === asked) : undefined;
}

/** A page, and the note that it is of this release. @param {Fetching} event @param {string} name */
async function opened({ request, resultingClientId }, name) {
  const page = await caches.match(SCOPE + name, { cacheName: OWN, ignoreVary: true });
  // The reader, or the browser for want of room, has emptied the store.
  if (page === undefined) return fetch(request);
  const cache = await caches.open(OWN);
  await cache.put(note(resultingClientId), new Response(null, { headers: { [MARK]: ENTENTE_RELEASE } }));
  return page;
}

/** A file for a page that is open: of the release of that page, and of no other. @param {Fetching} event */
async function part({ request, clientId }) {
  const noted = clientId === "" ? undefined : await caches.match(note(clientId));
  const release = noted?.headers.get(MARK);
  // A page that no release of ours opened, and a file that its release has not, are the host's own affair.
  const file = release ? await caches.match(request.url, { cacheName: CACHES + release, ignoreVary: true }) : undefined;
  return file ?? fetch(request);
}

/** Where it is noted with which release a page was opened. @param {string} client */
const note = (client) => `${SCOPE}?entente-page=${client}`;

/** Drops the releases of which no page is open; not while a newer one is on its way, for that one is no older. */
async function tidy() {
  const names = await caches.keys();
  const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => note(id)));
  const { installing, waiting } = worker.registration;
  if (installing !== null || waiting !== null) return;
  for (const name of names) {
    if (!name.startsWith(CACHES)) continue;
    const cache = await caches.open(name);
    const notes = (await cache.keys()).map(({ url }) => url).filter((url) => url.startsWith(note("")));
    if (name !== OWN && !notes.some((url) => open.has(url))) await caches.delete(name);
    // The oldest come first. The newest stay, for a page that is just being opened is not among those that are open yet.
    for (const url of notes.slice(0, -MOST_NOTES)) if (!open.has(url)) await cache.delete(url);
  }
}

/** @param {Message} event */
function listen(event) {
  if (event.data === ASK.takeOver) event.waitUntil(worker.skipWaiting());
  if (event.data === ASK.tidy) event.waitUntil(tidy());
  if (event.data === ASK.state) event.waitUntil(state().then((state) => event.ports[0]?.postMessage(state)));
}

/** @returns {Promise<import("./offline-marks.js").State>} */
async function state() {
  return {
    version: ENTENTE_VERSION,
    release: ENTENTE_RELEASE,
    files: ENTENTE_FILES.length,
    bytes: ENTENTE_FILES.reduce((sum, [, , length]) => sum + length, 0),
    isKept: await caches.has(OWN),
  };
}

/** @param {import("./offline-marks.js").Keeping} news */
async function tell(news) {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" })) page.postMessage(news);
}
