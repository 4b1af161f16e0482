// @ts-check
/** The words of "why is this here?". */

const english = {
  why: "Why this?",
  keeps: "keeps it",
  leavesOut: "leaves it out",
  keep: "This relation with the question",
  /** @param {string} words */
  ask: (words) => `Is it in the answer to “${words}”, and why?`,
  isIn: "Why this is in the answer",
  isNotIn: "Why this is not in the answer",
  without: "The question without what leaves it out:",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const explainWords = {
  en: english,
  fr: {
    why: "Pourquoi ici ?",
    keeps: "la garde",
    leavesOut: "l’écarte",
    keep: "Cette relation avec la question",
    ask: (words) => `Est-elle dans la réponse à « ${words} », et pourquoi ?`,
    isIn: "Pourquoi elle est dans la réponse",
    isNotIn: "Pourquoi elle n’est pas dans la réponse",
    without: "La question sans ce qui l’écarte :",
  },
  km: {
    why: "ហេតុអ្វីមាននៅទីនេះ?",
    keeps: "រក្សាវា",
    leavesOut: "មិនយកវា",
    keep: "ទំនាក់ទំនងនេះជាមួយសំណួរ",
    ask: (words) => `តើវាមានក្នុងចម្លើយចំពោះ “${words}” ហើយហេតុអ្វី?`,
    isIn: "ហេតុអ្វីវាមានក្នុងចម្លើយ",
    isNotIn: "ហេតុអ្វីវាមិនមានក្នុងចម្លើយ",
    without: "សំណួរដោយគ្មានអ្វីដែលមិនយកវា៖",
  },
};
