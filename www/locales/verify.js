// @ts-check
/** The words of the check of a text. */
import { speech } from "./speech.js";

/** @typedef {import("../../src/door").Verification} Verification */
/** @typedef {Verification["passages"][number]} Passage */

const en = speech("en", " and ");
const fr = speech("fr", " et ");
const km = speech("km", " និង ");

const english = {
  promise: "The text stays on this page: it is not uploaded, and closing the page forgets it.",
  drop: "Drop the text file here, or choose it",
  paste: "or paste the text",
  check: "Check",
  forget: "Forget the text",
  pasted: "the pasted text",
  unreadable: "This file could not be read.",
  broken: "The engine broke on this text.",
  /** @type {Record<NonNullable<Verification["refusal"]>, string>} */
  refusals: {
    empty: "There is no word in this text.",
    "too-long": "This text is longer than half a mebibyte, and no source is. Nothing was looked up.",
    "no-text": "This is no plain text in UTF-8. Nothing was looked up. A document of a word processor has to be saved as plain text first.",
    foreign: "This is none of the sources: no passage of theirs stands in it.",
  },
  /** @param {Verification} v */
  verdict: ({ found, moved, altered, gone, passages: { length } }) =>
    found === length
      ? `All ${en.plural(length, { one: "passage stands", other: "passages stand" })} where noted, letter for letter.`
      : gone === length
        ? `None of the ${en.plural(length, { one: "passage", other: "passages" })} stands in this text.`
        : `Of ${en.plural(length, { one: "passage", other: "passages" })} ${en.list([
            `${en.number(found)} ${found === 1 ? "stands" : "stand"} where noted, letter for letter`,
            ...(moved > 0 ? [`${en.number(moved)} ${moved === 1 ? "has" : "have"} moved`] : []),
            ...(altered > 0 ? [`${en.number(altered)} ${altered === 1 ? "is" : "are"} altered`] : []),
            ...(gone > 0 ? [`${en.number(gone)} ${gone === 1 ? "is" : "are"} gone`] : []),
          ])}.`,
  fates: { found: "Found", moved: "Moved", altered: "Altered", gone: "Gone" },
  heldAgainst: "Held against",
  recognised: { digest: "Recognised by its digest as", passages: "Recognised by its passages as" },
  rather: "This text is rather",
  against: "Check it against that one",
  whole: {
    same: "The file has the digest of the one that was read",
    nearly: "But for ends of line or white space around the text, the file has the digest of the one that was read",
    other: "As a whole it is another file than the one that was read",
  },
  noted: "noted:",
  /** @param {number} size @param {number} of */
  size: (size, of) => `It has ${en.plural(size, { one: "paragraph", other: "paragraphs" })}, the source ${en.number(of)}.`,
  /** @type {Record<Verification["differences"][number], string>} */
  differences: {
    bom: "It begins with a byte order mark.",
    "line-ends": "Its lines end as on Windows (CR LF) or an old Mac (CR).",
    edges: "It has other white space at its end.",
    straight: "It has straight quotation marks or apostrophes where the source has curly ones.",
    curly: "It has curly quotation marks or apostrophes where the source has straight ones.",
    accents: "It writes accents as signs of their own (Unicode NFD).",
    invisible: "It holds invisible signs: soft hyphens, zero-width spaces or marks of direction.",
    broken: "It holds letters that were lost on the way (�).",
  },
  /** Where a passage is, and why it is not where it was noted. @param {Passage} p */
  where: ({ fate, why, noted, paragraph, elsewhere }) => {
    const at = (/** @type {number} */ n) => `paragraph ${en.number(n)}`;
    if (fate === "found") return at(noted);
    if (fate === "moved") return paragraph === noted ? `${at(noted)}, at another place than noted` : `now ${at(paragraph ?? 0)}, noted ${at(noted)}`;
    if (fate === "altered") {
      const place = paragraph === noted ? at(noted) : `now ${at(paragraph ?? 0)}, noted ${at(noted)}`;
      return `${place}: ${why === "spelling" ? "its first and last words are spelt otherwise (capitals, accents, quotation marks, hyphens)" : "its first and last words stand, what is between them is not what it was"}`;
    }
    if (why === "paragraph") return `there is no ${at(noted)}`;
    if (why === "end") return `${at(noted)} has its first words, and its last ones do not follow`;
    if (why === "occurrence") return `${at(noted)} has its first words less often`;
    return elsewhere.length === 0
      ? `its first words stand nowhere; noted ${at(noted)}`
      : `its first words do not stand in ${at(noted)}, but in ${en.list(elsewhere.map(en.number))}, without the rest`;
  },
  theText: "Your text, with what was found",
  /** @param {number} n */
  notAll: (n) => `Of ${en.plural(n, { one: "paragraph", other: "paragraphs" })} those are shown that hold a passage.`,
  legend: "Underlined: found, letter for letter. Dotted: moved. Dashed: altered. A number leads to the relation.",
};

