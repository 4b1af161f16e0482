// @ts-check
/** The words of the views "who is tied to whom" and "how two are connected". */
import { speech } from "./speech.js";

/** @typedef {import("../../src/door").Footing} Footing */

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const RELATIONS = { one: "relation", other: "relations" };
const ACTORS = { one: "actor", other: "actors" };

const english = {
  what: "What ties two:",
  settings: { all: "every relation", acts: "only what happened or goes on", said: "who speaks of whom", places: "who was where" },
  /** @param {number} actors @param {number} ties @param {number} tying @param {number} total */
  summary: (actors, ties, tying, total) => `${en.plural(actors, ACTORS)} and ${en.plural(ties, { one: "tie", other: "ties" })}, from ${en.number(tying)} of ${en.plural(total, RELATIONS)}.`,
  nobody: "Nobody is tied to anybody by these relations.",
  /** @param {number} n */
  squares: (n) => `${en.number(n)} of the ties ${n === 1 ? "joins three or more and stands as a square" : "join three or more and stand as squares"}.`,
  /** @param {number} n */
  hidden: (n) => `The ${en.plural(n, ACTORS)} with fewest relations ${n === 1 ? "is" : "are"} in the table only.`,
  /** @param {number} n */
  alone: (n) => `${en.plural(n, RELATIONS)} ${n === 1 ? "ties" : "tie"} nobody to anybody and ${n === 1 ? "is" : "are"} not drawn.`,
  /** @param {number} n */
  leftOut: (n) => `${en.plural(n, RELATIONS)} on other footings ${n === 1 ? "is" : "are"} left out.`,
  rules: {
    all: "A line joins who acts with those towards whom. Who is only mentioned, addressed, or speaks is not tied.",
    acts: "A line joins who acts with those towards whom, where it happened or goes on. Who is only mentioned, addressed, or speaks is not tied.",
    said: "A line leads from who speaks to those spoken of. A relation that has several of them counts towards each.",
    places: "A line leads from who took part to the place where it happened or goes on. A relation that has several of them counts towards each.",
  },
  arrows: "An arrow gives the direction; without one the two do it together. The number is that of relations, where there are several.",
  keys: "Arrow keys lead to the nearest actor or square, Page Down along the ties of an actor, Enter to its page or to the list of the tie.",
  footings: { act: "happened or goes on", open: "planned, asked for, offered or conditional", view: "an opinion", denial: "denied" },
  picture: "Who is tied to whom",
  /** @param {string} name @param {number} count @param {number} tied @param {string} other @param {number} most */
  actor: (name, count, tied, other, most) => `${name}: ${en.plural(count, RELATIONS)} with ${en.plural(tied, ACTORS)}, ${en.number(most)} of them with ${other}`,
  /** @param {string[]} names @param {number} count @param {string[]} standings */
  tie: (names, count, standings) => `${en.list(names)}: ${en.plural(count, RELATIONS)}, ${standings.join(", ")}`,
  /** @param {number} n @param {string} label */
  share: (n, label) => `${en.number(n)} ${label}`,
  pick: "Choose an actor, a line or a square to read what stands behind it.",
  ties: "Ties",
  asTable: "All ties as a table",
  who: "Who", kind: "Kind", byStanding: "By standing", count: "Relations", tied: "Tied to",
  /** @param {number} n */
  list: (n) => `${en.plural(n, RELATIONS)} in the list`,

  from: "From", to: "To", turn: "Turn round",
  /** @param {string} from @param {string} to */
  title: (from, to) => `How ${from} is connected to ${to}`,
  /** @param {string} from @param {string} to */
  none: (from, to) => `Nothing in these relations connects ${from} with ${to}.`,
  same: "These are one and the same.",
  unknown: "Choose two of those who are tied to somebody.",
  /** @param {number} n */
  denials: (n) => `${en.plural(n, RELATIONS)} ${n === 1 ? "says" : "say"} that something is not so, and ${n === 1 ? "ties" : "tie"} nobody.`,
  order: "The shortest come first; of these, those that rest on acts before those that rest on requests, offers, plans or opinions.",
  direct: "Directly",
  /** @param {string[]} names */
  through: (names) => `By way of: ${en.list(names)}`,
  /** @param {number} n */
  steps: (n) => en.plural(n, { one: "step", other: "steps" }),
  weakest: { act: "on acts alone", open: "in part on what is planned, asked for, offered or conditional", view: "in part on an opinion", denial: "" },
  together: "both took part in",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const networkWords = {
  en: english,
  fr: {
    what: "Ce qui lie deux acteurs :",
    settings: { all: "toute relation", acts: "seulement ce qui a eu lieu ou se poursuit", said: "qui parle de qui", places: "qui était où" },
    summary: (actors, ties, tying, total) => `${fr.plural(actors, { one: "acteur", other: "acteurs" })} et ${fr.plural(ties, { one: "lien", other: "liens" })}, tirés de ${fr.number(tying)} relation${tying > 1 ? "s" : ""} sur ${fr.number(total)}.`,
    nobody: "Ces relations ne lient personne à personne.",
    squares: (n) => `${fr.number(n)} de ces liens ${n > 1 ? "joignent trois acteurs ou plus et figurent en carrés" : "joint trois acteurs ou plus et figure en carré"}.`,
    hidden: (n) => (n > 1 ? `Les ${fr.number(n)} acteurs aux relations les moins nombreuses ne figurent que dans le tableau.` : "L'acteur aux relations les moins nombreuses ne figure que dans le tableau."),
    alone: (n) => (n > 1 ? `${fr.number(n)} relations ne lient personne et ne sont pas dessinées.` : "1 relation ne lie personne et n'est pas dessinée."),
    leftOut: (n) => (n > 1 ? `${fr.number(n)} relations d'un autre statut sont laissées de côté.` : "1 relation d'un autre statut est laissée de côté."),
    rules: {
      all: "Une ligne joint qui agit à ceux envers qui il agit. Qui est seulement mentionné, destinataire ou locuteur n'est pas lié.",
      acts: "Une ligne joint qui agit à ceux envers qui il agit, là où cela a eu lieu ou se poursuit. Qui est seulement mentionné, destinataire ou locuteur n'est pas lié.",
      said: "Une ligne va de qui parle à ceux dont il parle. Une relation qui en compte plusieurs vaut pour chacun.",
      places: "Une ligne va de qui a pris part au lieu où cela s'est passé ou se poursuit. Une relation qui en compte plusieurs vaut pour chacun.",
    },
    arrows: "La flèche donne le sens ; sans elle, les deux agissent ensemble. Le nombre est celui des relations, s'il y en a plusieurs.",
    keys: "Les flèches mènent à l'acteur ou au carré le plus proche, Page suivante le long des liens d'un acteur, Entrée à sa page ou à la liste du lien.",
    footings: { act: "a eu lieu ou se poursuit", open: "prévu, demandé, offert ou conditionnel", view: "une opinion", denial: "démenti" },
    picture: "Qui est lié à qui",
    actor: (name, count, tied, other, most) => `${name} : ${fr.plural(count, { one: "relation", other: "relations" })} avec ${fr.plural(tied, { one: "acteur", other: "acteurs" })}, dont ${fr.number(most)} avec ${other}`,
    tie: (names, count, standings) => `${fr.list(names)} : ${fr.plural(count, { one: "relation", other: "relations" })}, ${standings.join(", ")}`,
    share: (n, label) => `${fr.number(n)} ${label}`,
    pick: "Choisissez un acteur, une ligne ou un carré pour lire ce qui le fonde.",
    ties: "Liens",
    asTable: "Tous les liens en tableau",
    who: "Qui", kind: "Type", byStanding: "Par statut", count: "Relations", tied: "Lié à",
    list: (n) => `${fr.plural(n, { one: "relation", other: "relations" })} dans la liste`,

    from: "De", to: "À", turn: "Inverser",
    title: (from, to) => `${from} – ${to} : ce qui les relie`,
    none: (from, to) => `${from} – ${to} : rien dans ces relations ne les relie.`,
    same: "C'est un seul et même acteur.",
    unknown: "Choisissez deux acteurs qui sont liés à quelqu'un.",
    denials: (n) => (n > 1 ? `${fr.number(n)} relations disent que quelque chose n'est pas et ne lient personne.` : "1 relation dit que quelque chose n'est pas et ne lie personne."),
    order: "Les plus courts viennent d'abord ; parmi eux, ceux qui reposent sur des actes avant ceux qui reposent sur des demandes, des offres, des projets ou des opinions.",
    direct: "Directement",
    through: (names) => `Par l'intermédiaire de : ${fr.list(names)}`,
    steps: (n) => fr.plural(n, { one: "étape", other: "étapes" }),
    weakest: { act: "sur des actes seulement", open: "en partie sur ce qui est prévu, demandé, offert ou conditionnel", view: "en partie sur une opinion", denial: "" },
    together: "ont tous deux pris part à",
  },
  km: {
    what: "អ្វីដែលភ្ជាប់គ្នា៖",
    settings: { all: "ទំនាក់ទំនងទាំងអស់", acts: "តែអ្វីដែលបានកើតឡើង ឬកំពុងបន្ត", said: "អ្នកណានិយាយអំពីអ្នកណា", places: "អ្នកណានៅទីណា" },
    summary: (actors, ties, tying, total) => `តួអង្គ ${km.number(actors)} និងចំណង ${km.number(ties)} ពីទំនាក់ទំនង ${km.number(tying)} ក្នុងចំណោម ${km.number(total)}។`,
    nobody: "ទំនាក់ទំនងទាំងនេះមិនភ្ជាប់នរណាម្នាក់ទេ។",
    squares: (n) => `ចំណង ${km.number(n)} ភ្ជាប់តួអង្គបី ឬច្រើនជាង ហើយបង្ហាញជាការ៉េ។`,
    hidden: (n) => `តួអង្គ ${km.number(n)} ដែលមានទំនាក់ទំនងតិចជាងគេ មានតែក្នុងតារាង។`,
    alone: (n) => `ទំនាក់ទំនង ${km.number(n)} មិនភ្ជាប់នរណាម្នាក់ ហើយមិនត្រូវបានគូរ។`,
    leftOut: (n) => `ទំនាក់ទំនង ${km.number(n)} ដែលមានស្ថានភាពផ្សេង ត្រូវបានទុកចោល។`,
    rules: {
      all: "បន្ទាត់ភ្ជាប់អ្នកធ្វើ ទៅនឹងអ្នកដែលគេធ្វើចំពោះ។ អ្នកដែលគ្រាន់តែត្រូវបានលើកឡើង ទទួល ឬនិយាយ មិនត្រូវបានភ្ជាប់ទេ។",
      acts: "បន្ទាត់ភ្ជាប់អ្នកធ្វើ ទៅនឹងអ្នកដែលគេធ្វើចំពោះ ក្នុងអ្វីដែលបានកើតឡើង ឬកំពុងបន្ត។ អ្នកដែលគ្រាន់តែត្រូវបានលើកឡើង ទទួល ឬនិយាយ មិនត្រូវបានភ្ជាប់ទេ។",
      said: "បន្ទាត់ចេញពីអ្នកនិយាយ ទៅអ្នកដែលគេនិយាយអំពី។ ទំនាក់ទំនងដែលមានច្រើននាក់ រាប់សម្រាប់ម្នាក់ៗ។",
      places: "បន្ទាត់ចេញពីអ្នកចូលរួម ទៅទីកន្លែងដែលវាបានកើតឡើង ឬកំពុងបន្ត។ ទំនាក់ទំនងដែលមានច្រើន រាប់សម្រាប់នីមួយៗ។",
    },
    arrows: "ព្រួញបង្ហាញទិសដៅ បើគ្មានព្រួញ ទាំងពីរធ្វើជាមួយគ្នា។ លេខគឺចំនួនទំនាក់ទំនង បើមានច្រើន។",
    keys: "គ្រាប់ចុចព្រួញនាំទៅតួអង្គ ឬការ៉េដែលនៅជិតបំផុត, Page Down តាមចំណងរបស់តួអង្គ, Enter ទៅទំព័រ ឬបញ្ជីរបស់ចំណង។",
    footings: { act: "បានកើតឡើង ឬកំពុងបន្ត", open: "គ្រោងទុក ស្នើសុំ ផ្តល់ជូន ឬមានលក្ខខណ្ឌ", view: "មតិ", denial: "បដិសេធ" },
    picture: "អ្នកណាជាប់ទាក់ទងនឹងអ្នកណា",
    actor: (name, count, tied, other, most) => `${name}៖ ទំនាក់ទំនង ${km.number(count)} ជាមួយតួអង្គ ${km.number(tied)} ក្នុងនោះ ${km.number(most)} ជាមួយ ${other}`,
    tie: (names, count, standings) => `${km.list(names)}៖ ទំនាក់ទំនង ${km.number(count)}, ${standings.join(", ")}`,
    share: (n, label) => `${label} ${km.number(n)}`,
    pick: "ជ្រើសតួអង្គ បន្ទាត់ ឬការ៉េ ដើម្បីអានអ្វីដែលនៅពីក្រោយវា។",
    ties: "ចំណង",
    asTable: "ចំណងទាំងអស់ជាតារាង",
    who: "អ្នកណា", kind: "ប្រភេទ", byStanding: "តាមស្ថានភាព", count: "ទំនាក់ទំនង", tied: "ជាប់នឹង",
    list: (n) => `ទំនាក់ទំនង ${km.number(n)} ក្នុងបញ្ជី`,

    from: "ពី", to: "ទៅ", turn: "បញ្ច្រាស",
    title: (from, to) => `អ្វីភ្ជាប់ ${from} ទៅ ${to}`,
    none: (from, to) => `គ្មានអ្វីក្នុងទំនាក់ទំនងទាំងនេះភ្ជាប់ ${from} ជាមួយ ${to} ទេ។`,
    same: "ទាំងនេះជាតួអង្គតែមួយ។",
    unknown: "ជ្រើសតួអង្គពីរដែលជាប់នឹងនរណាម្នាក់។",
    denials: (n) => `ទំនាក់ទំនង ${km.number(n)} និយាយថាអ្វីមួយមិនមែនដូច្នោះ ហើយមិនភ្ជាប់នរណាម្នាក់ទេ។`,
    order: "ផ្លូវខ្លីបំផុតមកមុន បន្ទាប់មកអ្វីដែលផ្អែកលើសកម្មភាព មុនអ្វីដែលផ្អែកលើការស្នើសុំ ការផ្តល់ជូន គម្រោង ឬមតិ។",
    direct: "ដោយផ្ទាល់",
    through: (names) => `តាមរយៈ ${km.list(names)}`,
    steps: (n) => `${km.number(n)} ជំហាន`,
    weakest: { act: "លើសកម្មភាពតែប៉ុណ្ណោះ", open: "មួយផ្នែកលើអ្វីដែលគ្រោងទុក ស្នើសុំ ផ្តល់ជូន ឬមានលក្ខខណ្ឌ", view: "មួយផ្នែកលើមតិ", denial: "" },
    together: "ទាំងពីរបានចូលរួមក្នុង",
  },
};
