// @ts-check
/**
 * What is on the desk: the address, the text in the box, the last good answer, and what went wrong since. Every change
 * asks the engine and draws at once, in the same frame.
 */
import { HOME } from "./address.js";
import { isKnown, learn, wordsOf } from "./locales/index.js";
import { segmented } from "./segment.js";
import { VIEWS } from "./views.js";

/** @typedef {import("../src/door").Answer} Answer */
/** @typedef {import("../src/door").Lang} Lang */
/** @typedef {import("../src/door").QueryError} QueryError */
/** @typedef {import("../src/door").Suggestion} Suggestion */
/** @typedef {import("./address.js").Address} Address */
/** @typedef {import("./engine.js").Questions} Questions */
/** @typedef {import("./place.js").Place} Place */
/** What keeps the way to what was shown before. @typedef {Pick<import("./trail.js").Trail, "leave" | "commit" | "type">} Way */
/** @typedef {import("./locales/index.js").Words} Words */

/**
 * @typedef {{ type: "entity", page: import("../src/door").EntityPage }
 *   | { type: "event", page: import("../src/door").EventPage }
 *   | { type: "source", page: import("../src/door").SourcePage }
 *   | { type: "relation", page: import("../src/door").Relation }} Opened
 */

/**
 * What the open view shows: still loading, failed to load, or the answer to its question with the module that draws it.
 *
 * @typedef {{ state: "loading" | "failed" } | { state: "ready", module: import("./views.js").ViewModule<any>, answer: unknown }} Seen
 */

/** The modules of the views that were looked at. @type {Map<string, import("./views.js").ViewModule<any>>} */
const loaded = new Map();

/** What each engine said of its dataset, once for all who ask it. @type {WeakMap<Questions, Map<Lang, import("../src/door").Overview>>} */
const overviews = new WeakMap();

export class Desk {
  /** @type {Address} */
  address = HOME;
  /** What stands in the search box; it runs ahead of the address while it is refused. */
  text = "";
  /** @type {Answer | null} */
  answer = null;
  /** The address is as it was, and its answer is not here. */
  #isForgotten = false;
  /** The answers on the way to the text in the box, one for each word. @type {{ text: string, answer: Answer }[]} */
  #way = [];
  /** Why the text in the box was refused. @type {QueryError | null} */
  refusal = null;
  /** The engine broke twice on one question. */
  isBroken = false;
  /** How many parts of the first screen below its head are drawn; at the start the others follow, each in its own task. */
  parts = Infinity;
  /** The record that is open; null where there is none of that key. @type {Opened | null} */
  record = null;
  /** What the open view shows; null: the list. @type {Seen | null} */
  seen = null;
  /** Parts of the address that could not be read. @type {string[]} */
  unread = [];
  /** @type {Suggestion[]} */
  suggestions = [];
  /** What those who do not see were last told. */
  spoken = "";

  /** The list on one page, while it is printed, and the page of it that is shown otherwise. @type {{ whole: Answer, paged: Answer } | null} */
  #spread = null;
  /** The last question of each sort that was answered. @type {Map<string, { question: string, answer: unknown }>} */
  #answered = new Map();
  /** @type {Questions} */ ask;
  /** @type {() => void} */ #draw;
  /** @type {Way | null} */ trail = null;
  /** @type {Place} */ place;

  /** @param {Questions} questions @param {Place} place @param {() => void} draw */
  constructor(questions, place, draw) {
    this.ask = questions;
    this.place = place;
    this.#draw = draw;
  }

  /** Asks these from now on. @param {Questions} questions */
  over(questions) {
    this.ask = questions;
    this.#answered.clear();
  }

  /** @type {Lang} */
  get lang() {
    return this.address.lang ?? this.place.lang;
  }

  /** @type {Words} */
  get words() {
    return wordsOf(this.lang);
  }

  /** What is refused is the word being typed, and there are ways to complete it: no time to complain. */
  get isMidway() {
    return this.refusal !== null && this.suggestions.length > 0 && this.refusal.to >= this.text.length;
  }

  /** The query that was last answered, in its own spelling and without what was dropped. */
  get query() {
    return this.answer?.query ?? "";
  }

