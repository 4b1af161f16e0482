// @ts-check
/** The words of the view "sources" and of the map that stands on a source's page too. */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const english = {
  /** @param {number} n @param {number} of */
  share: (n, of) => `${en.number(n)} of its ${en.plural(of, { one: "relation", other: "relations" })}`,
  /** @param {string} relations */
  nothing: (relations) => `none of its ${relations}`,
  provenance: "Whose it is, and how that is known",
  /** @param {string} source */
  stripOf: (source) => `Paragraphs of ${source}`,
  /** @param {string} label */
  standpoint: (label) => `standpoint: ${label}`,
  /** @param {number | null} n @param {number} of @param {boolean} isAll */
  summary: (n, of, isAll) => n === null
    ? `${en.plural(of, { one: "paragraph", other: "paragraphs" })}, none with a relation of the question.`
    : `${isAll ? "Its relations" : "Relations of the question"} stand in ${en.number(n)} of ${en.plural(of, { one: "paragraph", other: "paragraphs" })}.`,
  legend: "A bar for each paragraph, the higher the more relations have a passage in it; hatched: furniture of the site.",
  legendOfQuestion: "Filled: relations of the question.",
  furniture: "furniture of the site",
  none: "nothing on record",
  /** @param {string} relations @param {number} n */
  ofWhich: (relations, n) => `${relations}, ${en.number(n)} of the question`,
  colon: ": ",
  byKind: "Kinds",
  byStanding: "Standing",
  asTable: "Paragraphs as a table",
  paragraph: "Paragraph",
  relations: "Relations",
  ofQuestion: "Of the question",
  also: "Has a passage here too:",
  check: "Check this source yourself",
  checkAny: "Check any of the documents yourself",
  /** @param {string} n */
  checkAnyHow: (n) => `Give the text of any of the ${n} documents: which one it is will be recognised.`,
  checkFailed: "The check could not be loaded.",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const sourcesWords = {
  en: english,
  fr: {
    share: (n, of) => `${fr.number(n)} de ses ${fr.plural(of, { one: "relation", other: "relations" })}`,
    nothing: (relations) => `aucune de ses ${relations}`,
    provenance: "De qui est ce document, et comment on le sait",
    stripOf: (source) => `Paragraphes de ${source}`,
    standpoint: (label) => `point de vue : ${label}`,
    summary: (n, of, isAll) => n === null
      ? `${fr.plural(of, { one: "paragraphe", other: "paragraphes" })}, aucun avec une relation de la question.`
      : `${isAll ? "Ses relations" : "Des relations de la question"} figurent dans ${fr.number(n)} paragraphe${n > 1 ? "s" : ""} sur ${fr.number(of)}.`,
    legend: "Une barre par paragraphe, d’autant plus haute que plus de relations y ont un passage ; hachuré : habillage du site.",
    legendOfQuestion: "Rempli : relations de la question.",
    furniture: "habillage du site",
    none: "rien de consigné",
    ofWhich: (relations, n) => `${relations}, dont ${fr.number(n)} de la question`,
    colon: " : ",
    byKind: "Types",
    byStanding: "Statut",
    asTable: "Les paragraphes en tableau",
    paragraph: "Paragraphe",
    relations: "Relations",
    ofQuestion: "De la question",
    also: "A aussi un passage ici :",
    check: "Vérifier cette source soi-même",
    checkAny: "Vérifier soi-même l’un des documents",
    checkAnyHow: (n) => `Donnez le texte de l’un des ${n} documents : il sera reconnu.`,
    checkFailed: "La vérification n’a pas pu être chargée.",
  },
  km: {
    share: (n, of) => `${km.number(n)} ក្នុងចំណោមទំនាក់ទំនង ${km.number(of)} របស់វា`,
    nothing: (relations) => `គ្មានក្នុងចំណោម ${relations} របស់វា`,
    provenance: "ឯកសារនេះជារបស់អ្នកណា និងដឹងដោយរបៀបណា",
    stripOf: (source) => `កថាខណ្ឌនៃ ${source}`,
    standpoint: (label) => `ទស្សនៈ៖ ${label}`,
    summary: (n, of, isAll) => n === null
      ? `កថាខណ្ឌ ${km.number(of)} គ្មានទំនាក់ទំនងនៃសំណួរទេ។`
      : `${isAll ? "ទំនាក់ទំនងរបស់វា" : "ទំនាក់ទំនងនៃសំណួរ"} ស្ថិតក្នុងកថាខណ្ឌ ${km.number(n)} ក្នុងចំណោម ${km.number(of)}។`,
    legend: "របារកាន់តែខ្ពស់ ទំនាក់ទំនងកាន់តែច្រើនមានអត្ថបទក្នុងកថាខណ្ឌនោះ។ ឆ្នូតៗ៖ ផ្នែកតុបតែងរបស់គេហទំព័រ។",
    legendOfQuestion: "ពេញ៖ ទំនាក់ទំនងនៃសំណួរ។",
    furniture: "ផ្នែកតុបតែងរបស់គេហទំព័រ",
    none: "គ្មានអ្វីកត់ត្រាទេ",
    ofWhich: (relations, n) => `${relations} ក្នុងនោះ ${km.number(n)} ជារបស់សំណួរ`,
    colon: "៖ ",
    byKind: "ប្រភេទ",
    byStanding: "ស្ថានភាព",
    asTable: "កថាខណ្ឌជាតារាង",
    paragraph: "កថាខណ្ឌ",
    relations: "ទំនាក់ទំនង",
    ofQuestion: "នៃសំណួរ",
    also: "ក៏មានអត្ថបទនៅទីនេះដែរ៖",
    check: "ផ្ទៀងផ្ទាត់ប្រភពនេះដោយខ្លួនឯង",
    checkAny: "ផ្ទៀងផ្ទាត់ឯកសារណាមួយដោយខ្លួនឯង",
    checkAnyHow: (n) => `សូមផ្ដល់អត្ថបទនៃឯកសារណាមួយក្នុងចំណោម ${n}៖ វានឹងត្រូវបានស្គាល់។`,
    checkFailed: "មិនអាចផ្ទុកការផ្ទៀងផ្ទាត់បានទេ។",
  },
};
