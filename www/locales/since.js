// @ts-check
/** The words for what became of a view, or of a relation, since another version of the dataset. */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const english = {
  /** @param {string} is @param {string} here */
  pinned: (is, here) => (is === here ? `This link is pinned to version ${is}, which this is.` : `This link is pinned to version ${is} of the dataset. This copy holds version ${here}.`),
  /** @param {string} is @param {string} here */
  unknown: (is, here) => `What has changed since version ${is} is not known to this copy, which holds version ${here}.`,
  /** @param {string} is @param {string} here */
  failed: (is, here) => `What has changed between version ${is} and this one, ${here}, cannot be told here: the list of changes could not be loaded.`,
  loading: "Looking up what has changed …",
  /** @param {string} is @param {string} compiled */
  since: (is, compiled) => `Since version ${is} (${compiled})`,
  same: "Nothing of what this link shows has been added, changed or withdrawn.",
  /** @param {number} n */
  added: (n) => `Added: ${en.number(n)}`,
  /** @param {number} n */
  changed: (n) => `Changed: ${en.number(n)}`,
  /** @param {number} n */
  left: (n) => `Changed, and not part of this view now; perhaps they were: ${en.number(n)}`,
  /** @param {number} n */
  withdrawn: (n) => `Withdrawn, perhaps out of this view: ${en.number(n)}`,
  /** @param {number} n */
  more: (n) => `and ${en.number(n)} more`,
  /** @param {string} version @param {string} compiled */
  gone: (version, compiled) => `This relation was withdrawn with version ${version} (${compiled}).`,
  goneBefore: "This relation was withdrawn before the first version was published.",
  called: "It was called:",
  why: "Why:",
  heir: "In its place:",
  /** @param {string[]} names */
  fields: (names) => en.list(names),
  field: {
    statement: "wording", standing: "standing", kind: "kind", when: "date", said: "date of saying", who: "who is involved", by: "who says it",
    place: "place", topic: "topics", event: "event", source: "passage", figures: "figures", more: "remarks",
  },
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const sinceWords = {
  en: english,
  fr: {
    pinned: (is, here) => (is === here ? `Ce lien est fixé à la version ${is}, qui est celle-ci.` : `Ce lien est fixé à la version ${is} du jeu de données. Cette copie contient la version ${here}.`),
    unknown: (is, here) => `Cette copie, version ${here}, ne sait pas ce qui a changé depuis la version ${is}.`,
    failed: (is, here) => `Ce qui a changé entre la version ${is} et celle-ci, ${here}, ne peut être dit ici : la liste des changements n'a pu être chargée.`,
    loading: "Recherche de ce qui a changé…",
    since: (is, compiled) => `Depuis la version ${is} (${compiled})`,
    same: "Rien de ce que montre ce lien n'a été ajouté, changé ou retiré.",
    added: (n) => `Ajoutées : ${fr.number(n)}`,
    changed: (n) => `Changées : ${fr.number(n)}`,
    left: (n) => `Changées, et hors de cette vue désormais ; elles y étaient peut-être : ${fr.number(n)}`,
    withdrawn: (n) => `Retirées, peut-être de cette vue : ${fr.number(n)}`,
    more: (n) => `et ${fr.number(n)} de plus`,
    gone: (version, compiled) => `Cette relation a été retirée à la version ${version} (${compiled}).`,
    goneBefore: "Cette relation a été retirée avant la publication de la première version.",
    called: "Elle s'appelait :",
    why: "Raison :",
    heir: "À sa place :",
    fields: (names) => fr.list(names),
    field: {
      statement: "formulation", standing: "statut", kind: "type", when: "date", said: "date de la déclaration", who: "les intéressés", by: "qui le dit",
      place: "lieu", topic: "thèmes", event: "événement", source: "passage", figures: "chiffres", more: "remarques",
    },
  },
  km: {
    pinned: (is, here) => (is === here ? `តំណនេះភ្ជាប់នឹងកំណែ ${is} ដែលជាកំណែនេះ។` : `តំណនេះភ្ជាប់នឹងកំណែ ${is} នៃសំណុំទិន្នន័យ។ ច្បាប់ចម្លងនេះជាកំណែ ${here}។`),
    unknown: (is, here) => `ច្បាប់ចម្លងនេះ ដែលជាកំណែ ${here} មិនដឹងថាមានអ្វីផ្លាស់ប្ដូរតាំងពីកំណែ ${is} ទេ។`,
    failed: (is, here) => `មិនអាចប្រាប់នៅទីនេះថាមានអ្វីផ្លាស់ប្ដូររវាងកំណែ ${is} និងកំណែនេះ ${here} បានទេ៖ មិនអាចទាញយកបញ្ជីបម្រែបម្រួល។`,
    loading: "កំពុងរកមើលអ្វីដែលបានផ្លាស់ប្ដូរ…",
    since: (is, compiled) => `តាំងពីកំណែ ${is} (${compiled})`,
    same: "គ្មានអ្វីដែលតំណនេះបង្ហាញត្រូវបានបន្ថែម ផ្លាស់ប្ដូរ ឬដកចេញទេ។",
    added: (n) => `បានបន្ថែម៖ ${km.number(n)}`,
    changed: (n) => `បានផ្លាស់ប្ដូរ៖ ${km.number(n)}`,
    left: (n) => `បានផ្លាស់ប្ដូរ ហើយឥឡូវមិននៅក្នុងទិដ្ឋភាពនេះទេ ប្រហែលជាធ្លាប់នៅ៖ ${km.number(n)}`,
    withdrawn: (n) => `បានដកចេញ ប្រហែលជាពីទិដ្ឋភាពនេះ៖ ${km.number(n)}`,
    more: (n) => `និង ${km.number(n)} ទៀត`,
    gone: (version, compiled) => `ទំនាក់ទំនងនេះត្រូវបានដកចេញនៅកំណែ ${version} (${compiled})។`,
    goneBefore: "ទំនាក់ទំនងនេះត្រូវបានដកចេញមុនការបោះផ្សាយកំណែទីមួយ។",
    called: "ធ្លាប់ហៅថា៖",
    why: "មូលហេតុ៖",
    heir: "ជំនួសដោយ៖",
    fields: (names) => km.list(names),
    field: {
      statement: "ពាក្យពេចន៍", standing: "ស្ថានភាព", kind: "ប្រភេទ", when: "កាលបរិច្ឆេទ", said: "ថ្ងៃនិយាយ", who: "អ្នកពាក់ព័ន្ធ", by: "អ្នកនិយាយ",
      place: "ទីកន្លែង", topic: "ប្រធានបទ", event: "ព្រឹត្តិការណ៍", source: "កន្លែងក្នុងប្រភព", figures: "តួលេខ", more: "កំណត់សម្គាល់",
    },
  },
};
