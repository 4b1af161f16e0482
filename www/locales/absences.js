// @ts-check
/** The words of the view "what is not on record". */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const english = {
  /** @param {number} n @param {number} of */
  count: (n, of) => `${en.number(n)} of ${en.plural(of, { one: "open question", other: "open questions" })} that no source answers`,
  none: "No question that was looked into and left open bears on this query.",
  noTopic: "Of no topic",
  silence: "Which sources speak of it",
  /** @param {number} n @param {number} of */
  silent: (n, of) => `Not stated in ${en.number(n)} of ${en.plural(of, { one: "source", other: "sources" })}.`,
  /** @param {number} n @param {number} of */
  share: (n, of) => `${en.number(n)} of its ${en.plural(of, { one: "relation", other: "relations" })}`,
  nothing: "nothing",
  open: "What these relations leave open",
  /** @param {string} label @param {number} n */
  unstated: (label, n) => `${label}: not stated by ${en.plural(n, { one: "relation", other: "relations" })}`,
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const absencesWords = {
  en: english,
  fr: {
    count: (n, of) => `${fr.number(n)} sur ${fr.plural(of, { one: "question ouverte", other: "questions ouvertes" })} à laquelle aucune source ne répond`,
    none: "Aucune question examinée et restée ouverte ne concerne cette requête.",
    noTopic: "Sans thème",
    silence: "Quelles sources en parlent",
    silent: (n, of) => `Non mentionné dans ${fr.number(n)} source${n > 1 ? "s" : ""} sur ${fr.number(of)}.`,
    share: (n, of) => `${fr.number(n)} de ses ${fr.plural(of, { one: "relation", other: "relations" })}`,
    nothing: "rien",
    open: "Ce que ces relations laissent ouvert",
    unstated: (label, n) => `${label} : non précisé par ${fr.plural(n, { one: "relation", other: "relations" })}`,
  },
  km: {
    count: (n, of) => `សំណួរបើកចំហ ${km.number(n)} ក្នុងចំណោម ${km.number(of)} ដែលគ្មានប្រភពណាឆ្លើយ`,
    none: "គ្មានសំណួរបើកចំហណាមួយទាក់ទងនឹងសំណួរនេះទេ។",
    noTopic: "គ្មានប្រធានបទ",
    silence: "ប្រភពណាខ្លះនិយាយអំពីវា",
    silent: (n, of) => `មិនមានចែងក្នុងប្រភព ${km.number(n)} ក្នុងចំណោម ${km.number(of)}។`,
    share: (n, of) => `${km.number(n)} ក្នុងចំណោមទំនាក់ទំនង ${km.number(of)} របស់វា`,
    nothing: "គ្មាន",
    open: "អ្វីដែលទំនាក់ទំនងទាំងនេះទុកចំហ",
    unstated: (label, n) => `${label}៖ ទំនាក់ទំនង ${km.number(n)} មិនបានបញ្ជាក់`,
  },
};
