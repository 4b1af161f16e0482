// @ts-check
/** English: the measure that the other languages are held to. */
import { speech } from "./speech.js";

/** @typedef {import("../../src/door").Overview["counts"]} Counts */
/** @typedef {typeof en} Words */

const { number, plural, form, list, joint } = speech("en", " and ");
const RELATIONS = { one: "relation", other: "relations" };

export const en = {
  name: "Entente",
  number, list, joint,
  languageNames: /** @type {Record<string, string>} */ ({ en: "English", fr: "French", km: "Khmer" }),

  // Masthead and imprint
  languages: "Language",
  skip: "Skip to the content",
  skipToList: "Skip to the relations",
  light: "Light",
  themes: { auto: "Auto", light: "Light", dark: "Dark" },
  /** @param {string} version */
  version: (version) => `version ${version}`,
  compiled: "compiled",
  promise: "Everything runs on your machine: nothing you type leaves it, and nothing is stored.",
  keep: "Keep for offline use",

  // The search box
  search: "Search what is on record",
  searchExample: "mine clearance, kind:request, who:canada …",
  suggestions: "Suggestions",
  suggestionTypes: {
    entity: "who", topic: "topic", kind: "kind", standing: "standing", source: "source", event: "event", place: "place", word: "word",
  },
  /** @param {string} word */
  askFor: (word) => `Ask for “${word}”`,
  /** @param {string} word */
  onlyExactly: (word) => `Only “${word}” as written`,
  didYouMean: "Did you mean",
  lastGood: "Below is the last good answer.",
  back: "Back",
  broken: "The engine broke on this question, twice. Below is the last good answer.",
  again: "Ask again",
  stopped: "The page broke on this question. Nothing of yours is lost: the address holds all of it.",
  dropped: "Parts of this link are not understood and were left out:",

  // The answer
  /** @param {number} n */
  relations: (n) => plural(n, RELATIONS),
  /** @param {number} n */
  relationsWord: (n) => form(n, RELATIONS),
  /** @param {number} n @param {number} of */
  relationsOf: (n, of) => `${number(n)} of ${plural(of, RELATIONS)}`,
  noRelation: "No relation",
  chips: "Parts of the question",
  /** @param {string} label */
  remove: (label) => `Remove ${label}`,
  removeAll: "Remove all",
  narrow: "Narrow",
  /** @param {number} n */
  showAll: (n) => `Show all ${number(n)}`,
  showFewer: "Show fewer",
  /** @param {string} label */
  exclude: (label) => `Exclude ${label}`,
  /** @param {number} n */
  certainly: (n) => `${number(n)} certainly`,
  sort: "Order",
  sorts: { relevance: "best match", newest: "newest first", date: "oldest first", source: "by source" },
  pages: "Pages",
  previous: "Previous",
  next: "Next",
  /** @param {number} page @param {number} pages */
  pageOf: (page, pages) => `Page ${number(page)} of ${number(pages)}`,
  /** @param {number} from @param {number} to @param {number} of */
  onPaper: (from, to, of) => `On this paper: relations ${number(from)} to ${number(to)} of ${number(of)}. The address below leads to all of them.`,
  nothing: "Nothing on record matches all parts of this question.",
  /** @param {string} label */
  dropping: (label) => `Without ${label}`,
  startOver: "Back to the first page",
  absences: "What no source states",
  near: "What comes closest",
  /** @param {number} from @param {number} to */
  histogram: (from, to) => `Relations by year, ${from} to ${to}; the table below holds the numbers`,
  /** @param {number} certain @param {number} possible */
  certainOfPossible: (certain, possible) => `${number(certain)} certainly, ${number(possible)} possibly`,
  asTable: "Years as a table",
  year: "Year",
  certain: "Certainly",
  possible: "Possibly",

  // The views of an answer
  viewsLabel: "Views",
  views: {
    list: "List",
    disagreements: "Disagreements",
    compare: "Compare",
    figures: "Figures",
    network: "Network",
    path: "Connections",
    sources: "Sources",
    timeline: "Timeline",
    absences: "Not on record",
  },
  viewLoading: "One moment …",
  viewFailed: "This view could not be loaded. The list holds the same relations.",

  // A relation
  negative: "a negative statement",
  dateStated: "as the source states it",
  saidBy: "Said by",
  sourceVoice: "In the source’s own voice:",
  through: "as told by",
  saidOn: "said",
  source: "Source",
  /** @param {number} n */
  paragraph: (n) => `paragraph ${number(n)}`,
  /** @param {string} text */
  quoted: (text) => `“${text}”`,
  openPassage: "open the passage",
  topics: "About",
  place: "in",
  event: "at",
  office: "Office:",
  openList: "The source leaves this list open.",
  note: "Editor’s note:",
  /** @param {number} n */
  otherLinks: (n) => plural(n, { one: "link", other: "links" }),
  takeAway: "Cite and take away",
  embed: "Embed",
  takeFailed: "This could not be loaded.",

  // A figure
  countedBy: "counted by",
  partner: "with",
  rise: "up",
  fall: "down",
  from: "from",
  since: "since",
  /** @param {string} code */
  assumed: (code) => `No source names the currency; ${code} is our assumption.`,
  derived: "Our own calculation, from",

  // The first screen
  questions: "Worth asking",
  disagreements: "Where the sources differ",
  /** @param {number} n */
  moreDisagreements: (n) => `All ${number(n)} differences`,
  /** @param {number} n */
  moreThreads: (n) => `All ${number(n)} stories`,
  /** @param {number} n */
  moreAbsences: (n) => `All ${number(n)} gaps`,
  threads: "Stories across the sources",
  sources: "The documents",
  /** @param {number} n */
  allRelations: (n) => `All ${plural(n, RELATIONS)}`,
  /** @param {Counts} n @returns {[number, string][]} */
  counts: (n) => [
    [n.sources, form(n.sources, { one: "source", other: "sources" })],
    [n.relations, form(n.relations, RELATIONS)],
    [n.people, form(n.people, { one: "person", other: "people" })],
    [n.disagreements, form(n.disagreements, { one: "disagreement", other: "disagreements" })],
  ],

  // Records
  types: { entity: "entity", event: "event", source: "source", relation: "relation" },
  notHere: "Not on record",
  /** @param {string} type @param {string} key */
  unknown: (type, key) => `This dataset has no ${type} under the key “${key}”. The link may be from another version.`,
  notToConfuse: "Not to be taken for",
  possiblySame: "Possibly the same as",
  names: "Names",
  onlyIn: "meant only in",
  inSources: "Named in",
  where: "Place",
  /** @param {number} n */
  saidByIt: (n) => `speaks in ${number(n)}`,
  offices: "Offices",
  attestedOnly: "The sources attest an office on a day; they do not say when it began or ended.",
  connected: "How is it connected to others?",
  /** @param {number} n */
  seeAll: (n) => `All ${plural(n, RELATIONS)}`,
  byParagraph: "Paragraph by paragraph",
  noText: "The document’s own sentences are not reproduced here, only what each paragraph puts forward.",
  boilerplate: "Furniture of the site.",
  nothingHere: "Nothing on record.",
  issued: "Issued",
  publisher: "Publisher",
  authors: "Author",
  standpoint: "Standpoint",
  voice: "Speaks for",
  drawsOn: "Draws on",
  titleIs: "Title",
  identifier: "Identifier",
  language: "Language",
  lacks: "Does not state its",
  address: "Address",
  file: "File",
  date: "Date",
  participants: "Present",
  series: "Series",
  partOf: "Part of",
  /** @param {number} n */
  session: (n) => `session ${number(n)}`,
  toldOfIt: "What is said of it",

  // Where no engine runs
  noEngine: {
    missing: "This browser has no WebAssembly, so the explorer cannot run.",
    forbidden: "A security policy of this page forbids WebAssembly, so the explorer cannot run.",
    failed: "The explorer could not start.",
    list: "Below is the plain list of what is on record.",
    file: "The site has a slower engine for such a case, which this file leaves out: open the site, or this file in another browser.",
    frame: "The full page has a plain list of what is on record, and a slower engine for such a case.",
  },
};
