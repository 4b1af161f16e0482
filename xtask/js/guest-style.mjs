// The page's style sheet, made fit for a shadow tree in somebody else's page.

/** What a host may choose, by the name it has with us. */
const OPEN = ["paper", "ink", "quiet", "line", "wash", "accent", "mark", "serif", "sans", "measure"];

/**
 * What the content around would pass on, and we do not want: a guest looks the same in every house. Only whether it is seen
 * and in which light is the host's. What is important within a tree is stronger than what is important around it.
 */
const OWN = `:host{display:block;container-type:inline-size!important}:host([hidden]){display:none}
.entente{all:initial;display:block;position:relative;visibility:inherit;pointer-events:inherit;color-scheme:inherit;-webkit-text-size-adjust:100%;text-size-adjust:100%;
--rem:var(--entente-size,max(1rem,16px))}
.entente.notice{margin:0 0 1em}.back{padding:.5em 0}.back button{color:var(--accent)}.card[aria-current]{outline:2px solid var(--accent);outline-offset:.5em}
:host(:not(entente-explorer)) .entente{padding-block:var(--rem)}:host(entente-search) .search{padding-block:0}
:host(entente-facets) #facets{columns:calc(17*var(--rem));column-gap:calc(2.5*var(--rem))}:host(entente-facets) #facets h2{column-span:all}:host(entente-facets) fieldset{break-inside:avoid}`;

/**
 * The sheet with our own root in the place of the page's: lengths that follow the text follow the host's wish, and widths
 * are those of the element, not of the window.
 *
 * @param {string} css Minified.
 * @param {boolean} isFirst Another sheet stands on what the first has laid, and must not undo it.
 */
export function guest(css, isFirst) {
  const rules = css
    // Nothing here is a page.
    .replace(/@page\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, "")
    .replace(/(?<=^|[{}])html\{[^{}]*\}/g, "")
    .replace(/:root\[data-theme\]/g, ".entente[data-theme]")
    .replace(/:root/g, ".entente")
    .replace(/(?<=^|[{},])body\{/g, ".entente{")
    .replace(/#entente\b/g, ".entente")
    .replace(/@media\s*(\((?:min|max)-width:[^)]*\))/g, "@container $1")
    .replace(/@media\s*(\(width[<>]=?[^)]*\))/g, "@container $1");
  const split = rules.split(/(@container[^{]*\{)/);
  const sized = split.map((piece) => (piece.startsWith("@container") ? widths(piece) : lengths(piece))).join("");
  // Without a wish of the reader's or the host's own, the light is that around the element.
  const lit = sized.replace(/(\.entente\{)color-scheme:light dark;/, "$1");
  return (isFirst ? OWN.replaceAll("\n", "") : "") + named(lit);
}

/** In a condition there are no custom properties, and the root's text may be any size. @param {string} condition */
const widths = (condition) => condition.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${16 * Number(size)}px`);

/** @param {string} css */
const lengths = (css) => css
  .replace(/(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))rem\b/g, "calc($1*var(--rem))")
  .replace(/(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))vw\b/g, "$1cqi");

/** The first declaration of each open name takes the host's value where there is one. @param {string} css */
function named(css) {
  return OPEN.reduce((css, name) => {
    let isFirst = true;
    return css.replace(new RegExp(`--${name}:([^;}]*)`), (whole, value) => (isFirst ? ((isFirst = false), `--${name}:var(--entente-${name},${value})`) : whole));
  }, css);
}
