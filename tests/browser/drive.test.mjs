// The drivers themselves, on a page of their own: what the other tests rely on holds in every engine.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { after, before } from "node:test";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { serve } from "./drive/server.mjs";

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page of the drivers</title>
<style>body { background: rgb(255, 255, 255) } @media (prefers-color-scheme: dark) { body { background: rgb(0, 0, 0); color: white } }</style>
</head>
<body>
<main>
<h1>A page</h1>
<label>Word <input id="word"></label>
<button id="more" aria-label="One more">+</button>
<output id="sum">0</output>
<p id="keys"></p>
<p lang="km">ភាសាខ្មែរ</p>
</main>
<script>
  const sum = document.querySelector("#sum");
  document.querySelector("#more").addEventListener("click", () => {
    sum.textContent = String(Number(sum.textContent) + 1);
    history.pushState(null, "", "#" + sum.textContent);
  });
  addEventListener("popstate", () => { sum.textContent = location.hash.slice(1) || "0"; });
  addEventListener("keydown", (event) => {
    document.querySelector("#keys").append((event.shiftKey && event.key !== "Shift" ? "Shift+" : "") + event.key + " ");
  });
</script>
</body>
</html>`;

const STRICT = `<!doctype html>
<meta charset="utf-8"><title>strict</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
<p id="done">waiting</p>
<script src="/strict.js"></script>`;

const STRICT_SCRIPT = `
  const done = document.querySelector("#done");
  let refused = "";
  try { done.innerHTML = "<b>html</b>"; } catch { refused = "refused"; }
  // After the page has loaded, so that each engine hears it.
  addEventListener("load", () => setTimeout(() => fetch("/elsewhere").catch(() => {}).then(() => { done.textContent = refused; }), 300));
`;

const BROKEN = `<!doctype html><meta charset="utf-8"><title>broken</title><script>
  function fail(when) {
    console.error("a bad thing " + when);
    Promise.reject(new Error("nobody caught this " + when));
    throw new Error("it fell over " + when);
  }
</script>
<button onclick="fail('later')">Fail</button>
<script>fail("at once")</script>`;

/** @type {import("./drive/server.mjs").Server} */
let server;
before(async () => {
  server = await serve({
    folder: "tests/browser",
    pages: { "/": PAGE, "/strict.html": STRICT, "/strict.js": STRICT_SCRIPT, "/broken.html": BROKEN },
  });
});
after(() => server.close());

forEachEngine("clicks, writes and reads", async (page) => {
  await page.goto(server.url);
  assert.equal(await page.text("h1"), "A page");
  assert.equal(await page.count("button"), 1);
  await page.click("#more");
  await page.click("#more");
  assert.equal(await page.text("#sum"), "2");
  await page.fill("#word", "déminage ភាសាខ្មែរ");
  assert.equal(await page.exec(() => document.querySelector("input")?.value), "déminage ភាសាខ្មែរ");
  assert.equal(await page.role("#more"), "button");
  assert.equal(await page.label("#more"), "One more");
});

forEachEngine("goes back and forward", async (page) => {
  await page.goto(server.url);
  await page.click("#more");
  await page.click("#more");
  await page.back();
  await page.until(() => document.querySelector("#sum")?.textContent === "1");
  await page.forward();
  await page.until(() => document.querySelector("#sum")?.textContent === "2");
  assert.equal(await page.url(), `${server.url}#2`);
});

forEachEngine("works the keyboard", async (page) => {
  await page.goto(server.url);
  await page.exec(() => document.body.focus());
  await page.press("Tab");
  assert.equal(await page.focused(), "input#word");
  await page.type("trade 2024");
  assert.equal(await page.exec(() => document.querySelector("input")?.value), "trade 2024");
  await page.exec(() => document.querySelector("#keys")?.replaceChildren());
  await page.press("Tab", "Enter", "ArrowDown", "Escape", "/", "Shift+ArrowUp");
  assert.equal(await page.text("#sum"), "1");
  assert.equal(await page.text("#keys"), "Tab Enter ArrowDown Escape / Shift Shift+ArrowUp");
  // The automated WebKit moves back too, though it calls this key "Unidentified".
  await page.press("Shift+Tab");
  assert.equal(await page.focused(), "input#word");
});

