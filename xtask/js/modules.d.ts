// What the bundler makes of an import that TypeScript does not know by itself.

/** A style sheet as text for a shadow tree; see guest-style.mjs. */
declare module "*.css?guest" {
  const text: string;
  export default text;
}
