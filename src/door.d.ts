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
  /**
   * Where nothing matches: the query without one of its parts, and how many come back, best first. Where that never brings
   * anything, without two of them, at most five such pairs; `text` and `label` are then of both.
   */
  relax: (Part & { total: number })[];
  /** Parts of a lenient query that are no longer understood, and why. */
  dropped: { text: string; reason: string }[];
  /** Absences that bear on the query: what a reader would look for and no source states. */
  absences: Absence[];
  /** Words that nothing holds, for which near ones were looked for; and words that were perhaps not meant. */
  meant: Meant[];
}

/** A word of the query, and near words that were looked for in its place or that a reader is asked about. */
export interface Meant {
  /** As it was written, in lower case and without accents. */
  word: string;
  /** Says it, in the language of the answer. */
  sentence: string;
  /** Nothing holds the word, so the near ones answered; if not, the word itself did, and they are only asked about. */
  isUsed: boolean;
  /** The likeliest first, each with the query that asks for it. */
  words: { word: string; query: string }[];
  /** The query with the word in quotation marks, which lets nothing answer in its place. */
  exactly: string;
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

/** Questions with rival answers side by side. */
export interface Disagreements {
  query: string;
  /** On how many questions the sources differ, or seem to, with a side that the query keeps; and of how many in the dataset. */
  clashes: number;
  of: number;
  /** How many questions of the other groups have such a side. */
  others: number;
  /**
   * Those asked for, most urgent first. What agrees is `independent` where at least two sides share nobody, else
   * `dependent`; `other` is what was worked out from something else. No group is empty.
   */
  groups: { key: "contradicts" | "in-tension" | "incomparable" | "updates" | "independent" | "dependent" | "other"; questions: RivalQuestion[] }[];
  /** Every source, as in `Absences`. */
  sources: Absences["sources"];
}

/** One question with all its sides, none of them declared right. */
export interface RivalQuestion {
  key: string;
  kind: Term;
  question: Text;
  reason: Text;
  /** The sides differ, or seem to. */
  isClash: boolean;
  /** Set side by side by a rule over the fields of the records, not by an editor. */
  isFound: boolean;
  /** In what the figures of an editor's link differ, or leave unstated, so that their values cannot be compared: a list in words. */
  differsIn: string | null;
  /** Who or what stands behind several sides, by their numbers from 1; only where they agree. */
  shared: { as: "text" | "speaker" | "account" | "publisher" | "origin" | "several"; who: Ref; sides: number[] }[];
  /** Where they agree: how many groups of sides are left that share nobody. 1: this is no second confirmation. */
  origins: number | null;
  /**
   * In the order of time: by the first day, then by the last; what has no date comes last. Of one time by source, of one
   * source as it tells them, paragraph by paragraph, and within a paragraph by key. Of figures that begin on one day, what
   * is worked out comes after what sources state. No side stands first for being right.
   */
  sides: RivalSide[];
}

/** A relation; or a figure with the relation that carries it, unless it is our own calculation. */
export interface RivalSide {
  line: Line | null;
  figure: Figure | null;
  /** The query keeps it. */
  isWithin: boolean;
}

/** What stands on one side of a comparison. */
export interface Side {
  /** A key; of periods the span as a query has it. */
  key: string;
  label: string;
  /** How many relations of the query it has; of periods, how many may lie in it. */
  total: number;
  query: string;
}

/** The relations of one heap: only left, both, only right. */
export interface Heap {
  total: number;
  /** The query that brings them; null where no query can say so, and then up to fifty lines stand here. */
  query: string | null;
  /** The first few, in the order of the list. */
  lines: Line[];
}

/** Of what the sides speak: the values of one facet, those of both sides first. */
export interface Coverage {
  key: Facet["key"];
  label: string;
  /** How many values both sides have, only the left one, only the right one. */
  shared: number;
  onlyLeft: number;
  onlyRight: number;
  /** The largest of the counts. */
  most: number;
  /** Each value with its counts and queries: only left, both, only right. */
  rows: { key: string; label: string; counts: [number, number, number]; queries: [string | null, string | null, string | null] }[];
}

/** A link between the sides. */
export interface ComparedLink {
  key: string;
  /** Read from left to right: the left side updates the right one, or is updated by it. */
  kind: Term;
  isClash: boolean;
  question: Text;
  reason: Text;
  left: Line[];
  both: Line[];
  right: Line[];
  /** How many more relations it ties, outside the comparison. */
  beyond: number;
}

/**
 * Two sides within a query. Of sources, nothing lies in both, since a relation has one source. Of periods, `onlyLeft` lies
 * certainly in the left one, and `both` holds what lies in both or perhaps in either.
 */
export interface Comparison {
  query: string;
  of: "sources" | "entities" | "speakers" | "periods";
  /** How many relations there are without what is compared: a query of one source is asked of the other too. */
  total: number;
  /** Null where there are no two. */
  left: Side | null;
  right: Side | null;
  /** What may stand on either side, the usual ones first. */
  choices: Side[];
  onlyLeft: Heap;
  both: Heap;
  onlyRight: Heap;
  coverage: Coverage[];
  /** Clashes first. */
  ties: ComparedLink[];
}

/** Why a relation answers a query, or which parts of the query leave it out. */
export interface Explanation {
  key: string;
  query: string;
  /** The query in words. */
  words: string;
  isMatch: boolean;
  /** Each part, whether it keeps the relation, and why, in sentences without a full stop. */
  parts: { part: Part; keeps: boolean; reasons: string[] }[];
  /** The query without the parts that leave it out; null where none does. */
  rest: string | null;
}

/** The figures that the relations of a query carry, and what follows from them alone. */
export interface Figures {
  query: string;
  /** How many figures of sources are shown, and how many worked out from them, of how many there are. */
  stated: number;
  workedOut: number;
  of: number;
  /** Each with a scale of its own that begins at nothing: lengths compare within a panel only. */
  panels: FigurePanel[];
  checks: FigureCheck[];
}

/** Figures on one scale: of one measure, unit, currency and reporter, in order of time. Places are in thousandths. */
export interface FigurePanel {
  /** The measure and who reports it. */
  title: string;
  /** What figures that share the scale differ in, and why the panels above do not share it. */
  notes: string[];
  /** Where nothing stands. */
  zero: number;
  ticks: { at: number; label: string }[];
  marks: FigureMark[];
  /** The query that brings the relations of these kinds and sources, and how many. */
  query: string;
  total: number;
}

/** One figure on its scale. What fell is drawn below nothing, though its share is given without a sign. */
export interface FigureMark {
  figure: Figure;
  /** What is counted, which way, with whom, and who reports it. */
  label: string;
  at: number;
  /** How far it may lie: half of the last digit given to either side, "more than" up to the end, or what the rounding of its origins leaves. */
  from: number;
  to: number;
  /** The same in words. */
  extent: string;
  /** How it follows from others, in words and with their numbers; null: a source states it. */
  inWords: string | null;
  inNumbers: string | null;
  /** The standing of the first relation that carries it, unless that says what happened or goes on. */
  standing: Term | null;
  /** The relations that carry it. */
  lines: Line[];
  /** The query that narrows to its relations or, where it is worked out, to those of its origins. */
  query: string;
}

/** Figures held against one another: a sum or a change that a source states, or a link between figures. */
export interface FigureCheck {
  /** `agrees`, `differs` or `cannot`, as reckoned here or as a link says. */
  verdict: Term;
  /** The reckoning, sentence by sentence. */
  said: string[];
  /** What a link says of them. */
  question: Text | null;
  reason: Text | null;
  /** The figures in words, each under a relation that carries it; the key is empty where none does. */
  between: { key: string; statement: Text }[];
}

/** How far what a relation puts forward came about: it happened or goes on; it is planned, asked for, offered or depends; somebody thinks so; somebody says no. */
export type Footing = "act" | "open" | "view" | "denial";

/** One arrangement of those who are tied: who acts, and towards whom. */
export interface Way {
  /** Positions among the ends of the tie. */
  from: number[];
  to: number[];
  count: number;
  /** They do it together, or to each other. */
  isMutual: boolean;
  /**
   * The query that brings them, and nothing that the query of the picture leaves out. It may find more than are counted:
   * others may have further ends, and where the picture's query asks for other places, it cannot ask for this place too.
   */
  query: string;
  found: number;
}

/** Who is tied to whom by the relations of a query. */
export interface Network {
  query: string;
  /** What ties: every relation, only what happened or goes on, speaking of somebody, or being somewhere. */
  setting: "all" | "acts" | "said" | "places";
  /** Relations of the query; those of them that tie, that name nobody to be tied to, and that the setting leaves out. */
  total: number;
  tying: number;
  alone: number;
  leftOut: number;
  /** How many of the actors are drawn. */
  drawn: number;
  /** How many ties are of more than two, and so stand as squares. */
  squares: number;
  /** The frame of the picture. */
  width: number;
  height: number;
  /** Those with most relations first. */
  actors: Actor[];
  /** Those with most relations first. */
  ties: Tie[];
}

/** Somebody who is tied. */
export interface Actor {
  entity: Ref;
  kind: Term;
  /** How many relations tie it, and to how many others. */
  count: number;
  tied: number;
  /** The query for those that name it or, where none does, that are placed there; null where the query asks for others by name. */
  query: string | null;
  /** How many relations that query brings: it may name somebody whom it does not tie. */
  found: number;
  /** The first few of its relations, acts before the rest and the newest first. */
  relations: string[];
  /** Where it stands in the picture; null: only in the table. Its middle is at `y`, its left side at `x`. */
  label: { text: string; x: number; y: number; width: number; height: number; align: "start" | "middle" | "end"; isAnchor: boolean } | null;
}

/** What ties the same two actors, or the same several. */
export interface Tie {
  /** Positions in the list of actors. */
  ends: number[];
  count: number;
  /** That of its firmest relation. */
  footing: Footing;
  /** Towards the second end, the first, both, or none: what they do together. */
  arrow: "there" | "back" | "both" | "none";
  standings: { standing: Term; count: number }[];
  ways: Way[];
  /** The first few of its relations. */
  relations: string[];
  /** How it runs: SVG path data, its middle, which way it goes there, its thickness in tenths. Of several: from a square in the middle to each. */
  course: { paths: string[]; at: [number, number]; along: [number, number]; thickness: number } | null;
}

/** How two are connected by the relations of a query. */
export interface Paths {
  query: string;
  /** Null where there is nobody of that key. */
  from: Ref | null;
  to: Ref | null;
  /** Everybody who is tied to somebody, in order of their names. */
  tied: Term[];
  /** How many of the relations say that something is not so; they tie nobody. */
  denials: number;
  /** The shortest first, of these the firmest. */
  paths: { footing: Footing; steps: Step[] }[];
}

/** From one to the next. */
export interface Step {
  from: Ref;
  to: Ref;
  footing: Footing;
  /** What sort of relation carries it, or what sort of event both took part in. */
  kind: Term;
  event: Ref | null;
  /** How many relations carry it; none where only the event does. */
  count: number;
  /** The first few of them, or what is told of each at the event. */
  lines: Line[];
  /** Their ends are `from` and `to`. */
  ways: Way[];
}

/** Where a date lies on an axis of 10 000 units, cut at its ends. */
export interface Stretch {
  from: number;
  to: number;
  /** What of it is stated without doubt: a day, a month, a year, or the stretch between two. The rest is only possible. */
  stated: [number, number] | null;
  /** How it goes on past an end of the axis: `beyond` to a known day, `open` without one. */
  before: "beyond" | "open" | null;
  after: "beyond" | "open" | null;
}

/** A relation of a timeline with both readings of its time. */
export interface TimeLine {
  line: Line;
  said: DateText | null;
  /** Where it lies by the other reading, if that is within the axis. */
  other: Stretch | null;
}

/** Relations of one lane that have the same date and the same standing. */
export interface TimeBar {
  at: Stretch;
  /** Bars in one row do not touch, however narrow the page. */
  row: number;
  /** What stands beside it stands to its left: there is no room at the end of the axis. */
  isLate: boolean;
  /** Places in `lines`. */
  lines: number[];
}

/** What happened at one event, about one topic, with one entity; `of` is null for what has no event or topic. */
export interface TimeLane {
  of: Term | null;
  /** How many relations its query brings; those outside of the axis too. */
  count: number;
  query: string;
  /** The event's own time, where lanes are events. */
  event: {
    when: DateText | null;
    standing: Term;
    at: Stretch | null;
    /** How much later than the session before it, by our own count. */
    after: string | null;
  } | null;
  rows: number;
  /** In the order of time. */
  bars: TimeBar[];
}

/** The stretch of time that an axis shows, and where one can go from it; every `span` is an option of `timeline`. */
export interface TimeWindow {
  words: string;
  /** How many relations lie in it, certainly or possibly. */
  nShown: number;
  closer: string | null;
  wider: string | null;
  all: string | null;
  /** Relations wholly before the axis, and the stretch that reaches the nearest of them. */
  earlier: { count: number; span: string } | null;
  later: { count: number; span: string } | null;
  /** The pieces of the axis in order; `isSpare`: only a wide page has room for the label. Days are counted from 1970. */
  stops: { x: number; from: number; to: number; words: string; label: string | null; isSpare: boolean }[];
  /** The first and the last stop of the time to which the query is narrowed. */
  chosen: [number, number] | null;
  /** The query at any time, where it is narrowed. */
  anyTime: string | null;
}

/** The relations of a query along an axis of time. */
export interface Timeline {
  query: string;
  total: number;
  /** Null: nothing is dated. */
  window: TimeWindow | null;
  /** Events in the order of time, topics and entities with the fullest first. A relation stands in each lane it belongs to. */
  lanes: TimeLane[];
  /** Lanes with nothing within the axis, and those for which there is no room, without their bars; the fullest first. */
  elsewhere: TimeLane[];
  lines: TimeLine[];
  /** Relations without a date, as places in `lines`; and how many there are. */
  undated: number[];
  nUndated: number;
  /** How many relations within the axis are not drawn, since there are too many. */
  leftOut: number;
  /** The threads that lead through what the query finds. */
  threads: {
    thread: Overview["threads"][number];
    /**
     * One for each step. `isOutside`: the query does not find it; `at`: the lane and the bar in it where it is drawn first.
     */
    places: { isOutside: boolean; at: [number, number] | null }[];
  }[];
}

export interface TimelineOptions extends AnswerOptions {
  /** `event` unless told. */
  lanes?: "event" | "topic" | "actor";
  /** When it happened, unless told; or when it was said. */
  axis?: "happened" | "said";
  /** In EDTF, `2019/2026`; else the time to which the query is narrowed, or the years that hold the most. */
  span?: string;
}

/** One query in the place of a base query and what is asked within it. */
export interface Joined {
  /** The narrowest query that keeps what both keep, in the order that is asked for. */
  query: string;
  /** It keeps nothing else. Where the grammar cannot say both (relations that have each of two topics), it keeps more, and no more than the base query. */
  isWhole: boolean;
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
  /** It is the base query (`within`) that was refused: the place is in that. */
  isBase: boolean;
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

/** What kind of document a source is, whose, of when, and how all this is known. */
export interface SourceFacts {
  source: Ref;
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
  /** The name of the file that was read, and the first 16 digits of its SHA-256. */
  document: string;
  digest: string;
}

/** Where in a source the relations of a query stand. A relation counts in each paragraph that holds a passage of it. */
export interface SourceMap {
  /** So many of its relations are the query's, and the query that brings them alone. */
  count: number;
  of: number;
  query: string;
  /** Of the relations of the query, the most frequent first. */
  kinds: Tally[];
  standings: Tally[];
  /** Every paragraph in order; kinds and standings are those of the query's relations. */
  paragraphs: { number: number; isBoilerplate: boolean; count: number; of: number; kinds: Term[]; standings: Term[] }[];
}

/** How many relations have a term, and the query that brings them. */
export interface Tally {
  term: Term;
  count: number;
  query: string;
}

/** Every source, whether or not it carries anything of the query. */
export interface Sources {
  query: string;
  total: number;
  of: number;
  /** The most relations of any paragraph: what a full bar stands for. */
  most: number;
  sources: { facts: SourceFacts; map: SourceMap }[];
}

export interface SourcePage {
  key: string;
  facts: SourceFacts;
  total: number;
  /** All of its relations. */
  map: SourceMap;
  most: number;
  /**
   * Every paragraph in order. A relation stands at the paragraph where its evidence begins; `also` names those whose
   * evidence goes on here.
   */
  paragraphs: { number: number; isBoilerplate: boolean; relations: Relation[]; also: { key: string; statement: Text }[] }[];
}

/** What became of a passage in the text of a reader. */
export type Fate =
  /** It stands where it was noted, letter for letter. */
  | "found"
  /** It stands elsewhere, letter for letter. */
  | "moved"
  /** Its first and last words stand there, and it is not what it was. */
  | "altered"
  | "gone";

/** What a text is, and what became of each passage that the dataset has from it. The text is kept nowhere. */
export interface Verification {
  /** Why nothing was looked up: there is no word in it, it is too long, it is no text in UTF-8, it is none of the sources. */
  refusal: "empty" | "too-long" | "no-text" | "foreign" | null;
  source: Ref | null;
  /** The language of the source. */
  language: string;
  /** How the source is known: it was named, the text has its digest, or most passages of all sources stand in the text. */
  basis: "named" | "digest" | "passages" | null;
  /** The source that the text rather is than the one that was named. */
  rather: Ref | null;
  /** The digest of the whole: the one noted; the one noted but for white space and ends of line; another. */
  whole: "same" | "nearly" | "other";
  digest: string;
  noted: string;
  /**
   * What may tell the text from the source without a word being another: a mark of byte order, ends of line, white space
   * at the end, straight or curly quotation marks, accents or invisible signs of their own, letters that were lost.
   */
  differences: ("bom" | "line-ends" | "edges" | "straight" | "curly" | "accents" | "invisible" | "broken")[];
  /** How many paragraphs the text has, and how many the source. */
  size: number;
  of: number;
  found: number;
  moved: number;
  altered: number;
  gone: number;
  /** In the order of the text, what is gone last. */
  passages: {
    fate: Fate;
    /**
     * Altered `between` the first and last words or in `spelling` alone; gone, because there is no such `paragraph`, the
     * `start` does not stand in it, not often enough (`occurrence`), or the `end` does not follow.
     */
    why: "" | "between" | "spelling" | "paragraph" | "start" | "occurrence" | "end";
    /** The paragraph that was noted, the one where it stands, and those where its first words stand at least. */
    noted: number;
    paragraph: number | null;
    elsewhere: number[];
    start: string;
    end: string | null;
    relation: Line;
  }[];
  /**
   * The text's paragraphs; of a long text those alone that hold a passage. Marks are in order and do not overlap; `from`
   * and `to` are UTF-16 offsets, `passages` positions in the list above.
   */
  paragraphs: { number: number; text: string; marks: { from: number; to: number; fate: Exclude<Fate, "gone">; passages: number[] }[] }[];
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

/** One question on which the sources differ, or seem to; where figures differ, its sides are the relations that carry them. */
export interface Disagreement {
  key: string;
  kind: Term;
  question: Text;
  reason: Text;
  sides: { relation: string; statement: Text; by: Ref[]; source: Ref; when: DateText | null }[];
}

/** One step of a story told across sources. */
export interface ThreadStep {
  relation: string;
  label: Text;
  when: DateText | null;
  /** How much later it is than the last dated step: "16 to 17 months later"; null: not certain, or the first. */
  after: string | null;
  source: Ref;
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
  threads: { key: string; title: Text; steps: ThreadStep[] }[];
  disagreements: Disagreement[];
  /** What a reader would look for and no source states. */
  absences: Pick<Absence, "key" | "question" | "answer">[];
}

export interface AnswerOptions {
  lang?: Lang;
  /**
   * A base query: only its relations exist for the question. Totals are of those, nothing else is counted, linked to or
   * named, and no query widens it; nor does any answer print it. What it asks of order and page is passed over. A base
   * query of which anything is not understood throws, even where `lenient` is set: without a part it would show more.
   */
  within?: string;
  /** Relations on a page; 20 unless told. */
  size?: number;
  /** Drop what is not understood and say so in `dropped`, instead of refusing: for permalinks. */
  lenient?: boolean;
}

export interface FiguresOptions extends AnswerOptions {
  /** Whether what is worked out from sources' figures stands beside them; `shown` unless told. */
  derived?: "shown" | "hidden";
}

/** A format of other programs, which is also the ending of its files. */
export type Format = "md" | "html" | "csv" | "json" | "jsonld" | "graphml" | "ics";

export interface TakeOptions {
  lang?: Lang;
  /** A base query, as in {@link AnswerOptions}. */
  within?: string;
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

/**
 * The engine over one dataset. Keys that do not exist answer `null`.
 *
 * `within` is a base query wherever it stands, as in {@link AnswerOptions}: a record page, too, then tells only of its
 * relations, and a key of another relation does not exist.
 */
export class Engine {
  /** Opens the dataset embedded in the module. */
  constructor();
  /** Opens another pack; throws an Error with a sentence when it is malformed. */
  static open(bytes: Uint8Array): Engine;
  /** Throws a QueryError when the query cannot be understood. */
  answer(query: string, options?: AnswerOptions): Answer;
  /** What no source states, which sources are silent, what is left open. Throws as `answer` does. */
  absences(query: string, options?: AnswerOptions): Absences;
  /** Where the sources differ, side by side; `show` "all": also what agrees, follows or cannot be compared. Throws likewise. */
  disagreements(query: string, options?: AnswerOptions & { show?: "clashes" | "all" }): Disagreements;
  /** Two sources, entities, speakers or periods beside each other; sides that are unknown or equal fall back. Throws as `answer` does. */
  compare(query: string, options?: AnswerOptions & { of?: string; left?: string; right?: string }): Comparison;
  /** Why a relation answers a query or not. Throws as `answer` does. */
  explain(query: string, key: string, options?: AnswerOptions): Explanation | null;
  /** The figures of a query, to scale and held against one another. Throws as `answer` does. */
  figures(query: string, options?: FiguresOptions): Figures;
  /** Who is tied to whom. Throws as `answer` does. */
  network(query: string, options?: AnswerOptions & { ties?: Network["setting"] }): Network;
  /** How two are connected; without keys, the two of whom the dataset mostly tells. Throws as `answer` does. */
  path(query: string, options?: AnswerOptions & { from?: string; to?: string }): Paths;
  /** Every source, and where in it the relations of a query stand. Throws as `answer` does. */
  sources(query: string, options?: AnswerOptions): Sources;
  /** Holds a text, or the bytes of a file, against a source; `null`: against the one that it is. */
  verify(source: string | null, text: string | Uint8Array, lang?: Lang, within?: string): Verification;
  /** What happened when. Throws as `answer` does. */
  timeline(query: string, options?: TimelineOptions): Timeline;
  /**
   * The query narrowed to a stretch of days, counted from 1970, by when it happened or when it was said; as wide as all that
   * it finds, it is not narrowed by time at all.
   */
  during(query: string, from: number, to: number, axis?: "happened" | "said", within?: string): string;
  /** All relations of a query as a file; `null` for a format that is none of ours. Throws as `answer` does. */
  take(query: string, format: Format, options?: TakeOptions): Taken | null;
  /** How to cite a record by its key, or an answer by its query, in every style; the document comes first. */
  cite(what: "relation" | "source" | "entity" | "event" | "query", key: string, options?: CiteOptions): Citation[] | null;
  suggest(text: string, lang?: Lang, within?: string): Suggestion[];
  /**
   * The numbers of an answer without its words, for pictures of large datasets: under a millisecond where an answer takes
   * several. What is not understood of the query is left out.
   *
   * `facets` is a mask of those to count: kind 1, standing 2, topic 4, who 8, by 16, source 32, place 64, event 128. `size`
   * is how many relations stand on the page.
   *
   * The numbers are: how many relations there are; how many are on the page, and those, as numbers of this pack for
   * {@link keys}; for each facet asked for, in the order of the mask, how many counts follow, and the count of each value,
   * the last being of relations without one; the first year of the dataset (signed); how many years follow, and how many
   * relations are possibly within each.
   */
  tally(query: string, facets: number, size: number, within?: string): Uint32Array;
  /** The keys of relations by their numbers in this pack, one a line; of those that do not exist, none. */
  keys(ids: Uint32Array, within?: string): string;
  /** The query after choosing (or, where it is chosen, un-choosing) a value; `mode` "exclude" toggles its exclusion. */
  toggle(query: string, facet: string, value: string, mode?: "choose" | "exclude"): string;
  /** The query on another page, or sorted otherwise. */
  turn(query: string, page: number): string;
  sort(query: string, sort: Answer["sort"]): string;
  /** One query for what is asked within a base query, as a link needs it that leads to where there is no base. */
  join(query: string, within?: string): Joined;
  relation(key: string, lang?: Lang, within?: string): Relation | null;
  entity(key: string, lang?: Lang, within?: string): EntityPage | null;
  source(key: string, lang?: Lang, within?: string): SourcePage | null;
  event(key: string, lang?: Lang, within?: string): EventPage | null;
  overview(lang?: Lang, within?: string): Overview;
  /** The pack that it reads, as `open` takes it. */
  bytes(): Uint8Array<ArrayBuffer>;
  free(): void;
}
