// What the two adapters of Entente share: the file becomes a pack, the pack an engine, a query its text, numbers an answer.
import fs from "node:fs";
import { now } from "./io.mjs";

/** Bytes handed over at once; larger pieces are no faster. */
const PIECE = 1 << 22;
/** The engine's facets that every query asks for, as a mask in the order kind standing topic who by source place event. */
export const COUNTED = 0b101111;
/** Which of the engine's facets stands for which field, and where its values are listed. */
const FACETS = {
  kind: ["kind", "kind"],
  modality: ["standing", "standing"],
  topic: ["topic", "topic"],
  actor: ["who", "entity"],
  place: ["place", "entity"],
  source: ["source", "source"],
  tone: ["event", "event"],
};
const TONES = { "-1": "critical", 0: "neutral", 1: "favourable" };

/** A pack of the file, and which of its values stands for which of the records'. */
export function build(records, path) {
  const file = fs.openSync(path);
  const piece = new Uint8Array(PIECE);
  for (;;) {
    const length = fs.readSync(file, piece);
    if (length === 0) break;
    records.feed(piece.subarray(0, length));
  }
  fs.closeSync(file);
  return records.finish();
}

/** The harness's `query` and `get` over an opened engine. */
export function questions(engine, names, statement) {
  const keys = {};
  for (const [field, [, listed]] of Object.entries(FACETS)) {
    keys[field] = new Map(
      names[listed].filter((entry) => entry.length < 3 || entry[2] === field).map(([key, word]) => [word, key]),
    );
  }
  const words = (facet) => names[facet].map((entry) => entry[1]);
  const [kinds, standings, topics, sources, entities] = ["kind", "standing", "topic", "source", "entity"].map(words);
  const isActor = Uint8Array.from(names.entity, (entry) => (entry[2] === "actor" ? 1 : 0));
  let years = [];

  /** The query as a person would type it. */
  function text(q) {
    let text = "";
    for (const field in q.filters) {
      const key = (value) => keys[field].get(field === "tone" ? TONES[value] : value);
      text += ` ${FACETS[field][0]}:${q.filters[field].map(key).join(",")}`;
    }
    if (q.from !== null) text += ` when:${day(q.from)}..${day(q.to)}`;
    const last = q.terms.length - 1;
    q.terms.forEach((term, i) => (text += i === last ? ` text:${term}*` : ` text:"${term}"`));
    return text;
  }

  function query(q) {
    const numbers = engine.tally(text(q), COUNTED, 20);
    let at = 0;
    const next = () => numbers[at++];
    const take = (length) => numbers.subarray(at, (at += length));
    const total = next();
    const ids = take(next());
    // The last count is of relations without a value.
    const counts = () => take(next()).subarray(0, -1);
    const facets = {
      kind: { keys: kinds, counts: counts() },
      modality: { keys: standings, counts: counts() },
      topic: { keys: topics, counts: counts() },
      actor: top(counts(), 20),
      source: { keys: sources, counts: counts() },
    };
    const first = next() | 0;
    const perYear = take(next());
    if (years[0] !== first || years.length !== perYear.length) years = Array.from(perYear, (_, i) => first + i);
    const page = ids.length ? engine.keys(ids).split("\n").map(Number) : [];
    return { total, facets, histogram: { keys: years, counts: perYear }, ids: page };
  }

  /** The actors with the highest counts; places and the narrator are entities too, but no actors. */
  function top(counts, most) {
    const best = [];
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i];
      if (!count || !isActor[i] || (best.length === most && count <= best[most - 1][1])) continue;
      let place = best.length;
      while (place > 0 && best[place - 1][1] < count) place--;
      best.splice(place, 0, [entities[i], count]);
      if (best.length > most) best.pop();
    }
    return best;
  }

  return { query, text, get: (id) => ({ id, summary: statement(String(id)) }) };
}

/** A day, counted from 1 January 1950, as EDTF. */
function day(number) {
  return new Date(Date.UTC(1950, 0, 1 + number)).toISOString().slice(0, 10);
}

/** Something done, and how long it took. */
export function timed(work) {
  const before = now();
  const result = work();
  return [result, now() - before];
}
