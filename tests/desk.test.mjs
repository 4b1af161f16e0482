// What the page asks the engine: a question once, however often the view, its settings or the light change.
import assert from "node:assert/strict";
import test from "node:test";
import { HOME } from "../www/address.js";
import { Desk } from "../www/state.js";

/** A desk over an engine that counts what it is asked. `refused` is a text that it refuses. */
function counting(refused = "") {
  /** @type {string[]} */
  const asked = [];
  const questions = {
    answer: (/** @type {string} */ text, /** @type {{ lang: string }} */ { lang }) => {
      asked.push(`${lang} ${text}`);
      if (refused !== "" && text === refused) throw Object.assign(new Error("no"), { name: "QueryError", from: 0, to: text.length });
      return { query: text.trim(), dropped: [], total: 1 };
    },
    suggest: () => [],
    entity: (/** @type {string} */ key, /** @type {string} */ lang) => {
      asked.push(`${lang} entity ${key}`);
      return { key };
    },
  };
  const desk = new Desk(/** @type {any} */ (questions), /** @type {any} */ ({ lang: "en" }), () => {});
  return { desk, asked };
}

test("another light asks nothing", () => {
  const { desk, asked } = counting();
  desk.show({ ...HOME, q: "trade" }, []);
  const { answer } = desk;
  desk.go({ theme: "dark" });
  assert.equal(desk.answer, answer);
  desk.go({ open: { type: "entity", key: "canada" } });
  desk.go({ theme: "light" });
  assert.deepEqual(asked, ["en trade", "en entity canada"]);
});

test("another language, another query and another dataset are asked", () => {
  const { desk, asked } = counting();
  desk.show({ ...HOME, q: "trade" }, []);
  desk.go({ lang: "fr" });
  desk.go({ q: "mine" });
  desk.over(desk.ask);
  desk.go({});
  assert.deepEqual(asked, ["en trade", "fr trade", "fr mine", "fr mine"]);
});

test("what was refused is asked again", () => {
  const { desk, asked } = counting("kind:");
  desk.show({ ...HOME, q: "trade" }, []);
  desk.type("kind:");
  assert.notEqual(desk.refusal, null);
  desk.type("kind:");
  assert.deepEqual(asked, ["en trade", "en kind:", "en kind:"]);
  desk.show({ ...HOME, q: "trade" }, []);
  assert.equal(desk.refusal, null);
  assert.equal(asked.length, 3);
});
