// How good the answers are, beside those of minisearch in the same run: relevance on a public test collection, and how many
// slips of the pen are understood. Prints two tables.
//
//   node benches/relevance.mjs [--keep DIR]
//
// The collection is Semanlink, which the PyPI package `cherche` 2.2.1 ships: 7,300 documents in English and French, each
// with the tags that one person gave it by hand since 1997. A tag's name is a query, and the documents that have the tag are
// its relevant ones. Tags of 5 to 100 documents are asked for. A title becomes a statement, a comment a remark.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const keep = process.argv.indexOf("--keep");
const FOLDER = keep > 0 ? process.argv[keep + 1] : join(ROOT, "target/bench/relevance");
const DIGEST = "7984a88f0bf9349cd08907baefc2527deaacea95d3acf5f4a1692896c507fe34";
const FEWEST = 5, MOST = 100, DEEP = 1000;

const { documents, topics } = collection();
const boosts = { plain: {}, "title twice": { boost: { title: 2 } } };
const mini = new MiniSearch({ fields: ["title", "comment"] });
mini.addAll(documents.map(({ title, comment }, id) => ({ id, title, comment })));
const asMini = (options) => topics.map(({ query }) => mini.search(query, options).slice(0, DEEP).map(({ id }) => id));

const lines = documents.map(({ title, comment }) => ({ text: [title, comment] }));
const asked = topics.map(({ query }) => ({ query }));
const native = ask([...lines, { pack: join(FOLDER, "semanlink.pack") }, ...asked]);
const rows = [["Entente, all words", native]];
for (const [name, boost] of Object.entries(boosts)) {
  rows.push([`minisearch, all words, ${name}`, asMini({ combineWith: "AND", ...boost })]);
  rows.push([`minisearch, any word, ${name}`, asMini({ ...boost })]);
  rows.push([`minisearch, any word, beginnings, fuzzy 0.2, ${name}`, asMini({ prefix: true, fuzzy: 0.2, ...boost })]);
}
console.log(`${documents.length} documents, ${topics.length} queries, ${sum(topics.map(({ relevant }) => relevant.size))} judgements\n`);
console.log("| | nDCG@10 | MAP | answered |\n|---|---|---|---|");
for (const [name, runs] of rows) {
  const mean = (measure) => (sum(runs.map((run, n) => measure(run, topics[n].relevant))) / runs.length).toFixed(4);
  console.log(`| ${name} | ${mean(ndcg)} | ${mean(precision)} | ${runs.filter((run) => run.length > 0).length} |`);
}

slips();
await times();

