// @ts-check
/** The words of the view "compare". */
import { speech } from "./speech.js";

/** @typedef {import("../../src/door").Comparison} Comparison */

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const RELATIONS = { one: "relation", other: "relations" };

const english = {
  number: en.number,
  pick: "What is compared",
  of: "Compare",
  left: "this",
  right: "with this",
  kinds: { sources: "two sources", entities: "two of those named", speakers: "two speakers", periods: "two periods" },
  nothing: "There are no two to compare.",
  /** What each side holds of the question. @param {string} left @param {number} l @param {string} right @param {number} r */
  totals: (left, l, right, r) => `${left}: ${en.plural(l, RELATIONS)} of the question. ${right}: ${en.number(r)}.`,
  /** @type {Record<Comparison["of"], (n: number) => string>} */
  both: {
    sources: () => "A relation has one source, so none is in both; they meet in what they speak of and in the links between them.",
    entities: (n) => `${en.number(n)} of them name both.`,
    speakers: (n) => `${en.number(n)} of them are said by both together.`,
    periods: (n) => `${en.number(n)} of them lie in both, or only perhaps in one.`,
  },
  /** @param {number} clashes @param {number} others */
  ties: (clashes, others) => `Between the two: ${en.plural(clashes, { one: "clash", other: "clashes" })}, ${en.plural(others, { one: "other link", other: "other links" })}.`,
  coverage: "What each speaks of",
  caution: "That both speak of something does not mean that both say the same of it.",
  /** @param {number} n */
  inBoth: (n) => `Both (${en.number(n)})`,
  /** @param {string} label @param {number} n */
  onlyOne: (label, n) => `Only ${label} (${en.number(n)})`,
  /** @type {Record<Comparison["of"], string>} */
  middle: { sources: "", entities: "naming both", speakers: "said by both", periods: "in both or perhaps" },
  /** @param {string} side */
  alone: (side) => `only ${side}`,
  keys: "Arrow keys go from number to number, Enter opens the list.",
  /** @param {number} n */
  all: (n) => `All ${en.number(n)}`,
  fewer: "Fewer",
  clashes: "Where they clash",
  noClash: "No link between the two says that they clash.",
  otherTies: "Where they agree, follow or cannot be compared",
  otherBoth: "In both",
  /** @param {number} n */
  beyond: (n) => `${en.plural(n, { one: "more relation stands", other: "more relations stand" })} in this link, outside the comparison.`,
  relations: "The relations",
  none: "None.",
  /** @param {number} n */
  allRelations: (n) => `All ${en.plural(n, RELATIONS)}`,
  /** @param {number} n */
  more: (n) => `and ${en.number(n)} more, which no single query brings`,
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const compareWords = {
  en: english,
  fr: {
    number: fr.number,
    pick: "Ce qui est comparé",
    of: "Comparer",
    left: "ceci",
    right: "avec ceci",
    kinds: { sources: "deux sources", entities: "deux des nommés", speakers: "deux locuteurs", periods: "deux périodes" },
    nothing: "Il n’y en a pas deux à comparer.",
    totals: (left, l, right, r) => `${left} : ${fr.plural(l, RELATIONS)} de la question. ${right} : ${fr.number(r)}.`,
    both: {
      sources: () => "Une relation a une seule source, aucune n’est donc dans les deux ; elles se rencontrent par ce dont elles parlent et par les liens entre elles.",
      entities: (n) => `${fr.number(n)} d’entre elles nomment les deux.`,
      speakers: (n) => `${fr.number(n)} d’entre elles sont dites par les deux ensemble.`,
      periods: (n) => `${fr.number(n)} d’entre elles sont dans les deux, ou peut-être seulement dans l’une.`,
    },
    ties: (clashes, others) => `Entre les deux : ${fr.plural(clashes, { one: "désaccord", other: "désaccords" })}, ${fr.plural(others, { one: "autre lien", other: "autres liens" })}.`,
    coverage: "De quoi chacun parle",
    caution: "Que les deux parlent d’une chose ne veut pas dire que les deux en disent la même chose.",
    inBoth: (n) => `Les deux (${fr.number(n)})`,
    onlyOne: (label, n) => `Seulement ${label} (${fr.number(n)})`,
    middle: { sources: "", entities: "nommant les deux", speakers: "dites par les deux", periods: "dans les deux ou peut-être" },
    alone: (side) => `seulement ${side}`,
    keys: "Les flèches vont d’un nombre à l’autre, Entrée ouvre la liste.",
    all: (n) => `Les ${fr.number(n)}`,
    fewer: "Moins",
    clashes: "Où ils divergent",
    noClash: "Aucun lien entre les deux ne dit qu’ils divergent.",
    otherTies: "Où ils concordent, se suivent ou ne peuvent être comparés",
    otherBoth: "Dans les deux",
    beyond: (n) => `${fr.plural(n, { one: "autre relation figure", other: "autres relations figurent" })} dans ce lien, hors de la comparaison.`,
    relations: "Les relations",
    none: "Aucune.",
    allRelations: (n) => `Toutes (${fr.plural(n, RELATIONS)})`,
    more: (n) => `et ${fr.number(n)} de plus, qu’aucune requête ne rapporte seule`,
  },
  km: {
    number: km.number,
    pick: "អ្វីដែលត្រូវប្រៀបធៀប",
    of: "ប្រៀបធៀប",
    left: "នេះ",
    right: "ជាមួយនេះ",
    kinds: { sources: "ប្រភពពីរ", entities: "អ្នកមានឈ្មោះពីរ", speakers: "អ្នកនិយាយពីរ", periods: "រយៈពេលពីរ" },
    nothing: "គ្មានពីរសម្រាប់ប្រៀបធៀបទេ។",
    totals: (left, l, right, r) => `${left}៖ ទំនាក់ទំនង ${km.number(l)} នៃសំណួរ។ ${right}៖ ${km.number(r)}។`,
    both: {
      sources: () => "ទំនាក់ទំនងមួយមានប្រភពតែមួយ ដូច្នេះគ្មានមួយណានៅក្នុងទាំងពីរទេ។",
      entities: (n) => `ក្នុងនោះ ${km.number(n)} លើកឈ្មោះទាំងពីរ។`,
      speakers: (n) => `ក្នុងនោះ ${km.number(n)} និយាយដោយទាំងពីររួមគ្នា។`,
      periods: (n) => `ក្នុងនោះ ${km.number(n)} ស្ថិតក្នុងទាំងពីរ ឬប្រហែលតែក្នុងមួយ។`,
    },
    ties: (clashes, others) => `រវាងទាំងពីរ៖ ភាពខុសគ្នា ${km.number(clashes)} តំណផ្សេងទៀត ${km.number(others)}។`,
    coverage: "អ្វីដែលម្ខាងៗនិយាយដល់",
    caution: "ទាំងពីរនិយាយដល់រឿងមួយ មិនមែនមានន័យថានិយាយដូចគ្នាទេ។",
    inBoth: (n) => `ទាំងពីរ (${km.number(n)})`,
    onlyOne: (label, n) => `តែ ${label} (${km.number(n)})`,
    middle: { sources: "", entities: "លើកឈ្មោះទាំងពីរ", speakers: "ដោយទាំងពីរ", periods: "ក្នុងទាំងពីរ ឬប្រហែល" },
    alone: (side) => `តែ ${side}`,
    keys: "គ្រាប់ចុចព្រួញទៅពីលេខមួយទៅលេខមួយ Enter បើកបញ្ជី។",
    all: (n) => `ទាំង ${km.number(n)}`,
    fewer: "តិចជាង",
    clashes: "កន្លែងដែលខុសគ្នា",
    noClash: "គ្មានតំណណារវាងទាំងពីរថាខុសគ្នាទេ។",
    otherTies: "កន្លែងដែលស្របគ្នា បន្តគ្នា ឬមិនអាចប្រៀបធៀប",
    otherBoth: "ក្នុងទាំងពីរ",
    beyond: (n) => `ទំនាក់ទំនង ${km.number(n)} ទៀតនៅក្នុងតំណនេះ ក្រៅការប្រៀបធៀប។`,
    relations: "ទំនាក់ទំនង",
    none: "គ្មាន។",
    allRelations: (n) => `ទំនាក់ទំនងទាំង ${km.number(n)}`,
    more: (n) => `និង ${km.number(n)} ទៀត ដែលគ្មានសំណួរតែមួយនាំមក`,
  },
};
