// The words of Khmer, as the page parts them before it asks.
import assert from "node:assert/strict";
import test from "node:test";
import { segmented } from "../www/segment.js";

test("a run of Khmer is parted into its words, and nothing is lost", () => {
  const parted = segmented("ក្រសួងការបរទេស");
  assert.equal(parted.replaceAll(" ", ""), "ក្រសួងការបរទេស");
  assert.ok(parted.split(" ").length > 1, parted);
});

test("what is quoted, left out or the value of a facet stays as it was written", () => {
  for (const query of [`"ក្រសួងការបរទេស"`, "«ក្រសួងការបរទេស»", "-ក្រសួងការបរទេស", "who:ក្រសួងការបរទេស", "trade kind:request"]) {
    assert.equal(segmented(query), query);
  }
  assert.match(segmented(`trade ក្រសួងការបរទេស "ក្រសួងការបរទេស"`), /^trade ក្រសួង .* "ក្រសួងការបរទេស"$/u);
});