/** @type {Record<import("../../src/door").Lang, typeof english>} */
export const verifyWords = {
  en: english,
  fr: {
    promise: "Le texte reste sur cette page : il n’est envoyé nulle part, et fermer la page l’oublie.",
    drop: "Déposez le fichier texte ici, ou choisissez-le",
    paste: "ou collez le texte",
    check: "Vérifier",
    forget: "Oublier le texte",
    pasted: "le texte collé",
    unreadable: "Ce fichier n’a pas pu être lu.",
    broken: "Le moteur a échoué sur ce texte.",
    refusals: {
      empty: "Ce texte ne contient aucun mot.",
      "too-long": "Ce texte dépasse un demi-mébioctet, ce qu’aucune source ne fait. Rien n’a été cherché.",
      "no-text": "Ce n’est pas un texte brut en UTF-8. Rien n’a été cherché. Un document de traitement de texte doit d’abord être enregistré en texte brut.",
      foreign: "Ce n’est aucune des sources : aucun de leurs passages n’y figure.",
    },
    verdict: ({ found, moved, altered, gone, passages: { length } }) =>
      found === length
        ? `${length === 1 ? "Le passage figure" : `Les ${fr.number(length)} passages figurent tous`} à l’endroit noté, à la lettre près.`
        : gone === length
          ? `Aucun des ${fr.plural(length, { one: "passage", other: "passages" })} ne figure dans ce texte.`
          : `Sur ${fr.plural(length, { one: "passage", other: "passages" })}, ${fr.list([
              `${fr.number(found)} ${found > 1 ? "figurent" : "figure"} à l’endroit noté, à la lettre près`,
              ...(moved > 0 ? [`${fr.number(moved)} ${moved > 1 ? "ont été déplacés" : "a été déplacé"}`] : []),
              ...(altered > 0 ? [`${fr.number(altered)} ${altered > 1 ? "sont modifiés" : "est modifié"}`] : []),
              ...(gone > 0 ? [`${fr.number(gone)} ${gone > 1 ? "ont disparu" : "a disparu"}`] : []),
            ])}.`,
    fates: { found: "Trouvé", moved: "Déplacé", altered: "Modifié", gone: "Disparu" },
    heldAgainst: "Comparé à",
    recognised: { digest: "Reconnu par son empreinte :", passages: "Reconnu par ses passages :" },
    rather: "Ce texte est plutôt",
    against: "Le comparer à celui-là",
    whole: {
      same: "Le fichier a l’empreinte de celui qui a été lu",
      nearly: "Aux fins de ligne ou aux blancs autour du texte près, le fichier a l’empreinte de celui qui a été lu",
      other: "Dans l’ensemble, c’est un autre fichier que celui qui a été lu",
    },
    noted: "noté :",
    size: (size, of) => `Il compte ${fr.plural(size, { one: "paragraphe", other: "paragraphes" })}, la source ${fr.number(of)}.`,
    differences: {
      bom: "Il commence par une marque d’ordre des octets.",
      "line-ends": "Ses lignes finissent comme sous Windows (CR LF) ou sur un vieux Mac (CR).",
      edges: "Il a d’autres blancs à la fin.",
      straight: "Il a des guillemets ou apostrophes droits là où la source en a de courbes.",
      curly: "Il a des guillemets ou apostrophes courbes là où la source en a de droits.",
      accents: "Il écrit les accents comme des signes à part (Unicode NFD).",
      invisible: "Il contient des signes invisibles : traits d’union conditionnels, espaces sans chasse ou marques de direction.",
      broken: "Il contient des lettres perdues en route (�).",
    },
    where: ({ fate, why, noted, paragraph, elsewhere }) => {
      const at = (/** @type {number} */ n) => `paragraphe ${fr.number(n)}`;
      if (fate === "found") return at(noted);
      if (fate === "moved") return paragraph === noted ? `${at(noted)}, ailleurs qu’à l’endroit noté` : `désormais ${at(paragraph ?? 0)}, noté ${at(noted)}`;
      if (fate === "altered") {
        const place = paragraph === noted ? at(noted) : `désormais ${at(paragraph ?? 0)}, noté ${at(noted)}`;
        return `${place} : ${why === "spelling" ? "ses premiers et derniers mots sont écrits autrement (majuscules, accents, guillemets, traits d’union)" : "ses premiers et derniers mots y sont, ce qui est entre eux n’est plus ce que c’était"}`;
      }
      if (why === "paragraph") return `il n’y a pas de ${at(noted)}`;
      if (why === "end") return `le ${at(noted)} a ses premiers mots, les derniers ne suivent pas`;
      if (why === "occurrence") return `le ${at(noted)} a moins souvent ses premiers mots`;
      return elsewhere.length === 0
        ? `ses premiers mots ne figurent nulle part ; noté ${at(noted)}`
        : `ses premiers mots ne figurent pas au ${at(noted)}, mais au ${fr.list(elsewhere.map(fr.number))}, sans le reste`;
    },
    theText: "Votre texte, avec ce qui a été trouvé",
    notAll: (n) => `Sur ${fr.plural(n, { one: "paragraphe", other: "paragraphes" })}, seuls figurent ici ceux qui contiennent un passage.`,
    legend: "Souligné : trouvé à la lettre près. Pointillé : déplacé. Tirets : modifié. Un numéro mène à la relation.",
  },
  km: {
    promise: "អត្ថបទស្ថិតនៅលើទំព័រនេះ៖ វាមិនត្រូវបានផ្ញើទៅណាទេ ហើយការបិទទំព័រនឹងបំភ្លេចវា។",
    drop: "ទម្លាក់ឯកសារអត្ថបទនៅទីនេះ ឬជ្រើសរើសវា",
    paste: "ឬបិទភ្ជាប់អត្ថបទ",
    check: "ផ្ទៀងផ្ទាត់",
    forget: "បំភ្លេចអត្ថបទ",
    pasted: "អត្ថបទដែលបានបិទភ្ជាប់",
    unreadable: "មិនអាចអានឯកសារនេះបានទេ។",
    broken: "ម៉ាស៊ីនបានខូចលើអត្ថបទនេះ។",
    refusals: {
      empty: "គ្មានពាក្យណាមួយក្នុងអត្ថបទនេះទេ។",
      "too-long": "អត្ថបទនេះវែងជាងកន្លះមេប៊ីបៃ ដែលគ្មានប្រភពណាវែងដល់ទេ។ មិនបានស្វែងរកអ្វីទេ។",
      "no-text": "នេះមិនមែនជាអត្ថបទធម្មតាក្នុង UTF-8 ទេ។ មិនបានស្វែងរកអ្វីទេ។ ឯកសារពីកម្មវិធីវាយអត្ថបទត្រូវរក្សាទុកជាអត្ថបទធម្មតាជាមុនសិន។",
      foreign: "នេះមិនមែនជាប្រភពណាមួយទេ៖ គ្មានអត្ថបទរបស់ប្រភពទាំងនោះនៅក្នុងវាទេ។",
    },
    verdict: ({ found, moved, altered, gone, passages: { length } }) =>
      found === length
        ? `អត្ថបទទាំង ${km.number(length)} ស្ថិតនៅកន្លែងដែលបានកត់ ត្រូវគ្នាគ្រប់អក្សរ។`
        : gone === length
          ? `គ្មានអត្ថបទណាមួយក្នុងចំណោម ${km.number(length)} មាននៅក្នុងអត្ថបទនេះទេ។`
          : `ក្នុងចំណោមអត្ថបទ ${km.number(length)}៖ ${km.list([
              `${km.number(found)} ស្ថិតនៅកន្លែងដែលបានកត់ ត្រូវគ្នាគ្រប់អក្សរ`,
              ...(moved > 0 ? [`${km.number(moved)} បានផ្លាស់ទី`] : []),
              ...(altered > 0 ? [`${km.number(altered)} ត្រូវបានកែប្រែ`] : []),
              ...(gone > 0 ? [`${km.number(gone)} បានបាត់`] : []),
            ])}។`,
    fates: { found: "រកឃើញ", moved: "បានផ្លាស់ទី", altered: "ត្រូវបានកែប្រែ", gone: "បានបាត់" },
    heldAgainst: "ប្រៀបធៀបជាមួយ",
    recognised: { digest: "ស្គាល់តាមលេខសង្ខេបថាជា", passages: "ស្គាល់តាមអត្ថបទរបស់វាថាជា" },
    rather: "អត្ថបទនេះទំនងជា",
    against: "ផ្ទៀងផ្ទាត់វាជាមួយឯកសារនោះ",
    whole: {
      same: "ឯកសារនេះមានលេខសង្ខេបដូចឯកសារដែលបានអាន",
      nearly: "ក្រៅពីចុងបន្ទាត់ ឬដកឃ្លាជុំវិញអត្ថបទ ឯកសារនេះមានលេខសង្ខេបដូចឯកសារដែលបានអាន",
      other: "ជារួម វាជាឯកសារផ្សេងពីឯកសារដែលបានអាន",
    },
    noted: "បានកត់៖",
    size: (size, of) => `វាមានកថាខណ្ឌ ${km.number(size)} ប្រភពមាន ${km.number(of)}។`,
    differences: {
      bom: "វាចាប់ផ្ដើមដោយសញ្ញាលំដាប់បៃ។",
      "line-ends": "បន្ទាត់របស់វាចប់ដូចក្នុង Windows (CR LF) ឬ Mac ចាស់ (CR)។",
      edges: "វាមានដកឃ្លាផ្សេងនៅខាងចុង។",
      straight: "វាមានសញ្ញាសម្រង់ត្រង់ ត្រង់កន្លែងដែលប្រភពមានសញ្ញាកោង។",
      curly: "វាមានសញ្ញាសម្រង់កោង ត្រង់កន្លែងដែលប្រភពមានសញ្ញាត្រង់។",
      accents: "វាសរសេរសញ្ញាសំឡេងដាច់ដោយឡែក (Unicode NFD)។",
      invisible: "វាមានសញ្ញាមើលមិនឃើញ៖ សហសញ្ញាទន់ ដកឃ្លាសូន្យ ឬសញ្ញាទិសដៅ។",
      broken: "វាមានអក្សរដែលបាត់តាមផ្លូវ (�)។",
    },
    where: ({ fate, why, noted, paragraph, elsewhere }) => {
      const at = (/** @type {number} */ n) => `កថាខណ្ឌ ${km.number(n)}`;
      if (fate === "found") return at(noted);
      if (fate === "moved") return paragraph === noted ? `${at(noted)} នៅកន្លែងផ្សេងពីដែលបានកត់` : `ឥឡូវ ${at(paragraph ?? 0)} បានកត់ ${at(noted)}`;
      if (fate === "altered") {
        const place = paragraph === noted ? at(noted) : `ឥឡូវ ${at(paragraph ?? 0)} បានកត់ ${at(noted)}`;
        return `${place}៖ ${why === "spelling" ? "ពាក្យដំបូង និងចុងក្រោយសរសេរខុសគ្នា" : "ពាក្យដំបូង និងចុងក្រោយនៅមាន តែអ្វីដែលនៅចន្លោះមិនដូចដើមទេ"}`;
      }
      if (why === "paragraph") return `គ្មាន${at(noted)}ទេ`;
      if (why === "end") return `${at(noted)} មានពាក្យដំបូង តែពាក្យចុងក្រោយមិនតាមមកទេ`;
      if (why === "occurrence") return `${at(noted)} មានពាក្យដំបូងតិចដងជាង`;
      return elsewhere.length === 0
        ? `ពាក្យដំបូងរបស់វាគ្មាននៅកន្លែងណាទេ បានកត់ ${at(noted)}`
        : `ពាក្យដំបូងរបស់វាមិននៅ${at(noted)}ទេ តែនៅ ${km.list(elsewhere.map(km.number))} ដោយគ្មានអ្វីដែលនៅសល់`;
    },
    theText: "អត្ថបទរបស់អ្នក ជាមួយអ្វីដែលបានរកឃើញ",
    notAll: (n) => `ក្នុងចំណោមកថាខណ្ឌ ${km.number(n)} បង្ហាញតែកថាខណ្ឌដែលមានអត្ថបទ។`,
    legend: "គូសបន្ទាត់៖ រកឃើញ ត្រូវគ្នាគ្រប់អក្សរ។ ចំណុចៗ៖ បានផ្លាស់ទី។ ដាច់ៗ៖ ត្រូវបានកែប្រែ។ លេខនាំទៅទំនាក់ទំនង។",
  },
};
