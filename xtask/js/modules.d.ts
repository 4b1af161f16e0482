// What the bundler makes of an import that TypeScript does not know by itself.

/** A style sheet as text for a shadow tree; see guest-style.mjs. */
declare module "*.css?guest" {
  const text: string;
  export default text;
}

/** The sum of `views.css`, of which the browser takes no other byte; empty in what asks for no such file. */
declare const VIEWS_SUM: string;

/** What the package's entry for Node reads its file with. */
declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