forEachEngine("sees the window's size and, in a frame, a narrower one", async (page) => {
  await page.goto(server.url);
  assert.deepEqual(await page.size(900, 700), { width: 900, height: 700 });
  await page.goto(server.framed("/?a=1&b=2", 320));
  await page.inFrame("iframe", async () => {
    assert.equal(await page.exec(() => innerWidth), 320);
    assert.equal(await page.exec(() => location.search), "?a=1&b=2");
  });
});

forEachEngine("hears what the console says against a page", async (page) => {
  await page.goto(`${server.url}broken.html`);
  await page.click("button");
  const complaints = (await page.complaints()).join("\n");
  for (const when of page.engine === "webkit" ? ["later"] : ["at once", "later"]) {
    for (const what of ["a bad thing", "nobody caught this", "it fell over"]) {
      assert.ok(complaints.includes(`${what} ${when}`), `"${what} ${when}" in\n${complaints}`);
    }
  }
  await page.goto(server.url);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("hears what a policy forbade", async (page) => {
  await page.goto(`${server.url}strict.html`);
  await page.until(() => document.querySelector("#done")?.textContent !== "waiting");
  assert.equal(await page.text("#done"), "refused");
  const complaints = (await page.complaints()).join("\n");
  assert.match(complaints, /elsewhere/);
  assert.ok(!server.log.some(({ path }) => path === "/elsewhere"), "the request left the browser");
});

forEachEngine("knows what was asked for", async (page) => {
  await page.goto(`${server.url}strict.html`);
  await page.until(() => document.querySelector("#done")?.textContent !== "waiting");
  const requests = await page.requests();
  for (const name of ["strict.html", "strict.js"]) assert.ok(requests.includes(server.url + name), `${name} in ${requests}`);
});

forEachEngine("takes pictures of what is on the page now", async (page) => {
  await page.goto(server.url);
  await page.size(900, 700);
  await page.shot(`target/test/drive-${page.engine}-before.png`);
  await page.exec(() => document.body.style.setProperty("background", "rgb(0, 0, 255)"));
  await page.shot(`target/test/drive-${page.engine}-after.png`);
  const [before, after] = await Promise.all(["before", "after"].map((name) => readFile(`target/test/drive-${page.engine}-${name}.png`)));
  assert.ok(!before.equals(after), "the second picture is the first one");
  assert.equal(after.readUInt32BE(16), 900);
  assert.ok((await stat(`target/test/drive-${page.engine}-after.png`)).size > 1000);
});

const background = () => getComputedStyle(document.body).backgroundColor;

forEachEngine("shows a page in the light", async (page) => {
  await page.goto(server.url);
  assert.equal(await page.exec(background), "rgb(255, 255, 255)");
});

forEachEngine("shows a page in the dark", async (page) => {
  await page.goto(server.url);
  assert.equal(await page.exec(background), "rgb(0, 0, 0)");
}, { dark: true });

forEachEngine("turns dark while a page is open", async (page) => {
  await page.goto(server.url);
  await page.dark(true);
  await page.until(`return (${background})() === "rgb(0, 0, 0)"`);
  await page.dark(false);
  await page.until(`return (${background})() === "rgb(255, 255, 255)"`);
}, { only: ["chromium", "firefox"] });

forEachEngine("asks axe, under a policy too", async (page) => {
  await page.goto(server.url);
  assert.deepEqual(await axe(page), []);
  await page.goto(`${server.url}strict.html`);
  const found = await axe(page);
  assert.ok(found.some((line) => line.startsWith("html-has-lang")), found.join("\n"));
});

/** @type {Set<string>} */
const ended = new Set();

forEachEngine("a browser that ended by itself is started anew, and the test asked once more", async (page) => {
  if (!ended.has(page.engine)) {
    ended.add(page.engine);
    await page.close();
  }
  await page.goto(server.url);
  assert.equal(await page.text("h1"), "A page");
});
