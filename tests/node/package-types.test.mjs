// The types of the npm package, as a compiler reads them in somebody else's project: what is right passes, what is wrong does not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { installed, tool } from "./packed.mjs";

const PROGRAM = `
import { open, type Answer, type Engine, type OpenOptions, type QueryError } from "entente";
import { open as bare, type BareOptions } from "entente/bare";
import { open as node } from "entente/node";

const options: OpenOptions = { pack: new Uint8Array() };
const engine: Engine = await open(options);
const answer: Answer = engine.answer("standing:denied", { lang: "fr", size: 3 });
export const statements: string[] = answer.relations.map(({ statement }) => statement.text);
export const more: BareOptions[] = [{}, { wasm: "/entente.wasm" }, { wasm: fetch("/entente.wasm") }, { wasm: new Uint8Array() }];
export const engines: Engine[] = [await bare(more[0]), await node()];
try {
  engine.answer("page:0");
} catch (error) {
  const { from, hint }: QueryError = error as QueryError;
  console.log(from + 1, hint?.toUpperCase());
}
// @ts-expect-error There is no such language.
engine.answer("", { lang: "de" });
// @ts-expect-error There is no such format.
engine.take("", "docx");
// @ts-expect-error An engine is opened, not made.
new engine();
// @ts-expect-error A pack is bytes.
open({ pack: "pack" });
`;

const PAGE = `
import "entente/element";
import { ELEMENTS, EntenteExplorer, EntenteRelation, define } from "entente/elements";

const explorer = document.querySelector("entente-explorer")!;
export const same: EntenteExplorer = explorer;
explorer.baseQuery = "topic:trade";
explorer.view = "timeline";
export const total: number = (await explorer.ask("standing:denied")).total;
explorer.addEventListener("entente-answer", ({ detail }) => console.log(detail.total + 1, detail.query.length));
document.addEventListener("entente-open", (event) => { if (event.detail.type === "relation") event.preventDefault(); });
document.createElement("entente-relation").key = "a-key";
define(customElements);
export class Own extends EntenteExplorer {}
export const one: typeof EntenteRelation = ELEMENTS["entente-relation"];
// @ts-expect-error There is no such view.
explorer.view = "globe";
// @ts-expect-error There is no such light.
explorer.theme = "sepia";
// @ts-expect-error A total is a number.
explorer.addEventListener("entente-answer", ({ detail }) => detail.total.length);
`;

const JSX = `
import type { EntenteIntrinsicElements } from "entente/elements";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends EntenteIntrinsicElements {}
  }
}

export const page = <entente-explorer id="e" query="topic:trade" base-query="who:canada" view="timeline" onentente-open={(event) => event.preventDefault()}><p>Fallback</p></entente-explorer>;
export const search = <entente-search for="e" />;
// @ts-expect-error There is no such view.
export const wrong = <entente-explorer view="globe" />;
`;

// The schema of manifests as types: what is of another shape, or has a name too many, is refused. Its own type of an
// element forgets what an element has beyond a class, so both are named.
const MANIFEST = `
import type { ClassDeclaration, CustomElement, Declaration, JavaScriptModule, Package } from "custom-elements-manifest/schema.js";

type Module = Omit<JavaScriptModule, "declarations"> & { declarations: (Exclude<Declaration, ClassDeclaration> | (ClassDeclaration & Partial<CustomElement>))[] };

export const manifest: Omit<Package, "modules"> & { modules: Module[] } = ${readFileSync("www/custom-elements.json", "utf8")};
`;

const common = { strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], skipLibCheck: false, exactOptionalPropertyTypes: true };
const folder = await installed({
  "program.ts": PROGRAM,
  "page.ts": PAGE,
  "view.tsx": JSX,
  "manifest.ts": MANIFEST,
  "bundler.json": JSON.stringify({ compilerOptions: { ...common, module: "esnext", moduleResolution: "bundler" }, include: ["program.ts", "page.ts"] }),
  "node.json": JSON.stringify({ compilerOptions: { ...common, module: "nodenext" }, include: ["program.ts", "page.ts"] }),
  // The types of preact are its own matter.
  "jsx.json": JSON.stringify({ compilerOptions: { ...common, skipLibCheck: true, module: "esnext", moduleResolution: "bundler", jsx: "react-jsx", jsxImportSource: "preact" }, include: ["view.tsx"] }),
  "manifest.json": JSON.stringify({ compilerOptions: { ...common, exactOptionalPropertyTypes: false, module: "esnext", moduleResolution: "bundler" }, include: ["manifest.ts"] }),
}, ["preact", "custom-elements-manifest"]);

for (const [what, project] of [["a bundler", "bundler.json"], ["Node", "node.json"], ["JSX", "jsx.json"], ["the manifest", "manifest.json"]]) {
  test(`the types hold for ${what}`, async () => {
    const { content, said } = await tool("typescript/bin/tsc", ["--project", project], folder);
    assert.ok(content, said);
  });
}
