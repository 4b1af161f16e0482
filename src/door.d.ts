/**
 * The door to JavaScript: every question the engine answers and the shape of each answer.
 *
 * An answer is a plain object in the language that was asked for. Nothing in it needs counting, sorting or date
 * arithmetic: what a page shows is said here.
 */

/** A language of the interface; statements fall back to English where a language lacks them. */
export type Lang = "en" | "fr" | "km";

/** A text in the language it is really in, which may differ from the one asked for. */
export interface Text {
  text: string;
  lang: Lang;
}

/** A controlled word: its lasting key and its label. */
export interface Term {
  key: string;
  label: string;
}

/** A record one can open: an entity, an event, a source. */
export interface Ref {
  key: string;
  /** Its full name. */
  label: string;
  /** What a footnote calls it, where that is shorter than its full name. */
  short: string | null;
  /** What sort of record: `entity`, `event`, `source` or `relation`. */
  type: "entity" | "event" | "source" | "relation";
}

/** A date in words, with its EDTF value and the reason behind it. */
export interface DateText {
  edtf: string;
  words: string;
  /** Why the date is what it is; absent where the source states it. */
  basis: Text | null;
  /** The date is a plain statement of the source, neither uncertain nor approximate nor inferred. */
  isStated: boolean;
}

/** A passage of a source: a locator and, where the source has a live page, a link that leads to the passage. */
export interface Evidence {
  paragraph: number;
  start: string;
  end: string | null;
  occurrence: number;
  digest: string;
  url: string | null;
}

/** A number as a source gives it. */
export interface Figure {
  key: string;
  measure: Term;
  /** The value in words and digits of the language, with bound and unit: "2.1 billion, currency not stated". */
  words: string;
  /** The exact decimal, as text. */
  value: string;
  precision: string;
  bound: Term;
  unit: Term;
  currency: string | null;
  /** A currency no source states, and why it is likely. */
  assumedCurrency: { code: string; reason: Text } | null;
  reporter: Ref | null;
  partner: Ref | null;
  direction: Term;
  period: DateText | null;
  change: { isRise: boolean; baseline: { key: string; words: string } | null; since: Ref | null } | null;
  /** How it follows from other figures; null: a source states it. */
  derived: { formula: string; from: { key: string; words: string }[]; reason: Text } | null;
  source: Ref | null;
  /** The relations that carry it. */
  carriedBy: string[];
}

/** How a relation bears on others. */
export interface Link {
  key: string;
  kind: Term;
  question: Text;
  reason: Text;
  /** True for `contradicts` and `in-tension`. */
  isClash: boolean;
  /** The other relations it ties this one to. */
  others: { key: string; statement: Text; source: Ref; by: Ref[]; when: DateText | null }[];
}

/** One relation as a card shows it. */
export interface Relation {
  key: string;
  kind: Term;
  predicate: Term;
  standing: Term;
  isNegative: boolean;
  isOpenList: boolean;
  statement: Text;
  /** Where the query's words stand in the statement: pairs of UTF-16 offsets, from inclusive to exclusive, in order. */
  marks: [number, number][];
  subject: Ref[];
  object: Ref[];
  participants: { entity: Ref; role: Term }[];
  places: Ref[];
  topics: Term[];
  event: Ref | null;
  when: DateText | null;
  said: DateText | null;
  /** Who says it; where the relation names nobody, the source's own voice. */
  by: Ref[];
  /** The speaker is the source itself. */
  isSourceVoice: boolean;
  /** By whose account it is known, nearest to the speaker first, without the source. */
  through: Ref[];
  source: Ref;
  /** Paragraph, reporter and genre for the footnote. */
  genre: Term;
  publisher: Ref | null;
  evidence: Evidence[];
  office: Text | null;
  figures: Figure[];
  note: Text | null;
  links: Link[];
}

/** One value of a facet. */
export interface FacetValue {
  /** What stands after the colon in a query; `not-stated` is a value of every facet. */
  key: string;
  label: string;
  count: number;
  /** For the facet `year`: how many are certainly within it. */
  certain: number | null;
  state: "free" | "chosen" | "excluded";
}

/** A way to narrow, with its values; a facet never narrows its own counts. Values come most frequent first, years in order. */
export interface Facet {
  key: "kind" | "standing" | "topic" | "who" | "by" | "source" | "place" | "event" | "year";
  label: string;
  values: FacetValue[];
}

/** One part of a query, as a removable chip. */
export interface Part {
  /** The part as it stands in the query. */
  text: string;
  /** The part in words: "kind: request or offer". */
  label: string;
  /** The query without it. */
  without: string;
}

