// @ts-check
/** The words of the view "figures". */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const english = {
  picture: "Figures to scale; arrow keys move from one to the next, Enter opens its relation",
  /** @param {number} stated @param {number} workedOut @param {number} of @param {number} panels */
  summary: (stated, workedOut, of, panels) =>
    `${en.plural(stated, { one: "figure", other: "figures" })} as sources state them and ${en.number(workedOut)} worked out from those, of ${en.number(of)} on record, in ${en.plural(panels, { one: "panel", other: "panels" })}. Each panel has a scale of its own, which starts at zero: lengths compare within a panel only.`,
  /** @param {number} of */
  none: (of) => `None of these relations carries one of the ${en.plural(of, { one: "figure", other: "figures" })} on record.`,
  hide: "Show only what sources state",
  show: "Show what is worked out, too",
  filled: "stated by a source",
  hollow: "worked out by us, no source’s figure",
  outlined: "as far as rounding reaches",
  arrow: "no upper end given",
  scale: "Scale:",
  unnamed: "currency not stated",
  /** @param {string} code */
  assumed: (code) => `assumed: ${code}`,
  notStated: "not stated",
  noStart: "the value it started from is not given",
  noSource: "no source",
  ours: "Not a source’s figure, but derived:",
  reasoning: "Reasoning",
  /** @param {number} n */
  inList: (n) => `${en.plural(n, { one: "relation", other: "relations" })} of these kinds in the list`,
  asTable: "As a table",
  columns: ["Figure", "Period", "Exact value", "Unit", "Currency as stated", "Bound", "Last digit given", "May lie", "Reporter → partner", "Direction", "Change", "Who says it, and where", "Derived"],
  checks: "Do the numbers fit each other?",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const figuresWords = {
  en: english,
  fr: {
    picture: "Chiffres à l’échelle ; les flèches mènent de l’un à l’autre, Entrée ouvre la relation",
    summary: (stated, workedOut, of, panels) =>
      `${fr.plural(stated, { one: "chiffre tel qu’une source l’indique", other: "chiffres tels que les sources les indiquent" })} et ${fr.number(workedOut)} qui en ${workedOut > 1 ? "sont calculés" : "est calculé"}, sur ${fr.number(of)} consignés, en ${fr.plural(panels, { one: "panneau", other: "panneaux" })}. Chaque panneau a sa propre échelle, qui part de zéro : les longueurs ne se comparent qu’au sein d’un panneau.`,
    none: (of) => `Aucune de ces relations ne porte l’un des ${fr.plural(of, { one: "chiffre consigné", other: "chiffres consignés" })}.`,
    hide: "Montrer seulement ce que les sources indiquent",
    show: "Montrer aussi ce qui est calculé",
    filled: "indiqué par une source",
    hollow: "calculé par nous, le chiffre d’aucune source",
    outlined: "aussi loin que va l’arrondi",
    arrow: "sans limite supérieure",
    scale: "Échelle :",
    unnamed: "monnaie non précisée",
    assumed: (code) => `supposée : ${code}`,
    notStated: "non précisé",
    noStart: "la valeur de départ n’est pas donnée",
    noSource: "aucune source",
    ours: "Le chiffre d’aucune source, mais calculé :",
    reasoning: "Raisonnement",
    inList: (n) => `${fr.plural(n, { one: "relation", other: "relations" })} de ces types dans la liste`,
    asTable: "En tableau",
    columns: ["Chiffre", "Période", "Valeur exacte", "Unité", "Monnaie indiquée", "Borne", "Dernier chiffre donné", "Peut se situer", "Déclarant → partenaire", "Sens", "Évolution", "Qui le dit, et où", "Calcul"],
    checks: "Les chiffres s’accordent-ils ?",
  },
  km: {
    picture: "តួលេខតាមមាត្រដ្ឋាន; គ្រាប់ចុចព្រួញផ្លាស់ទី Enter បើកទំនាក់ទំនង",
    summary: (stated, workedOut, of, panels) =>
      `តួលេខ ${km.number(stated)} ដូចដែលប្រភពបានផ្ដល់ និង ${km.number(workedOut)} ដែលគណនាពីនោះ ក្នុងចំណោម ${km.number(of)} ដែលបានកត់ត្រា ជា ${km.number(panels)} ផ្ទាំង។ ផ្ទាំងនីមួយៗមានមាត្រដ្ឋានផ្ទាល់ខ្លួនចាប់ពីសូន្យ៖ ប្រវែងអាចប្រៀបធៀបបានតែក្នុងផ្ទាំងតែមួយ។`,
    none: (of) => `គ្មានទំនាក់ទំនងណាមួយក្នុងនេះមានតួលេខក្នុងចំណោម ${km.number(of)} ដែលបានកត់ត្រាទេ។`,
    hide: "បង្ហាញតែអ្វីដែលប្រភពបានផ្ដល់",
    show: "បង្ហាញអ្វីដែលបានគណនាផងដែរ",
    filled: "ផ្ដល់ដោយប្រភព",
    hollow: "គណនាដោយយើង មិនមែនតួលេខរបស់ប្រភពទេ",
    outlined: "តាមដែលការបង្គត់អាចទៅដល់",
    arrow: "គ្មានដែនកំណត់ខាងលើ",
    scale: "មាត្រដ្ឋាន៖",
    unnamed: "មិនបានបញ្ជាក់រូបិយប័ណ្ណ",
    assumed: (code) => `សន្មត៖ ${code}`,
    notStated: "មិនបានបញ្ជាក់",
    noStart: "តម្លៃដើមមិនបានផ្ដល់ទេ",
    noSource: "គ្មានប្រភព",
    ours: "មិនមែនតួលេខរបស់ប្រភពទេ ប៉ុន្តែបានគណនា៖",
    reasoning: "ហេតុផល",
    inList: (n) => `ទំនាក់ទំនង ${km.number(n)} ប្រភេទនេះក្នុងបញ្ជី`,
    asTable: "ជាតារាង",
    columns: ["តួលេខ", "រយៈពេល", "តម្លៃពិតប្រាកដ", "ឯកតា", "រូបិយប័ណ្ណដែលបានបញ្ជាក់", "កម្រិត", "ខ្ទង់ចុងក្រោយ", "អាចស្ថិតនៅ", "អ្នករាយការណ៍ → ដៃគូ", "ទិសដៅ", "បម្រែបម្រួល", "នរណានិយាយ និងនៅទីណា", "ការគណនា"],
    checks: "តើតួលេខស៊ីគ្នាទេ?",
  },
};
