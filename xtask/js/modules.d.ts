// What the bundler makes of an import that TypeScript does not know by itself.

/** A style sheet as text, minified; see `style-as-text` in bundle.mjs. */
declare module "*.css?text" {
  const text: string;
  export default text;
}
