// Pages of other people in which the elements stand, and what such a page can do to them before they come.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { served } from "./server.mjs";

const SITE = "target/site";

/** The built site as a host keeps it: in a folder of its own, away from the host's pages. */
export const ours = Object.fromEntries(
  readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => {
    const name = path.join(file.parentPath, file.name);
    return [`/entente/${path.relative(SITE, name)}`, readFileSync(name)];
  }));

/**
 * A server of a host: its own pages, and our files in `entente/`. Nothing else is there.
 *
 * @param {Record<string, string | Buffer>} pages @param {Record<string, string>} [headers]
 */
export const hosting = (pages, headers) => served({ folder: "tests/hosts", pages: { ...ours, ...pages }, headers });

/**
 * A host's page. What our elements say is kept in `window.heard`.
 *
 * @param {string} body
 * @param {{ before?: string, head?: string, html?: string, doctype?: string }} [how] A script that the host runs first, what else stands in its head, and how it begins.
 */
export const page = (body, { before = "", head = "", html = "<html lang=en>", doctype = "<!doctype html>" } = {}) => `${doctype}
${html}<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><link rel="icon" href="data:,">
<script>
window.heard = [];
for (const name of ["ready", "answer", "open", "error"]) {
  document.addEventListener("entente-" + name, ({ target, detail }) => heard.push({ name, from: target.localName, ...detail }));
}
${before}
</script><script type="module" src="/entente/element.js"></script>${head}</head>
<body><main><h1>An article</h1>${body}</main></body></html>`;

/** What every one of them shows when nothing disturbs it. */
export const EXPLORER = '<entente-explorer query="topic:defence"><p class="fallback">What is on record.</p></entente-explorer>';
