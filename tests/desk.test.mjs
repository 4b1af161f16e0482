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
    answer: (/** @type {string} */ text, /** @type {{ lang: string, size?: number }} */ { lang, size = 20 }) => {
      asked.push(`${lang} ${text}`);
      if (refused !== "" && text === refused) throw Object.assign(new Error("no"), { name: "QueryError", from: 0, to: text.length });
      return { query: text.trim(), dropped: [], total: 57, pages: size < 57 ? 3 : 1 };
    },
    turn: (/** @type {string} */ text) => text.replace(/ page:\d+/, ""),
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

test("on paper a list is whole, unless it is too long, and is itself again afterwards", () => {
  const { desk, asked } = counting();
  desk.show({ ...HOME, q: "trade page:2" }, []);
  const { answer } = desk;
  desk.spread(50);
  assert.equal(desk.answer, answer);
  desk.spread(300);
  assert.deepEqual([desk.answer?.pages, desk.query], [1, "trade"]);
  desk.gather();
  assert.equal(desk.answer, answer);
  assert.deepEqual(asked, ["en trade page:2", "en trade"]);
});

test("what was asked while the paper was laid out is not taken back", () => {
  const { desk } = counting();
  desk.show({ ...HOME, q: "trade" }, []);
  desk.spread(300);
  desk.go({ q: "mine" });
  desk.gather();
  assert.equal(desk.query, "mine");
});

test("the first screen, a record and a view are printed as they stand", () => {
  const { desk } = counting();
  for (const address of [HOME, { ...HOME, q: "trade", open: /** @type {const} */ ({ type: "entity", key: "canada" }) }]) {
    desk.show(address, []);
    const { answer } = desk;
    desk.spread(300);
    assert.equal(desk.answer, answer);
  }
});
