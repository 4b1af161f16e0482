// @ts-check
/**
 * The elements for other people's pages. Here is only what a host pays for before an element is in view: the attributes,
 * and the wait. The room behind it, with the engine, the views and their look, arrives when it is wanted.
 */

/** @typedef {import("./room.jsx").Room} Room */
/** @typedef {import("../src/door").Answer} Answer */

/** @typedef {{ title: string, version: string }} ReadyDetail */
/** @typedef {{ query: string, total: number, of: number, view: string }} AnswerDetail */
/** @typedef {{ type: "relation" | "entity" | "event" | "source", key: string }} OpenDetail */
/** @typedef {{ message: string }} ErrorDetail */

const VIEWS = ["list", "timeline", "figures", "disagreements", "absences", "network", "path", "compare", "sources"];

/**
 * The attributes, and what each may be: a list begins with the value that stands for any other. A property has its
 * attribute's name, in camel case.
 *
 * @type {Record<string, readonly string[] | null>}
 */
const ATTRIBUTES = {
  "query": null, "base-query": null, "view": VIEWS, "settings": null, "open": null, "selected": null, "hide": null, "key": null,
  "dataset": null, "for": null, "home": null, "heading": ["2", "1", "3", "4", "5", "6"], "lang": null, "theme": ["auto", "light", "dark"], "loading": ["lazy", "eager"],
};

/** Node has none; there the classes can be imported and not used. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** @type {IntersectionObserver | null} */
let watcher = null;
/** Those that wait until they are near the view. @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();

/** @param {Element} element @param {() => void} enter */
function watch(element, enter) {
  if (!("IntersectionObserver" in globalThis)) return enter();
  waiting.set(element, enter);
  watcher ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher?.unobserve(target);
      waiting.get(target)?.();
    }
  }, { rootMargin: "600px" });
  watcher.observe(element);
}

/**
 * What all elements have in common.
 *
 * @attr {string} query What is asked; follows the reader.
 * @attr {string} base-query A query that always holds besides; the reader can neither see past it nor take it away.
 * @attr {"en" | "fr" | "km"} lang The language; none: that of the content around it, then the reader's.
 * @attr {"auto" | "light" | "dark"} [theme=auto] The light; auto: that of the content around it.
 * @attr {"1" | "2" | "3" | "4" | "5" | "6"} [heading=2] The level of the first heading within, as it fits the page; those below it follow.
 * @attr {string} dataset The version of the dataset that the host means; where another is here, it says what has changed.
 * @attr {string} home Where the full page lies: links lead there when they are opened elsewhere.
 * @attr {"lazy" | "eager"} [loading=lazy] Whether it waits until it is near the view.
 * @fires {CustomEvent<ReadyDetail>} entente-ready The first answer is drawn.
 * @fires {CustomEvent<AnswerDetail>} entente-answer Another answer is drawn.
 * @fires {CustomEvent<OpenDetail>} entente-open A reader opens a record; `preventDefault()` leaves that to the host.
 * @fires {CustomEvent<ErrorDetail>} entente-error It cannot run here, or a question failed; the message is a sentence.
 * @slot - What is shown until the element is ready, and wherever it cannot run.
 * @slot before What stands above the explorer.
 * @slot after What stands below the explorer.
 * @csspart root All of it.
 * @csspart notice Why it cannot run, or what of an address or a query was not understood.
 * @cssprop --entente-paper The ground.
 * @cssprop --entente-ink The text.
 * @cssprop --entente-quiet Text that stands back.
 * @cssprop --entente-line Hairlines.
 * @cssprop --entente-wash A ground that stands out a little.
 * @cssprop --entente-accent Links and what has the focus.
 * @cssprop --entente-mark What was found.
 * @cssprop --entente-serif The fonts of statements.
 * @cssprop --entente-sans The fonts of everything else.
 * @cssprop --entente-measure The longest line.
 * @cssprop --entente-size The size of text that all other sizes follow.
 */
export class EntenteElement extends Base {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** Which part of the explorer it shows. */
  static part = "explorer";

  /** @type {Room | null} */
  #room = null;
  #isDue = false;
  /** Settles when there is a room, or cannot be one. @type {Promise<Room | null> | null} */
  #coming = null;

  connectedCallback() {
    // What a script set before the element was defined.
    for (const name of Object.keys(ATTRIBUTES).map(camel)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    if (Reflect.get(this, "loading") === "eager") this.#enter();
    else watch(this, () => this.#enter());
  }

  disconnectedCallback() {
    watcher?.unobserve(this);
    // One that is only moved comes back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#room?.leave();
      this.#room = null;
      this.#coming = null;
    });
  }

