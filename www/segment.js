// @ts-check
/**
 * Parts the words of Khmer, which writes none, as the browser's dictionary knows them: the engine then asks for each word
 * wherever it stands. Without such a dictionary a run of Khmer is asked for as it was written.
 */

/** A run of Khmer, with the invisible spaces that may stand in it. */
const RUN = /[\u1780-\u17d3][\u1780-\u17d3\u200b-\u200d\u2060]*/g;
/** What is kept as it is: anything in quotation marks, what is left out, the values of a facet. */
const KEPT = /("[^"]*"?|\u201c[^\u201d]*\u201d?|«[^»]*»?|\S*:\S*|(?<=^|\s)-\S*)/;

const words = typeof Intl !== "undefined" && "Segmenter" in Intl ? new Intl.Segmenter("km", { granularity: "word" }) : null;

/**
 * The query with spaces between the words of each run of Khmer.
 *
 * @param {string} query
 */
export function segmented(query) {
  if (words === null || query.search(RUN) < 0) return query;
  const parted = (/** @type {string} */ run) => [...words.segment(run)].map(({ segment }) => segment).join(" ");
  return query.split(KEPT).map((piece, at) => (at % 2 === 1 ? piece : piece.replace(RUN, parted))).join("");
}