  /** Nothing is asked and nothing is open. */
  get isHome() {
    return this.address.open === null && this.address.view === null && this.address.q === "";
  }

  /**
   * Shows what an address asks for, dropping what is no longer understood.
   *
   * @param {Address} address @param {string[]} unread @param {string} [text] What the search box says, if not the query.
   */
  show(address, unread, text) {
    this.#answer(address, unread, text);
    this.#draw();
    if (!isKnown(this.lang)) learn(this.lang).then(this.#draw);
  }

  /** @param {Address} address @param {string[]} unread @param {string} [text] */
  #answer(address, unread, text) {
    this.#isForgotten = false;
    this.address = address;
    this.unread = unread;
    this.suggestions = [];
    this.refusal = null;
    this.record = null;
    if (address.open !== null) this.record = this.#look(address.open);
    else if (this.#reply(address.q, true)) this.address = { ...address, q: this.query };
    // What was left out shall not be asked again; what was understood stays as the reader or the link wrote it.
    this.text = text ?? (this.answer?.dropped.length ? this.address.q : address.q);
    this.#see();
  }

  /** Lets go of what can be asked again, for as long as nothing of it is drawn. */
  forget() {
    // What was left out of a query is known with the answer alone.
    if (this.answer?.dropped.length) return;
    this.#isForgotten = true;
    this.answer = this.record = this.seen = null;
    this.#answered.clear();
    this.#way = [];
  }

  /** Asks for it again. */
  recall() {
    if (this.#isForgotten) this.#answer(this.address, this.unread, this.text);
  }

  /**
   * A link was followed, a value was chosen: another address, and an entry in the reader's history.
   *
   * @param {Partial<Address>} change @param {string} [text] What the search box says.
   */
  go(change, text) {
    this.trail?.leave();
    this.show({ ...this.address, ...change }, [], text);
    this.trail?.commit(this.address);
  }

  /**
   * A key was struck in the search box.
   *
   * @param {string} text
   */
  type(text) {
    this.text = text;
    this.unread = [];
    this.suggestions = this.#guarded(() => this.ask.suggest(text, this.lang)) ?? [];
    if (this.#reply(text, false)) this.address = { ...this.address, q: text.trim(), open: null };
    else if (this.refusal !== null && this.address.open === null) {
      this.answer = this.#lastGood(this.refusal.from);
      this.address = { ...this.address, q: this.query };
    }
    this.#see();
    this.trail?.type(this.address);
    this.#draw();
  }

  /** What the dataset is, asked once for each language. */
  overview() {
    const known = overviews.get(this.ask) ?? new Map();
    overviews.set(this.ask, known);
    const overview = known.get(this.lang) ?? this.ask.overview(this.lang);
    known.set(this.lang, overview);
    return overview;
  }

  /** What is typed is meant: it gets its entry in the history, in the query's own spelling. */
  commit() {
    this.suggestions = [];
    if (this.refusal === null && !this.isBroken && this.answer !== null && this.address.open === null) {
      this.address = { ...this.address, q: this.answer.query };
      this.trail?.commit(this.address);
    }
    this.#draw();
  }

  /** Asks once more what broke the engine, which is a new one by now. */
  again() {
    if (this.address.open === null) this.type(this.text);
    else this.show(this.address, this.unread);
  }

  /** Shows the list on one page, unless it holds more relations than this. @param {number} longest */
  spread(longest) {
    const { answer: paged, lang, address: { open, view } } = this;
    if (paged === null || this.isHome || open !== null || view !== null || paged.pages === 1 || paged.total > longest) return;
    try {
      const whole = this.ask.answer(this.ask.turn(paged.query, 1), { lang, lenient: true, size: longest });
      this.#spread = { whole, paged };
      this.answer = whole;
      this.#draw();
    } catch (error) {
      // The page that is open is better than nothing.
      console.error(error);
    }
  }

  /** Shows the list page by page again. */
  gather() {
    const spread = this.#spread;
    this.#spread = null;
    if (spread === null || this.answer !== spread.whole) return;
    this.answer = spread.paged;
    this.#draw();
  }

  /** The suggestions are not wanted. */
  closeSuggestions() {
    if (this.suggestions.length === 0) return;
    this.suggestions = [];
    this.#draw();
  }

  /**
   * @param {NonNullable<Address["open"]>} open
   * @returns {Opened | null}
   */
  #look({ type, key }) {
    const page = this.#once("record", [type, key, this.lang], () => this.ask[type](key, this.lang));
    return page === null ? null : /** @type {Opened} */ ({ type, page });
  }

  /** Asks the open view's question, once its module and the engine's are there. */
  #see() {
    const { address: { view, open, settings }, query, lang } = this;
    if (view === null || open !== null) {
      this.seen = null;
      return;
    }
    const module = loaded.get(view);
    if (module === undefined) {
      this.#load(view);
      return;
    }
    // That a view is answered does not mean that the query was.
    const wasBroken = this.isBroken;
    const answer = this.#once("view", [view, query, lang, settings], () => module.ask(this.ask, { query, lang, settings }));
    this.isBroken ||= wasBroken;
    if (answer !== null) this.seen = { state: "ready", module, answer };
    // The last good picture stays, but not that of another view.
    else if (this.seen?.state !== "ready" || this.seen.module !== module) this.seen = { state: "failed" };
  }

  /** @param {import("./views.js").ViewName} view */
  #load(view) {
    this.seen = { state: "loading" };
    const arrived = () => {
      if (this.address.view !== view) return;
      this.#see();
      this.#draw();
    };
    const failed = (/** @type {unknown} */ error) => {
      console.error(error);
      if (this.address.view !== view) return;
      // The next look tries again.
      this.seen = { state: "failed" };
      this.#draw();
    };
    Promise.all([VIEWS[view].load(), this.ask.whole(), this.place.styles()]).then(([module]) => { loaded.set(view, module); }).then(arrived, failed);
  }