/** What a query with words, filters and a page number brings. */
export interface Answer {
  /** The query in its one canonical spelling: what belongs in the address bar. */
  query: string;
  /** The query in words: "requests or offers about defence, by Donica Pottie". */
  words: string;
  parts: Part[];
  total: number;
  /** How many relations the dataset holds. */
  of: number;
  page: number;
  pages: number;
  size: number;
  sort: "relevance" | "newest" | "date" | "source";
  relations: Relation[];
  facets: Facet[];
  /** For each year of the dataset's span: how many are certainly, how many possibly within it. Open-ended dates count in each year. */
  histogram: { year: number; certain: number; possible: number }[];
  /** Where nothing matches: the query without one of its parts, and how many come back, best first. */
  relax: (Part & { total: number })[];
  /** Parts of a lenient query that are no longer understood, and why. */
  dropped: { text: string; reason: string }[];
  /** Absences that bear on the query: what a reader would look for and no source states. */
  absences: Absence[];
}

export interface Absence {
  key: string;
  question: Text;
  answer: Text;
  topics: Term[];
  /** The relations that come closest. */
  near: { key: string; statement: Text }[];
}

/** A relation on one line of a view, with what a footnote needs. */
export interface Line {
  key: string;
  statement: Text;
  standing: Term;
  isNegative: boolean;
  when: DateText | null;
  /** Who says it; where the relation names nobody, the source's own voice. */
  by: Ref[];
  isSourceVoice: boolean;
  through: Ref[];
  source: Ref;
  /** Where its first passage stands. */
  paragraph: number;
}

/** What is not on record about a query. */
export interface Absences {
  query: string;
  /** How many absences bear on the query, of how many. */
  total: number;
  of: number;
  /** In the order of the vocabulary; each absence once, at its first topic. */
  topics: { topic: Term | null; absences: Absence[] }[];
  /** Every source, whichever of them the query asks for: `count` of its `of` relations match; 0: it is silent. */
  sources: { source: Ref; count: number; of: number; query: string }[];
  /** What the relations of the query leave open, with the query that brings those that do. */
  unstated: { label: string; count: number; query: string }[];
}

/** A way to complete what is being typed. */
export interface Suggestion {
  /** What sort of thing is offered. */
  type: "entity" | "topic" | "kind" | "standing" | "source" | "event" | "place" | "word";
  label: string;
  /** The alias or word that matched, where it is not the label. */
  matched: string | null;
  /** How many relations it brings, alone. */
  count: number;
  /** The whole query after choosing it. */
  query: string;
}

/** Why a query was refused: the sentence is the `message` of the JavaScript Error, these are its extra properties. */
export interface QueryError extends Error {
  name: "QueryError";
  /** The place in the query, in UTF-16 offsets. */
  from: number;
  to: number;
  /** The nearest name we know, ready to show; null where none is near. */
  hint: string | null;
}

/** Relations of one kind about one entity. */
export interface KindGroup {
  kind: Term;
  total: number;
  /** The query that brings all of them. */
  query: string;
  relations: Relation[];
}

export interface EntityPage {
  key: string;
  type: Term;
  name: Text;
  description: Text | null;
  side: Ref | null;
  note: Text | null;
  wikidata: string | null;
  names: { text: string; kind: Term; only: { source: Ref; paragraph: number }[] }[];
  /** Offices it holds, or, for a body, offices held in it; each with the date attested. */
  offices: { title: Text; holder: Ref; body: Ref | null; when: DateText | null; relation: string; source: Ref }[];
  confusable: { entity: Ref; reason: Text }[];
  possiblySameAs: { entity: Ref; reason: Text }[];
  /** Relations that name it in any role. */
  total: number;
  /** Relations it says itself. */
  said: number;
  groups: KindGroup[];
  sources: { source: Ref; count: number }[];
}

export interface SourcePage {
  key: string;
  title: Text;
  titleBasis: Text;
  genre: Term;
  language: string;
  publisher: Ref | null;
  publisherBasis: Text | null;
  authors: Ref[];
  voice: Ref;
  identifier: string | null;
  issued: DateText | null;
  standpoint: Term;
  party: Ref | null;
  drawsOn: Ref[];
  address: string | null;
  lacks: Term[];
  note: Text | null;
  document: string;
  digest: string;
  total: number;
  /** Every paragraph in order; a relation stands at the paragraph where its evidence begins. */
  paragraphs: { number: number; isBoilerplate: boolean; relations: Relation[] }[];
}

