// The elements' types for TypeScript, from their manifest, so that what is documented and what is typed cannot differ.
import { readFileSync } from "node:fs";

/** Every element of HTML has these, with types of their own. */
const OF_HTML = ["lang", "hidden", "title"];

/** @typedef {{ name: string, tagName?: string, description?: string, superclass?: { name: string }, attributes?: any[], members?: any[], events?: any[] }} Declared */

/**
 * The texts of elements.d.ts and element.d.ts.
 *
 * @param {any} manifest
 * @param {string} source  The elements' source, whose JSDoc has the types of what the events tell.
 */
export function elementTypes(manifest, source) {
  /** @type {Declared[]} */
  const classes = manifest.modules[0].declarations.filter((/** @type {any} */ { kind }) => kind === "class");
  const elements = classes.filter(({ tagName }) => tagName);
  const details = [...source.matchAll(/@typedef \{(\{.*?\})\} (\w+)/g)].map(([, shape, name]) => `export type ${name} = ${shape};`);
  const events = new Map(classes.flatMap(({ events = [] }) => events.map((event) => [event.name, event])));
  const eventMap = [...events.values()].map(({ name, type, description }) => `${note(description, 2)}    "${name}": ${type?.text ?? "Event"};`);
  const bodies = classes.map(classOf).join("\n\n");
  // What the methods take and give is named as the engine's types name it.
  const wanted = [...readFileSync("src/door.d.ts", "utf8").matchAll(/^export (?:interface|type|class) (\w+)/gm)]
    .map(([, name]) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(bodies));
  return {
    elements: `/** The elements' classes; importing them defines nothing. Written from custom-elements.json. */
${wanted.length > 0 ? `import type { ${wanted.join(", ")} } from "./door.js";\n\n` : ""}${details.join("\n")}

${bodies}

/** Every element by its name. */
export const ELEMENTS: {
${elements.map(({ tagName, name }) => `  "${tagName}": typeof ${name};`).join("\n")}
};

/** Defines the elements; a name that is taken is left alone. */
export function define(registry?: CustomElementRegistry): void;

/** What every element of JSX may have; frameworks know more. */
interface Common {
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  part?: string;
  ref?: any;
  children?: any;
}

/** What the elements take in JSX. */
export interface EntenteIntrinsicElements {
${elements.map(({ tagName, attributes = [] }) => `  "${tagName}": Common & {
${attributes.map(({ name, type }) => `    "${name}"?: ${type?.text ?? "string"};`).join("\n")}
${[...events.values()].map(({ name, type }) => `    "on${name}"?: (event: ${type?.text ?? "Event"}) => void;`).join("\n")}
  };`).join("\n")}
}

declare global {
  /** The events bubble out of shadow trees, so that a document may listen for them too. */
  interface GlobalEventHandlersEventMap {
${eventMap.join("\n")}
  }
}
`,
    element: `/** Defines the elements where it is imported. Written from custom-elements.json. */
import type { ${elements.map(({ name }) => name).join(", ")} } from "./elements.js";

declare global {
  interface HTMLElementTagNameMap {
${elements.map(({ tagName, name }) => `    "${tagName}": ${name};`).join("\n")}
  }
}
`,
  };
}

/** @param {Declared} declared */
function classOf({ name, description, superclass, members = [] }) {
  const own = members.filter((member) => !member.inheritedFrom && !OF_HTML.includes(member.name)).map((member) => {
    const head = note(member.description, 1);
    if (member.kind !== "method") return `${head}  ${member.name}: ${member.type?.text ?? "string"};`;
    const parameters = (member.parameters ?? []).map((/** @type {any} */ one) => `${one.name}${one.optional ? "?" : ""}: ${one.type?.text ?? "unknown"}`);
    return `${head}  ${member.name}(${parameters.join(", ")}): ${member.return?.type.text ?? "void"};`;
  });
  const parent = superclass && superclass.name.startsWith("Entente") ? superclass.name : "HTMLElement";
  return `${note(description, 0)}export class ${name} extends ${parent} {${own.length > 0 ? `\n${own.join("\n")}\n` : ""}}`;
}

/** @param {string | undefined} text @param {number} depth */
function note(text, depth) {
  return text ? `${"  ".repeat(depth)}/** ${text.replace(/\s*\n\s*/g, " ").replaceAll("*/", "* /")} */\n` : "";
}