/** The documents and the queries with what is relevant to each. */
function collection() {
  const archive = join(FOLDER, "cherche-2.2.1.tar.gz");
  if (!existsSync(archive)) {
    mkdirSync(FOLDER, { recursive: true });
    execFileSync("pip", ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", FOLDER, "cherche==2.2.1"], { stdio: "inherit" });
  }
  const digest = createHash("sha256").update(readFileSync(archive)).digest("hex");
  if (digest !== DIGEST) throw new Error(`${archive} is another archive than the one that was read: ${digest}`);
  const read = (name) => JSON.parse(execFileSync("tar", ["-xOzf", archive, `cherche-2.2.1/cherche/data/semanlink/${name}.json`], { maxBuffer: 1 << 26, encoding: "utf8" }));
  const documents = read("docs").filter(({ title, comment }) => (title + comment).trim() !== "");
  const tagged = new Map();
  documents.forEach(({ tag }, id) => { for (const one of new Set(tag)) tagged.set(one, [...(tagged.get(one) ?? []), id]); });
  const topics = Object.entries(read("tags")).flatMap(([key, { prefLabel }]) => {
    const relevant = new Set(tagged.get(key));
    // Signs would be read as parts of a query; words are all that is asked for.
    const query = (prefLabel[0] ?? "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    return relevant.size >= FEWEST && relevant.size <= MOST && query !== "" ? [{ query, relevant }] : [];
  });
  return { documents, topics };
}

/** Puts lines to the native engine. */
function ask(lines) {
  const input = lines.map((line) => JSON.stringify(line)).join("\n");
  const output = execFileSync("cargo", ["run", "--quiet", "--locked", "--example", "relevance"], { cwd: ROOT, input, maxBuffer: 1 << 28, encoding: "utf8" });
  return output.trim().split("\n").map((line) => JSON.parse(line));
}

/** Järvelin and Kekäläinen (2002), with gains of 0 and 1, of the first ten. */
function ndcg(run, relevant) {
  const gain = (at) => 1 / Math.log2(at + 2);
  const ideal = sum([...Array(Math.min(10, relevant.size)).keys()].map(gain));
  return sum(run.slice(0, 10).map((id, at) => (relevant.has(id) ? gain(at) : 0))) / ideal;
}

/** Average precision: the precision at each relevant document, over all there are. */
function precision(run, relevant) {
  let found = 0;
  return sum(run.map((id, at) => (relevant.has(id) ? ++found / (at + 1) : 0))) / relevant.size;
}

function slips() {
  const told = ask([{ slips: true }]);
  const { vocabulary } = told.pop();
  const index = new MiniSearch({ fields: ["word"], idField: "word" });
  index.addAll([...new Set(vocabulary)].map((word) => ({ word })));
  const words = told.filter(({ isName }) => !isName);
  const names = told.filter(({ isName }) => isName);
  const share = (list, holds) => `${list.filter(holds).length} of ${list.length}`;
  const near = ({ written }, options) => index.search(written, options).map(({ id }) => id);
  console.log("\n| slips of the pen | first | among the first five |\n|---|---|---|");
  console.log(`| words, looked for by Entente | ${share(words, ({ lookedFor, meant }) => lookedFor[0] === meant)} | ${share(words, ({ lookedFor, meant }) => lookedFor.includes(meant))} (of at most three) |`);
  const offers = (most) => ({ suggested, meant }) => suggested.slice(0, most).some(([query, label]) => query === meant || label.split(" ").includes(meant));
  console.log(`| words, suggested by Entente by themselves or in a name | ${share(words, offers(1))} | ${share(words, offers(5))} |`);
  for (const fuzzy of [0.2, 0.3]) {
    const at = (most) => share(words, (one) => near(one, { fuzzy }).slice(0, most).includes(one.meant));
    console.log(`| words, minisearch fuzzy ${fuzzy} | ${at(1)} | ${at(5)} |`);
  }
  const isSuggested = (most) => share(names, ({ suggested, meant }) => suggested.slice(0, most).some(([query]) => query === `who:${meant}` || query === `place:${meant}`));
  console.log(`| names, suggested by Entente | ${isSuggested(1)} | ${isSuggested(5)} |`);
  console.log(`| names, answered with relations of whom is meant | | ${share(names, ({ isAnswered }) => isAnswered)} |`);
}

/** What a misspelt word takes in WebAssembly, where `cargo xtask site` has built the door. */
async function times() {
  const door = join(ROOT, "target/door");
  if (!existsSync(join(door, "entente.js"))) return;
  const { initSync, Engine } = await import(join(door, "entente.js"));
  initSync({ module: readFileSync(join(door, "entente_bg.wasm")) });
  const engine = Engine.open(readFileSync(join(FOLDER, "semanlink.pack")));
  const words = [...new Set(documents.flatMap(({ title, comment }) => (title + " " + comment).toLowerCase().match(/[a-z]{5,}/g) ?? []))];
  const misspelt = words.filter((_, n) => n % 97 === 0).map((word) => `${word.slice(0, 2)}q${word.slice(3)}`);
  console.log(`\nin WebAssembly, over some ${words.length} words and their forms, ${misspelt.length} misspelt words:`);
  for (const [name, question] of [["answer", (word) => engine.answer(word, { size: 1 })], ["suggest", (word) => engine.suggest(word, "en")]]) {
    question(misspelt[0]);
    const took = misspelt.map((word) => {
      const before = process.cpuUsage();
      question(word);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }).sort((a, b) => a - b);
    const at = (share) => took[Math.floor(share * (took.length - 1))].toFixed(2);
    console.log(`  ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms of CPU`);
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
