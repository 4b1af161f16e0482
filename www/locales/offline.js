// @ts-check
/** The words of the page that keeps the site for offline use, and of the line that says a newer one is here. */
import { speech } from "./speech.js";

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

/** A size in megabytes with one digit behind the point. @param {(n: number) => string} number @param {number} bytes */
const megabytes = (number, bytes) => number(Math.ceil(bytes / 100_000) / 10);

/** @typedef {import("../offline-marks.js").State} State */

const english = {
  title: "Keep for offline use",
  skip: "Skip to the content",
  languages: "Language",
  back: "Back to what is on record",
  what: "Your browser can keep Entente, so that it opens without a network, at the same address, with every view. Nothing is kept unless you ask for it here.",
  /** @param {number} files @param {number} bytes */
  amount: (files, bytes) => `It is ${en.plural(files, { one: "file", other: "files" })}, about ${megabytes(en.number, bytes)} MB on your disk. What you type or open is never kept.`,
  updates: "When a newer version has arrived, the page says so and waits until you reload.",
  install: "Your browser may also offer to install the page as an app; that is in its menu.",
  keep: "Keep for offline use",
  remove: "Remove",
  states: {
    asking: "One moment …",
    absent: "Nothing is kept.",
    /** @param {State} state */
    kept: ({ version, release, files, bytes }) =>
      `Kept: version ${version} (${release.slice(0, 8)}), ${en.plural(files, { one: "file", other: "files" })}, ${megabytes(en.number, bytes)} MB. It opens without a network from the next time on.`,
    keeping: "Keeping the files …",
    removed: "Removed. Nothing is kept any more.",
    failed: "Nothing was kept: a file did not arrive, or is not the one of this release. Try again in a while.",
    refused: "Nothing was kept: this host does not allow a page to keep itself.",
    unable: "This browser keeps no pages, or does not at this address: it takes https, and no private window. The single file, entente.html, works offline wherever you save it.",
    stuck: "Nothing was kept: an older copy is still in use. Close the other pages of Entente and try again.",
  },
  newer: "A newer version is here.",
  reload: "Reload",
  later: "Later",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const offlineWords = {
  en: english,
  fr: {
    title: "Garder hors ligne",
    skip: "Aller au contenu",
    languages: "Langue",
    back: "Retour à ce qui est attesté",
    what: "Votre navigateur peut garder Entente, qui s’ouvre alors sans réseau, à la même adresse, avec toutes ses vues. Rien n’est gardé si vous ne le demandez pas ici.",
    amount: (files, bytes) => `Cela fait ${fr.plural(files, { one: "fichier", other: "fichiers" })}, environ ${megabytes(fr.number, bytes)} Mo sur votre disque. Ce que vous écrivez ou ouvrez n’est jamais gardé.`,
    updates: "Quand une version plus récente est arrivée, la page le dit et attend que vous la rechargiez.",
    install: "Votre navigateur propose peut-être aussi d’installer la page comme application ; c’est dans son menu.",
    keep: "Garder hors ligne",
    remove: "Supprimer",
    states: {
      asking: "Un instant…",
      absent: "Rien n’est gardé.",
      kept: ({ version, release, files, bytes }) =>
        `Gardé : version ${version} (${release.slice(0, 8)}), ${fr.plural(files, { one: "fichier", other: "fichiers" })}, ${megabytes(fr.number, bytes)} Mo. S’ouvre sans réseau dès la prochaine fois.`,
      keeping: "Les fichiers arrivent…",
      removed: "Supprimé. Plus rien n’est gardé.",
      failed: "Rien n’a été gardé : un fichier n’est pas arrivé, ou n’est pas celui de cette version. Réessayez plus tard.",
      refused: "Rien n’a été gardé : cet hôte ne permet pas à une page de se garder.",
      unable: "Ce navigateur ne garde pas de pages, ou pas à cette adresse : il faut https, et pas de fenêtre privée. Le fichier unique, entente.html, fonctionne hors ligne où que vous l’enregistriez.",
      stuck: "Rien n’a été gardé : une copie plus ancienne sert encore. Fermez les autres pages d’Entente et réessayez.",
    },
    newer: "Une version plus récente est là.",
    reload: "Recharger",
    later: "Plus tard",
  },
  km: {
    title: "រក្សាទុកសម្រាប់ប្រើក្រៅបណ្ដាញ",
    skip: "រំលងទៅខ្លឹមសារ",
    languages: "ភាសា",
    back: "ត្រឡប់ទៅអ្វីដែលមានកត់ត្រា",
    what: "កម្មវិធីរុករករបស់អ្នកអាចរក្សាទុក Entente ដើម្បីបើកវាដោយគ្មានបណ្ដាញ នៅអាសយដ្ឋានដដែល ជាមួយទិដ្ឋភាពទាំងអស់។ គ្មានអ្វីត្រូវបានរក្សាទុកទេ លុះត្រាតែអ្នកស្នើនៅទីនេះ។",
    amount: (files, bytes) => `មាន ${km.plural(files, { other: "ឯកសារ" })} ប្រហែល ${megabytes(km.number, bytes)} មេកាបៃលើថាសរបស់អ្នក។ អ្វីដែលអ្នកសរសេរ ឬបើក មិនត្រូវបានរក្សាទុកឡើយ។`,
    updates: "ពេលកំណែថ្មីជាងមកដល់ ទំព័រនឹងប្រាប់ ហើយរង់ចាំរហូតដល់អ្នកផ្ទុកឡើងវិញ។",
    install: "កម្មវិធីរុករករបស់អ្នកក៏អាចឱ្យដំឡើងទំព័រនេះជាកម្មវិធីផងដែរ៖ សូមមើលក្នុងម៉ឺនុយរបស់វា។",
    keep: "រក្សាទុកសម្រាប់ប្រើក្រៅបណ្ដាញ",
    remove: "លុបចេញ",
    states: {
      asking: "សូមរង់ចាំ…",
      absent: "គ្មានអ្វីត្រូវបានរក្សាទុកទេ។",
      kept: ({ version, release, files, bytes }) =>
        `បានរក្សាទុក៖ កំណែ ${version} (${release.slice(0, 8)}) ${km.plural(files, { other: "ឯកសារ" })} ${megabytes(km.number, bytes)} មេកាបៃ។ លើកក្រោយវាបើកបានដោយគ្មានបណ្ដាញ។`,
      keeping: "កំពុងរក្សាទុកឯកសារ…",
      removed: "បានលុបចេញ។ គ្មានអ្វីត្រូវបានរក្សាទុកទៀតទេ។",
      failed: "មិនបានរក្សាទុកអ្វីទេ៖ ឯកសារមួយមិនបានមកដល់ ឬមិនមែនជារបស់កំណែនេះ។ សូមព្យាយាមម្ដងទៀតពេលក្រោយ។",
      refused: "មិនបានរក្សាទុកអ្វីទេ៖ ម៉ាស៊ីនបម្រើនេះមិនអនុញ្ញាតឱ្យទំព័ររក្សាទុកខ្លួនឯងទេ។",
      unable: "កម្មវិធីរុករកនេះមិនរក្សាទុកទំព័រ ឬមិនធ្វើនៅអាសយដ្ឋាននេះទេ៖ ត្រូវការ https ហើយមិនមែនបង្អួចឯកជន។ ឯកសារតែមួយ entente.html ដំណើរការក្រៅបណ្ដាញ កន្លែងណាក៏ដោយដែលអ្នករក្សាទុកវា។",
      stuck: "មិនបានរក្សាទុកអ្វីទេ៖ ច្បាប់ចាស់នៅកំពុងប្រើ។ សូមបិទទំព័រ Entente ផ្សេងទៀត ហើយព្យាយាមម្ដងទៀត។",
    },
    newer: "មានកំណែថ្មីជាងហើយ។",
    reload: "ផ្ទុកឡើងវិញ",
    later: "ពេលក្រោយ",
  },
};