export interface EventPage {
  key: string;
  kind: Term;
  title: Text;
  when: DateText | null;
  standing: Term;
  places: Ref[];
  participants: { entity: Ref; role: Term }[];
  series: Ref | null;
  ordinal: number | null;
  partOf: Ref | null;
  /** The query that brings its relations. */
  query: string;
  total: number;
  relations: Relation[];
}

/** One question on which the sources differ, or seem to. */
export interface Disagreement {
  key: string;
  kind: Term;
  question: Text;
  reason: Text;
  sides: { relation: string; statement: Text; by: Ref[]; source: Ref; when: DateText | null }[];
}

/** What the dataset is, for a first screen. */
export interface Overview {
  title: Text;
  description: Text;
  version: string;
  compiled: string;
  licence: string;
  counts: { sources: number; relations: number; entities: number; people: number; events: number; figures: number; disagreements: number; absences: number };
  questions: { query: string; label: string; total: number }[];
  sources: { source: Ref; genre: Term; issued: DateText | null; total: number }[];
  threads: { key: string; title: Text; steps: { relation: string; label: Text; when: DateText | null; source: Ref }[] }[];
  disagreements: Disagreement[];
  /** What a reader would look for and no source states. */
  absences: Pick<Absence, "key" | "question" | "answer">[];
}

export interface AnswerOptions {
  lang?: Lang;
  /** Relations on a page; 20 unless told. */
  size?: number;
  /** Drop what is not understood and say so in `dropped`, instead of refusing: for permalinks. */
  lenient?: boolean;
}

/** A format of other programs, which is also the ending of its files. */
export type Format = "md" | "csv" | "json" | "jsonld" | "graphml" | "ics";

export interface TakeOptions {
  lang?: Lang;
  /** The address of the page before the question mark; without it addresses are relative. */
  base?: string;
  /** Only this relation, whatever the query. */
  relation?: string;
  /** What a briefing note (`md`) is ordered by; `topic` unless told. */
  group?: "topic" | "date" | "source";
  /** Begin with the mark (U+FEFF) by which a spreadsheet knows UTF-8; only `csv`. */
  mark?: boolean;
}

/** The relations of a query as a file, all of them. */
export interface Taken {
  text: string;
  /** A name for the file. */
  name: string;
  /** Its media type. */
  type: string;
  /** How many relations it holds; a calendar leaves out what is not dated to the day. */
  total: number;
  /** What is to be known about it, in the reader's language: what was left out or made safe; empty where there is nothing. */
  note: string;
}

export interface CiteOptions {
  lang?: Lang;
  /** The address of the page before the question mark. */
  base?: string;
  /** The address of the very thing, where the page knows it better: with its view and settings. */
  address?: string;
  /** The view in which an answer was seen, in words. */
  view?: string;
  /** The day on which it was seen, in EDTF; the engine has no clock. */
  seen?: string;
}

/** How to cite something in one style. */
export interface Citation {
  style: "chicago-note" | "chicago-bibliography" | "apa" | "biblatex" | "ris" | "csl-json";
  label: string;
  text: string;
  /** A name for a file of it. */
  name: string;
}

/** The engine over one dataset. Keys that do not exist answer `null`. */
export class Engine {
  /** Opens the dataset embedded in the module. */
  constructor();
  /** Opens another pack; throws an Error with a sentence when it is malformed. */
  static open(bytes: Uint8Array): Engine;
  /** Throws a QueryError when the query cannot be understood. */
  answer(query: string, options?: AnswerOptions): Answer;
  /** What no source states, which sources are silent, what is left open. Throws as `answer` does. */
  absences(query: string, options?: AnswerOptions): Absences;
  /** All relations of a query as a file; `null` for a format that is none of ours. Throws as `answer` does. */
  take(query: string, format: Format, options?: TakeOptions): Taken | null;
  /** How to cite a record by its key, or an answer by its query, in every style; the document comes first. */
  cite(what: "relation" | "source" | "entity" | "event" | "query", key: string, options?: CiteOptions): Citation[] | null;
  suggest(text: string, lang?: Lang): Suggestion[];
  /** The query after choosing (or, where it is chosen, un-choosing) a value; `mode` "exclude" toggles its exclusion. */
  toggle(query: string, facet: string, value: string, mode?: "choose" | "exclude"): string;
  /** The query on another page, or sorted otherwise. */
  turn(query: string, page: number): string;
  sort(query: string, sort: Answer["sort"]): string;
  relation(key: string, lang?: Lang): Relation | null;
  entity(key: string, lang?: Lang): EntityPage | null;
  source(key: string, lang?: Lang): SourcePage | null;
  event(key: string, lang?: Lang): EventPage | null;
  figures(lang?: Lang): Figure[];
  overview(lang?: Lang): Overview;
  free(): void;
}
