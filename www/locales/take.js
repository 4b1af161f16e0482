// @ts-check
/** The words of "cite and take away". */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

/** A size in whole kilobytes. @param {(n: number) => string} number @param {number} bytes */
const kilobytes = (number, bytes) => number(Math.ceil(bytes / 1000));

const english = {
  cite: "How to cite",
  style: "Style",
  copy: "Copy",
  save: "Save as a file",
  copied: "Copied.",
  selected: "Selected: copy it with your keyboard.",
  brackets: "Square brackets: not printed in the document, supplied or inferred by us.",
  take: "Take away",
  /** @param {string} relations */
  all: (relations) => `All of this answer, not one page: ${relations}.`,
  /** @param {number} bytes */
  size: (bytes) => `${kilobytes(en.number, bytes)} KB`,
  formats: { md: "Briefing note", html: "Table for a web page", csv: "Table", json: "List", jsonld: "Linked data", graphml: "Graph", ics: "Calendar" },
  group: "Briefing note by",
  groups: { topic: "topic", date: "year", source: "source" },
  mark: "Mark the table as UTF-8, for Excel",
  waiting: "One moment …",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const takeWords = {
  en: english,
  fr: {
    cite: "Comment citer",
    style: "Style",
    copy: "Copier",
    save: "Enregistrer dans un fichier",
    copied: "Copié.",
    selected: "Sélectionné : copiez avec le clavier.",
    brackets: "Entre crochets : non imprimé dans le document, suppléé ou déduit par nous.",
    take: "Emporter",
    all: (relations) => `Toute cette réponse, et non une page : ${relations}.`,
    size: (bytes) => `${kilobytes(fr.number, bytes)} ko`,
    formats: { md: "Note de synthèse", html: "Tableau pour une page web", csv: "Tableau", json: "Liste", jsonld: "Données liées", graphml: "Graphe", ics: "Calendrier" },
    group: "Note de synthèse par",
    groups: { topic: "thème", date: "année", source: "source" },
    mark: "Marquer le tableau comme UTF-8, pour Excel",
    waiting: "Un instant…",
  },
  km: {
    cite: "របៀបដកស្រង់",
    style: "រចនាបថ",
    copy: "ចម្លង",
    save: "រក្សាទុកជាឯកសារ",
    copied: "បានចម្លង។",
    selected: "បានជ្រើស៖ សូមចម្លងដោយក្ដារចុច។",
    brackets: "តង្កៀបជ្រុង៖ មិនមានបោះពុម្ពក្នុងឯកសារទេ យើងបន្ថែម ឬសន្និដ្ឋាន។",
    take: "យកទៅប្រើ",
    all: (relations) => `ចម្លើយទាំងមូល មិនមែនតែមួយទំព័រទេ៖ ${relations}។`,
    size: (bytes) => `${kilobytes(km.number, bytes)} គីឡូបៃ`,
    formats: { md: "កំណត់ហេតុសង្ខេប", html: "តារាងសម្រាប់ទំព័របណ្ដាញ", csv: "តារាង", json: "បញ្ជី", jsonld: "ទិន្នន័យភ្ជាប់", graphml: "ក្រាហ្វ", ics: "ប្រតិទិន" },
    group: "កំណត់ហេតុសង្ខេបតាម",
    groups: { topic: "ប្រធានបទ", date: "ឆ្នាំ", source: "ប្រភព" },
    mark: "ដាក់សញ្ញា UTF-8 លើតារាង សម្រាប់ Excel",
    waiting: "សូមរង់ចាំ…",
  },
};
