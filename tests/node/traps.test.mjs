// A thousand deaths of the engine, and after each the next answer is the right one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WAYS, begin, callsOf, cases, counts, said, starve } from "./injections.mjs";

const engine = await begin();
const asked = cases();
// What shows a text of the dataset in French, or of both languages the longer: where those are spoilt, it panics.
const panicking = asked.filter(({ name }) => /^(everything|in-french|an-entity|a-source|an-event|the-overview|network\/of-a-topic|take\/a-table)$/.test(name));

// What is answered without a call to us cannot die in one.
const calling = asked.filter((one) => callsOf(engine, one) > 0);

/** How many of each way: a thousand together. */
const TIMES = { "a panic": 200, "a trap half-way": 200, "an error half-way that is none of ours": 150, "memory written over": 200, "a call with an address beyond all memory": 100, "a stack that ends half-way": 150 };

test("the ways are those of the list, a thousand times together", () => {
  assert.deepEqual(Object.keys(TIMES), Object.keys(WAYS));
  assert.equal(Object.values(TIMES).reduce((sum, times) => sum + times), 1000);
  assert.equal(panicking.length, 8);
});

for (const [way, { kills, prepare }] of Object.entries(WAYS)) {
  test(`${way}: the next answer is right, ${TIMES[/** @type {keyof typeof TIMES} */ (way)]} times of as many`, () => {
    const pool = way === "a panic" ? panicking : /half-way that|trap/.test(way) ? calling : asked;
    const before = { made: counts.made, panics: counts.panics };
    for (let n = 0; n < TIMES[/** @type {keyof typeof TIMES} */ (way)]; n++) {
      const one = /** @type {import("./injections.mjs").Case} */ (pool[(31 * n) % pool.length]);
      const { made } = counts;
      prepare(engine, one, n);
      assert.equal(said(engine, one), one.want, `${one.name}, ${n}`);
      if (kills) assert.equal(counts.made, made + 1, `${one.name}, ${n}`);
    }
    // A bad address leaves the instance alive; a stack may also end where nothing is half-way.
    if (way === "a stack that ends half-way") assert.ok(counts.made - before.made > 20, String(counts.made - before.made));
    assert.equal(counts.panics - before.panics, way === "a panic" ? TIMES[way] : 0);
  });
}

test("where no memory is left, the next answer is right all the same", () => {
  for (let n = 0; n < 20; n++) {
    starve();
    const one = /** @type {import("./injections.mjs").Case} */ (asked[(31 * n) % asked.length]);
    assert.equal(said(engine, one), one.want, one.name);
  }
});

test("an option that asks the engine while it is being read gets its answer, and one that throws is left out", () => {
  const [one] = asked;
  const curious = { get lang() { return said(engine, one) === one.want ? "fr" : "km"; } };
  assert.equal(JSON.stringify(engine.answer("trade", curious)), JSON.stringify(engine.answer("trade", { lang: "fr" })));
  const thrower = { get lang() { throw new Error("no language of mine"); } };
  assert.equal(JSON.stringify(engine.answer("trade", /** @type {any} */ (thrower))), JSON.stringify(engine.answer("trade", { lang: "en" })));
});
