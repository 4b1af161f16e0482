// The engine in JavaScript, which stands where there is no WebAssembly, is made anew after a death as the other is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { atTheEnd, cases, said } from "./injections.mjs";

// As a policy forbids it.
/** @type {any} */ (WebAssembly).Module = class {
  constructor() {
    throw new WebAssembly.CompileError("a policy forbids it");
  }
};
const { start } = await import("../../www/engine.js");
const engine = await start();
const asked = cases();

test("it answers every question from the beginning", () => {
  assert.equal(engine.isWhole, true);
  for (const one of asked) assert.equal(said(engine, one), one.want, one.name);
});

test("after a stack that ended half-way the next answer is right, 100 times of as many", () => {
  let ended = 0;
  for (let n = 0; n < 100; n++) {
    const one = /** @type {import("./injections.mjs").Case} */ (asked[(31 * n) % asked.length]);
    atTheEnd(2 + 2 * n, () => {
      try {
        said(engine, one);
      } catch (error) {
        assert.equal(error.name, "RangeError");
        ended++;
      }
    });
    assert.equal(said(engine, one), one.want, `${one.name}, ${n}`);
  }
  assert.ok(ended > 20, String(ended));
});

test("after an error of what it calls the same question is answered, 100 times of as many", () => {
  const { push } = Array.prototype;
  let thrown = 0;
  for (let n = 0; n < 100; n++) {
    const one = /** @type {import("./injections.mjs").Case} */ (asked[(31 * n) % asked.length]);
    let calls = n % 5;
    Array.prototype.push = function (...given) {
      // Just what the engine itself pushes, and once.
      if (calls-- === 0 && new Error().stack?.includes("door-plain")) {
        thrown++;
        throw new TypeError("a host has frozen this");
      }
      return push.apply(this, given);
    };
    let answer;
    try {
      answer = said(engine, one);
    } finally {
      Array.prototype.push = push;
    }
    assert.equal(answer, one.want, `${one.name}, ${n}`);
  }
  assert.ok(thrown > 50, String(thrown));
});