  /** Several changes are answered once. @param {string} _name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(_name, before, now) {
    if (before === now || this.#isDue || this.#room === null) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#room?.obey();
    });
  }

  /** @returns {Promise<Room | null>} */
  #enter() {
    this.#coming ??= import("./room.jsx").then(async ({ Room }) => {
      if (!this.isConnected) return null;
      const room = new Room(this, /** @type {typeof EntenteElement} */ (this.constructor).part);
      this.#room = room;
      await room.settle();
      return room.isThere ? room : null;
    }).catch((error) => {
      // The content stays what it was, and the next who asks tries again.
      this.#coming = null;
      const detail = { message: error instanceof Error ? error.message : String(error) };
      this.dispatchEvent(new CustomEvent("entente-error", { bubbles: true, composed: true, detail }));
      return null;
    });
    return this.#coming;
  }

  /**
   * Asks another query.
   *
   * @param {string} query
   * @returns {Promise<Answer>}
   * @throws {Error} A query that is refused, with a sentence, or an element that cannot run here.
   */
  async ask(query) {
    return (await this.#need()).ask(query);
  }

  /**
   * Shows a record, `relation:KEY`, `entity:KEY`, `event:KEY` or `source:KEY`; null: the answer again.
   *
   * @param {string | null} record
   */
  async show(record) {
    (await this.#need()).show(record);
  }

  /** Throws the engine away, of all elements of the page, and starts a new one. */
  async restart() {
    (await this.#need()).restart();
  }

  async #need() {
    const room = await this.#enter();
    if (room === null) throw new Error("entente: this element is not on a page, or cannot run there");
    return room;
  }
}

for (const [attribute, values] of Object.entries(ATTRIBUTES)) {
  // Every element of HTML has these: the one says the same, the other is its `data-…` attributes, and stays that.
  if (attribute === "lang" || attribute === "dataset") continue;
  Object.defineProperty(EntenteElement.prototype, camel(attribute), {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute) ?? "";
      return values === null || values.includes(value) ? value : values[0];
    },
    set(value) {
      if (value === null || value === undefined || value === "") this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

/** @param {string} attribute */
function camel(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/**
 * The whole explorer: search box, facets, list, views, records.
 *
 * @element entente-explorer
 * @attr {"list" | "timeline" | "figures" | "disagreements" | "absences" | "network" | "path" | "compare" | "sources"} [view=list] How the answer is shown.
 * @attr {string} settings What the view is told, as the address bar of the full page has it: `lanes=topic&axis=said`.
 * @attr {string} open The record that is open: `relation:KEY`, `entity:KEY`, `event:KEY` or `source:KEY`.
 * @attr {string} selected A relation's key that the host points at: it is marked and brought into view.
 * @attr {string} hide Controls the reader does not get, with spaces between: masthead search chips facets tabs sort take why front imprint.
 * @csspart masthead The name, the languages and the light.
 * @csspart search The search box.
 * @csspart chips The parts of the query.
 * @csspart facets The ways to narrow.
 * @csspart tabs The views to choose from.
 * @csspart list The list with its head.
 * @csspart view Another view than the list.
 * @csspart card One relation.
 * @csspart statement What a relation says.
 * @csspart footnote Who says it, and where.
 * @csspart pager The ways to the other pages of the list.
 * @csspart back The way back.
 * @csspart imprint Title, version and licence of the dataset.
 */
export class EntenteExplorer extends EntenteElement {}

/**
 * The search box with the parts of the query.
 *
 * @element entente-search
 * @attr {string} for The name of what it belongs to: an explorer's id, or a name that other elements share.
 * @csspart search The search box.
 * @csspart chips The parts of the query.
 */
export class EntenteSearch extends EntenteElement {
  /** @override */
  static part = "search";
}

/**
 * The ways to narrow.
 *
 * @element entente-facets
 * @attr {string} for The name of what it belongs to.
 * @csspart facets The ways to narrow.
 */
export class EntenteFacets extends EntenteElement {
  /** @override */
  static part = "facets";
}

/**
 * The list of an answer.
 *
 * @element entente-list
 * @attr {string} for The name of what it belongs to.
 * @csspart list The list with its head.
 * @csspart card One relation.
 * @csspart statement What a relation says.
 * @csspart footnote Who says it, and where.
 * @csspart pager The ways to the other pages of the list.
 * @csspart back The way back.
 */
export class EntenteList extends EntenteElement {
  /** @override */
  static part = "list";
}

/**
 * The timeline of an answer.
 *
 * @element entente-timeline
 * @attr {string} for The name of what it belongs to.
 * @csspart view The picture with its head and its tables.
 */
export class EntenteTimeline extends EntenteElement {
  /** @override */
  static part = "timeline";
}

/**
 * The figures of an answer.
 *
 * @element entente-figures
 * @attr {string} for The name of what it belongs to.
 * @csspart view The picture with its head and its tables.
 */
export class EntenteFigures extends EntenteElement {
  /** @override */
  static part = "figures";
}

/**
 * Who stands how to whom in an answer.
 *
 * @element entente-network
 * @attr {string} for The name of what it belongs to.
 * @csspart view The picture with its head and its tables.
 */
export class EntenteNetwork extends EntenteElement {
  /** @override */
  static part = "network";
}

/**
 * Where the sources of an answer differ.
 *
 * @element entente-disagreements
 * @attr {string} for The name of what it belongs to.
 * @csspart view The picture with its head and its tables.
 */
export class EntenteDisagreements extends EntenteElement {
  /** @override */
  static part = "disagreements";
}

/**
 * One relation as a card that can be cited.
 *
 * @element entente-relation
 * @attr {string} key The relation's key.
 * @csspart card One relation.
 * @csspart statement What a relation says.
 * @csspart footnote Who says it, and where.
 */
export class EntenteRelation extends EntenteElement {
  /** @override */
  static part = "relation";
}

/** Every element by its name. */
export const ELEMENTS = {
  "entente-explorer": EntenteExplorer,
  "entente-search": EntenteSearch,
  "entente-facets": EntenteFacets,
  "entente-list": EntenteList,
  "entente-timeline": EntenteTimeline,
  "entente-figures": EntenteFigures,
  "entente-network": EntenteNetwork,
  "entente-disagreements": EntenteDisagreements,
  "entente-relation": EntenteRelation,
};

/** Defines the elements; a name that is taken is left alone, and where there is no page nothing is done. @param {CustomElementRegistry} [registry] */
export function define(registry = globalThis.customElements) {
  if (registry === undefined) return;
  for (const [name, element] of Object.entries(ELEMENTS)) {
    try {
      if (registry.get(name) === undefined) registry.define(name, element);
    } catch (error) {
      // A host that has its own idea of this registry does without that element, and keeps the others.
      console.error(error);
    }
  }
}
