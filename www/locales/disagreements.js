// @ts-check
/** The words of the view "disagreements". */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

/** Numbers in the words of a language. @param {{ number: (n: number) => string }} own @param {number[]} numbers */
const said = (own, numbers) => numbers.map((n) => own.number(n));

const english = {
  number: en.number,
  /** @param {number} n @param {number} of */
  count: (n, of) => n === of
    ? `On ${en.plural(of, { one: "question", other: "questions" })} the sources differ, or seem to.`
    : `Of ${en.plural(of, { one: "question", other: "questions" })} on which the sources differ, or seem to, ${en.number(n)} ${en.form(n, { one: "has", other: "have" })} a side in this query. All their sides are shown.`,
  /** @param {number} of */
  none: (of) => `Of ${en.plural(of, { one: "question", other: "questions" })} on which the sources differ, none has a side in this query.`,
  counted: "Counted, here as on the first screen: contradictions and tensions between relations or figures, whether an editor tied them or a rule found them. No side is declared right; they stand in order of time.",
  show: "What to show",
  /** @param {number} n */
  onlyClashes: (n) => `Where they differ (${en.number(n)})`,
  /** @param {number} n */
  all: (n) => `Also what agrees, follows or cannot be compared (${en.number(n)})`,
  groups: {
    contradicts: "They contradict each other", "in-tension": "They are in tension", incomparable: "They cannot be compared",
    updates: "One tells a later state than the other", independent: "They agree, and do not all share an origin",
    dependent: "They agree, but come from one origin", other: "Worked out from each other",
  },
  found: "found by rule",
  tied: "set side by side by an editor",
  link: "Link",
  reason: "Why:",
  rule: "The rule:",
  differsIn: "Not alike, or not stated:",
  beyond: "Not in this query.",
  ours: "Our own calculation",
  independence: "Independent?",
  /** @param {number} origins @param {number} sides */
  origins: (origins, sides) => origins === 1
    ? `No: this is one witness, not ${en.number(sides)}.`
    : origins === sides
      ? "No two sides share a text, a speaker, an account, a publisher or a stated origin, as far as the records say."
      : `In part: ${en.number(sides)} sides come down to ${en.number(origins)} that share nobody, as far as the records say.`,
  shared: {
    text: "One text:", speaker: "One speaker:", account: "Known through one account:", publisher: "One publisher:",
    origin: "The texts draw on:", several: "On both sides, if not in the same part:",
  },
  /** @param {number[]} numbers */
  sides: (numbers) => `sides ${en.list(said(en, numbers))}`,
  asTable: "As a table: what each source says",
  question: "Question",
  /** @param {number} n */
  inList: (n) => `${en.plural(n, { one: "relation", other: "relations" })} of this query`,
  silent: "says nothing",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const disagreementsWords = {
  en: english,
  fr: {
    number: fr.number,
    count: (n, of) => n === of
      ? `Sur ${fr.plural(of, { one: "question", other: "questions" })}, les sources divergent ou semblent diverger.`
      : `Sur ${fr.plural(of, { one: "question", other: "questions" })} où les sources divergent ou semblent diverger, ${fr.number(n)} ${n > 1 ? "ont" : "a"} un côté dans cette requête. Tous leurs côtés sont montrés.`,
    none: (of) => `Sur ${fr.plural(of, { one: "question", other: "questions" })} où les sources divergent, aucune n'a de côté dans cette requête.`,
    counted: "Sont comptées, ici comme sur la première page, les contradictions et les tensions entre relations ou entre chiffres, qu'un éditeur les ait mises en regard ou qu'une règle les ait trouvées. Aucun côté n'est déclaré juste ; ils suivent l'ordre du temps.",
    show: "Ce qui est montré",
    onlyClashes: (n) => `Là où elles divergent (${fr.number(n)})`,
    all: (n) => `Aussi ce qui concorde, fait suite ou ne se compare pas (${fr.number(n)})`,
    groups: {
      contradicts: "Elles se contredisent", "in-tension": "Elles sont en tension", incomparable: "Elles ne se comparent pas",
      updates: "L'une rapporte un état ultérieur", independent: "Elles concordent, sans toutes partager une origine",
      dependent: "Elles concordent, mais viennent d'une seule origine", other: "Calculées les unes des autres",
    },
    found: "trouvé par une règle",
    tied: "mis en regard par un éditeur",
    link: "Lien",
    reason: "Pourquoi :",
    rule: "La règle :",
    differsIn: "Différent, ou non précisé :",
    beyond: "Hors de cette requête.",
    ours: "Notre propre calcul",
    independence: "Indépendants ?",
    origins: (origins, sides) => origins === 1
      ? `Non : c'est un seul témoin, et non ${fr.number(sides)}.`
      : origins === sides
        ? "Aucun côté ne partage avec un autre un texte, un locuteur, un relais, un éditeur ou une origine déclarée, d'après ce qui est consigné."
        : `En partie : ${fr.number(sides)} côtés se ramènent à ${fr.number(origins)} qui ne partagent personne, d'après ce qui est consigné.`,
    shared: {
      text: "Un seul texte :", speaker: "Un seul locuteur :", account: "Connus par un seul relais :", publisher: "Un seul éditeur :",
      origin: "Les textes s'appuient sur :", several: "Des deux côtés, à des titres divers :",
    },
    sides: (numbers) => `côtés ${fr.list(said(fr, numbers))}`,
    asTable: "En tableau : ce que dit chaque source",
    question: "Question",
    inList: (n) => `${fr.plural(n, { one: "relation", other: "relations" })} de cette requête`,
    silent: "n'en dit rien",
  },
  km: {
    number: km.number,
    count: (n, of) => n === of
      ? `ប្រភពខុសគ្នា ឬហាក់ដូចជាខុសគ្នា លើសំណួរចំនួន ${km.number(of)}។`
      : `ក្នុងចំណោមសំណួរ ${km.number(of)} ដែលប្រភពខុសគ្នា ឬហាក់ដូចជាខុសគ្នា មាន ${km.number(n)} ដែលមានភាគីក្នុងសំណួរស្វែងរកនេះ។ ភាគីទាំងអស់ត្រូវបានបង្ហាញ។`,
    none: (of) => `ក្នុងចំណោមសំណួរ ${km.number(of)} ដែលប្រភពខុសគ្នា គ្មានមួយណាមានភាគីក្នុងសំណួរស្វែងរកនេះទេ។`,
    counted: "អ្វីដែលរាប់ ទាំងនៅទីនេះ និងនៅទំព័រដំបូង៖ ភាពផ្ទុយគ្នា និងភាពមិនសូវស៊ីគ្នា រវាងទំនាក់ទំនង ឬរវាងតួលេខ មិនថាដាក់ដោយអ្នកកែសម្រួល ឬរកឃើញដោយក្បួន។ គ្មានភាគីណាត្រូវបានប្រកាសថាត្រឹមត្រូវទេ; ពួកវាតម្រៀបតាមពេលវេលា។",
    show: "អ្វីត្រូវបង្ហាញ",
    onlyClashes: (n) => `កន្លែងដែលខុសគ្នា (${km.number(n)})`,
    all: (n) => `រួមទាំងអ្វីដែលស្របគ្នា បន្តគ្នា ឬមិនអាចប្រៀបធៀបបាន (${km.number(n)})`,
    groups: {
      contradicts: "ផ្ទុយគ្នា", "in-tension": "មិនសូវស៊ីគ្នា", incomparable: "មិនអាចប្រៀបធៀបបាន",
      updates: "មួយប្រាប់ពីសភាពក្រោយ", independent: "ស្របគ្នា ហើយមិនមែនមានប្រភពដើមតែមួយទាំងអស់",
      dependent: "ស្របគ្នា ប៉ុន្តែមកពីប្រភពដើមតែមួយ", other: "គណនាពីគ្នាទៅវិញទៅមក",
    },
    found: "រកឃើញដោយក្បួន",
    tied: "ដាក់ទន្ទឹមគ្នាដោយអ្នកកែសម្រួល",
    link: "តំណ",
    reason: "ហេតុអ្វី៖",
    rule: "ក្បួន៖",
    differsIn: "មិនដូចគ្នា ឬមិនបានបញ្ជាក់៖",
    beyond: "មិននៅក្នុងសំណួរស្វែងរកនេះទេ។",
    ours: "ការគណនារបស់យើង",
    independence: "ឯករាជ្យពីគ្នាឬទេ?",
    origins: (origins, sides) => origins === 1
      ? `ទេ៖ នេះជាសាក្សីតែមួយ មិនមែន ${km.number(sides)} ទេ។`
      : origins === sides
        ? "តាមកំណត់ត្រា គ្មានភាគីពីរណាដែលមានអត្ថបទ អ្នកនិយាយ អ្នករាយការណ៍ អ្នកបោះពុម្ព ឬប្រភពដើមរួមគ្នាទេ។"
        : `មួយផ្នែក៖ តាមកំណត់ត្រា ភាគី ${km.number(sides)} មានប្រភពដើមដាច់ពីគ្នាតែ ${km.number(origins)}។`,
    shared: {
      text: "អត្ថបទតែមួយ៖", speaker: "អ្នកនិយាយតែមួយ៖", account: "ដឹងតាមរយៈអ្នករាយការណ៍តែមួយ៖", publisher: "អ្នកបោះពុម្ពតែមួយ៖",
      origin: "អត្ថបទទាំងនោះផ្អែកលើ៖", several: "នៅទាំងសងខាង ក្នុងតួនាទីផ្សេងគ្នា៖",
    },
    sides: (numbers) => `ភាគី ${km.list(said(km, numbers))}`,
    asTable: "ជាតារាង៖ អ្វីដែលប្រភពនីមួយៗនិយាយ",
    question: "សំណួរ",
    inList: (n) => `ទំនាក់ទំនង ${km.number(n)} នៃសំណួរស្វែងរកនេះ`,
    silent: "មិននិយាយអ្វីទេ",
  },
};