  /**
   * Asks for the answer; true where there is one. The last good one stays where there is none.
   *
   * @param {string} query @param {boolean} lenient
   */
  #reply(query, lenient) {
    this.refusal = null;
    const parted = segmented(query);
    const { lang } = this;
    let answer = this.#once("answer", [query, lang, lenient], () => this.ask.answer(parted, { lang, lenient }));
    // The place of what is refused is told in the text that the reader sees.
    if (answer === null && parted !== query) answer = this.#guarded(() => this.ask.answer(query, { lang, lenient }));
    if (answer === null) return false;
    this.answer = answer;
    this.#remember(query, answer);
    return true;
  }

  /** @param {string} text @param {Answer} answer */
  #remember(text, answer) {
    const last = this.#way.at(-1)?.text.trimEnd() ?? "";
    const isSameWord = last !== "" && text.startsWith(last) && !/\s/.test(text.slice(last.length));
    this.#way.splice(isSameWord ? -1 : this.#way.length, 1, { text, answer });
    if (this.#way.length > 30) this.#way.shift();
  }

  /**
   * What stays on the page while a text is refused from some place on: the last good answer, but for those to the first
   * letters of the very word that is refused. Who types `kind:` did not ask for "kind".
   *
   * @param {number} from
   */
  #lastGood(from) {
    this.#way = this.#way.filter(({ text }) => text.trimEnd().length <= from || !this.text.startsWith(text));
    return this.#way.at(-1)?.answer ?? this.answer;
  }

  /**
   * Asks, unless the last question of this sort was the same one: when only the view, its settings or the light change, the
   * answer is what it was.
   *
   * @template T
   * @param {"answer" | "record" | "view"} sort @param {unknown[]} parts What tells the question from others. @param {() => T} ask
   * @returns {T | null}
   */
  #once(sort, parts, ask) {
    const question = JSON.stringify(parts);
    const last = this.#answered.get(sort);
    if (last?.question === question) {
      this.isBroken = false;
      return /** @type {T} */ (last.answer);
    }
    const answer = this.#guarded(ask);
    if (answer !== null) this.#answered.set(sort, { question, answer });
    return answer;
  }

  /**
   * @template T
   * @param {() => T} question
   * @returns {T | null}
   */
  #guarded(question) {
    try {
      const answer = question();
      this.isBroken = false;
      return answer;
    } catch (error) {
      if (error instanceof Error && error.name === "QueryError") {
        this.refusal = /** @type {QueryError} */ (error);
      } else {
        this.isBroken = true;
        console.error(error);
      }
      return null;
    }
  }
}
