// The page for frames: driven by its address, under the strictest sandbox, without script in the page around; and the messages about its height, hostile ones too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { asked, nameIn, told } from "../../www/frame.js";
import { LEAST, MOST, heightIn, originOf } from "../../www/host.js";
import { embedWords } from "../../www/locales/embed.js";
import { axe } from "./drive/axe.mjs";
import { forEachEngine } from "./drive/engines.mjs";
import { PAYLOADS } from "./drive/payloads.mjs";
import { counted, engine, ready, statements, visit } from "./drive/reader.mjs";
import { served } from "./drive/server.mjs";

/** @import { Session } from "./drive/session.mjs" */

const words = embedWords.en;

/** Another site: the page around is a stranger to the frame. @type {(body: string, head?: string) => string} */
const around = (body, head = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A newspaper</title>${head}<h1>A newspaper</h1>${body}<p>The end.</p></html>`;

/** Notes every message, and from where. */
const LISTEN = `<script>window.heard = []; addEventListener("message", ({ data, source, origin }) => window.heard.push({ data, origin, ours: source === document.querySelector("#frame")?.contentWindow }));</script>`;

const site = await served();

/** @param {string} search @param {string} [more] */
const frame = (search, more = "") => `<iframe id="frame" src="${site.url}embed.html${search}" title="Entente" width="600" height="500" ${more}></iframe>`;

/** What listeners in the wild do, in few words. */
const DATAWRAPPER = `<script>addEventListener("message", (event) => {
  if (event.data["datawrapper-height"] === undefined) return;
  for (const id in event.data["datawrapper-height"]) for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === event.source) frame.style.height = event.data["datawrapper-height"][id] + "px";
  }
});</script>`;
const PYM = `<div id="chart"></div><script>
  const frame = document.createElement("iframe");
  frame.id = "frame"; frame.title = "Entente"; frame.width = "600";
  frame.src = "${site.url}embed.html?q=kind:offer&initialWidth=600&childId=chart&parentTitle=A%20newspaper&parentUrl=" + encodeURIComponent(location.href);
  document.querySelector("#chart").append(frame);
  const message = new RegExp("^pymxPYMxchartxPYMx(\\\\S+)xPYMx(.*)$");
  addEventListener("message", (event) => {
    if (typeof event.data !== "string") return;
    const match = event.data.match(message);
    if (match && match[1] === "height") frame.setAttribute("height", parseInt(match[2], 10) + "px");
  });
  frame.addEventListener("load", () => frame.contentWindow.postMessage("pymxPYMxchartxPYMxwidthxPYMx600", "*"));
</script>`;

const hosts = await served({
  pages: {
    "/plain.html": around(frame("?q=kind:offer&lang=en")),
    "/listening.html": around(frame("?q=kind:offer&lang=en"), LISTEN),
    "/apart.html": around(frame("?q=kind:offer&lang=en", 'sandbox="allow-scripts"'), LISTEN),
    "/windows.html": around(frame("?q=kind:offer&lang=en", 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"')),
    "/resized.html": around(frame("?q=kind:offer&lang=en") + frame("?relation=goods-trade-worth-in-2023").replace('id="frame"', 'id="second"'), `<script src="${site.url}host.js" async></script>`),
    "/resized-apart.html": around(frame("?q=kind:offer&lang=en", 'sandbox="allow-scripts"'), `<script src="${site.url}host.js" async></script>`),
    "/datawrapper.html": around(frame("?q=kind:offer&lang=en"), DATAWRAPPER),
    "/pym.html": around(PYM),
    // No script, no style of elements: what is left is the code.
    "/strict.html": around(frame("?q=kind:offer&lang=en"), `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${site.url}">`),
    "/hostile.html": around(frame("?q=kind:offer&lang=en") + '<iframe id="stranger" src="/stranger.html" title="Advertisement"></iframe>', `<script src="${site.url}host.js"></script>`),
    "/stranger.html": around(""),
    // A page whose script gives the frame another width for every height: a scroll bar that comes and goes would do so too.
    "/restless.html": around(frame("?q=kind:offer&lang=en"), `<script>window.messages = 0; addEventListener("message", ({ data }) => {
      if (data.type !== "height") return;
      window.messages += 1;
      const frame = document.querySelector("#frame");
      frame.width = frame.width === "600" ? "340" : "600";
    });</script>`),
  },
});

/** @param {Session} page @param {() => Promise<any>} work */
const inside = (page, work) => page.inFrame("#frame", async () => {
  // A frame that is kept apart goes to another page first; between the two there is none.
  await page.until(() => document.documentElement !== null && "ready" in document.documentElement.dataset);
  return work();
});

/** How high the explorer in the frame is. @param {Session} page @returns {Promise<number>} */
const height = (page) => inside(page, () => page.exec(() => Math.ceil(document.body.getBoundingClientRect().height)));

forEachEngine("one line of code shows a query, without any script of the page around", async (page) => {
  for (const host of ["plain.html", "strict.html"]) {
    await page.goto(hosts.url + host);
    await inside(page, async () => {
      await page.until((text) => document.querySelector("#results")?.innerText === text, { values: [counted("kind:offer")] });
      assert.deepEqual(await page.texts(".list .statement"), statements("kind:offer"));
      assert.equal(await page.exec(() => document.querySelector("#out").href), `${site.url}?q=kind:offer&lang=en`);
      assert.equal(await page.text("#out"), words.full);
    });
  }
});

forEachEngine("in a sandbox that allows scripts alone everything works: search, views, records", async (page) => {
  await page.goto(`${hosts.url}apart.html`);
  await inside(page, async () => {
    assert.equal(await page.exec(() => self.origin), "null");
    assert.ok((await page.url()).includes("/embed-alone.html?q=kind:offer&lang=en"));
    assert.deepEqual(await page.texts(".list .statement"), statements("kind:offer"));
    await page.exec(() => document.querySelector('.tabs a[href*="view=timeline"]').click());
    await page.until(() => document.querySelector(".view svg") !== null);
    await page.exec(() => document.querySelector('.tabs a[href*="view="]').parentElement.querySelector('a[href="./?q=kind:offer&lang=en"]').click());
    await page.exec(() => document.querySelector(".card a[href*='entity=']").click());
    await page.until(() => document.querySelector("header.record") !== null);
    await page.exec(() => document.querySelector("#back").click());
    await page.until(() => document.querySelector("#results") !== null);
    // It may open no window: then it says where the full page is.
    await page.exec(() => document.querySelector("#out").click());
    assert.equal(await page.exec(() => document.querySelector("#blocked input").value), `${site.url}?q=kind:offer&lang=en`);
    assert.ok((await page.text("#blocked")).includes(words.blocked));
  });
  // What a browser says of a window that the sandbox forbids is its own.
  assert.deepEqual((await page.complaints()).filter((complaint) => !/popup|window|favicon/i.test(complaint)), []);
});

forEachEngine("the address says language, light, what always holds and what the reader does not get", async (page) => {
  await visit(page, `${site.url}embed.html?q=kind:offer&lang=fr&theme=dark&hide=masthead+search,facets%20imprint+take`);
  assert.equal(await page.exec(() => document.documentElement.lang), "fr");
  assert.equal(await page.exec(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  for (const css of [".masthead", "#q", ".facets", ".imprint", ".take"]) assert.equal(await page.count(css), 0, css);
  assert.equal(await page.count(".tabs"), 1);
  await visit(page, `${site.url}embed.html?base=kind:offer&q=who:canada&lang=en`);
  assert.deepEqual(await page.texts(".list .statement"), engine.answer("who:canada", /** @type {any} */ ({ lang: "en", within: "kind:offer" })).relations.map(({ statement }) => statement.text.trim()));
  assert.equal(await page.exec(() => document.querySelector("#out").href), `${site.url}?q=kind:offer+who:canada&lang=en`);
  await visit(page, `${site.url}embed.html?relation=goods-trade-worth-in-2023&lang=en`);
  assert.equal(await page.text("h1"), engine.relation("goods-trade-worth-in-2023", "en")?.statement.text);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("the way out asks for what is shown within the base query; where no one query does, it says that there is more", async (page) => {
  for (const [base, q, both, isWhole] of /** @type {const} */ ([
    ["kind:offer,request", "kind:request,denial", "kind:request", true],
    ["who:canada", "who:cambodia", "who:canada role:any=cambodia", true],
    ["trade", "", "trade", true],
    ["topic:trade", "topic:market-access", "topic:trade", false],
  ])) {
    await visit(page, `${site.url}embed.html?base=${encodeURIComponent(base)}&q=${encodeURIComponent(q)}&lang=en`);
    const shown = engine.answer(q, /** @type {any} */ ({ lang: "en", within: base }));
    assert.equal(await page.text("#results"), `${shown.total} of ${shown.of} relations`);
    const href = await page.exec(() => document.querySelector("#out").href);
    assert.equal(new URL(href).searchParams.get("q"), both);
    assert.equal(engine.answer(both, { lang: "en" }).total === shown.total, isWhole);
    assert.equal(await page.text("#out"), isWhole ? words.full : words.fuller);
    // A link that is opened elsewhere, and the address on paper.
    assert.ok((await page.exec(() => [...document.querySelectorAll("#entente a[href*='q=']")].map((one) => one.getAttribute("href")))).every((href) => href.startsWith("embed.html?") && href.includes("&base=")));
    const printed = new URL(await page.exec(() => document.querySelector(".permalink").textContent));
    assert.equal(printed.pathname, isWhole ? "/" : "/embed.html");
    if (isWhole) {
      await page.exec(() => document.querySelector(".take summary").click());
      await page.until((text) => document.querySelector("#cite-text")?.value.includes(text), { values: [`${engine.answer(both, { lang: "en" }).words}; ${shown.total} relation`] });
    }
    assert.deepEqual([printed.searchParams.get("q") ?? "", printed.searchParams.get("base")], isWhole ? [both, null] : [q, base]);
  }
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("it works without a frame, keeps its address in step, and adds nothing to the history", async (page) => {
  await page.goto("about:blank");
  await visit(page, `${site.url}embed.html?q=trade&hide=front&lang=en`);
  const before = await page.exec(() => history.length);
  await page.exec(() => document.querySelector('.tabs a[href*="view=figures"]').click());
  await page.until(() => document.querySelector(".figures") !== null);
  await page.until(() => location.search === "?q=trade&view=figures&lang=en&hide=front");
  assert.equal(await page.exec(() => history.length), before);
  await page.reload();
  await ready(page);
  await page.until(() => document.querySelector(".figures") !== null);
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("what of the address is not understood is left out with a sentence; what pym adds is nobody's concern", async (page) => {
  await visit(page, `${site.url}embed.html?q=trade&hide=everything+sort&childId=chart&initialWidth=600&parentUrl=x&lang=en`);
  assert.match(await page.text(".notice"), /hide=everything/);
  assert.doesNotMatch(await page.text("body"), /childId|initialWidth|parentUrl/);
});

forEachEngine("a base query that is refused shows nothing, and says why", async (page) => {
  await visit(page, `${site.url}embed.html?q=trade&base=colour:red&lang=en`);
  assert.match(await page.text(".notice"), /^in the base query, .*colour/);
  assert.equal(await page.count(".statement"), 0);
});

forEachEngine("a page that listens for any of three sorts of messages gives the frame its height, and follows it", async (page) => {
  for (const host of ["resized.html", "resized-apart.html", "datawrapper.html", "pym.html"]) {
    await page.goto(hosts.url + host);
    const first = await height(page);
    const fits = (/** @type {number} */ height) => page.until((height) => Math.abs(document.querySelector("#frame").getBoundingClientRect().height - height) <= 6, { values: [height] });
    await fits(first);
    // A lower view, and the frame follows.
    await inside(page, async () => {
      await page.until(() => document.querySelector('.tabs a[href*="view=absences"]') !== null);
      await page.exec(() => document.querySelector('.tabs a[href*="view=absences"]').click());
      await page.until(() => document.querySelector(".absences, .view .waiting") === null || document.querySelector(".view") !== null);
    });
    await page.paint();
    await fits(await height(page));
  }
  await page.goto(`${hosts.url}resized.html`);
  await page.until(() => document.querySelector("#second").style.height !== "");
});

forEachEngine("the messages are of three known forms, from the frame itself", async (page) => {
  await page.goto(`${hosts.url}listening.html`);
  const high = await height(page);
  await page.until(() => window.heard.length >= 2);
  const heard = await page.exec(() => window.heard);
  assert.ok(heard.every(({ ours, origin }) => ours && `${origin}/` === site.url));
  assert.deepEqual(heard.at(-2).data, { entente: 1, type: "height", height: high });
  assert.deepEqual(heard.at(-1).data, { "datawrapper-height": { entente: high } });
  await page.goto(`${hosts.url}apart.html`);
  await height(page);
  await page.until(() => window.heard.length >= 2);
  assert.ok((await page.exec(() => window.heard)).every(({ ours, origin }) => ours && origin === "null"));
});

forEachEngine("a frame answers its parent only, and only what is well formed", async (page) => {
  await page.goto(`${hosts.url}listening.html`);
  await height(page);
  await page.until(() => window.heard.length >= 2);
  const messages = [...PAYLOADS.filter((text) => text.length < 500 && text.isWellFormed()), null, 0, [], {}, { entente: 1 }, { entente: "1", type: "ask" }, { entente: 1, type: "height", height: 9 },
    { "datawrapper-height": { x: 1 } }, "pymxPYMxchartxPYMxheightxPYMx1", "pymxPYMxxPYMxwidthxPYMx1", "pymxPYMxa bxPYMxwidthxPYMx1", "pymxPYMxchartxPYMxwidthxPYMxNaN", "pymxPYMxchartxPYMxwidthxPYMx1xPYMx2",
    "pymxPYMxchartxPYMxnavigateToxPYMxjavascript:alert(1)"];
  const answered = async () => {
    await page.execAsync(() => new Promise((done) => setTimeout(done, 150)));
    return page.exec(() => window.heard.splice(0).length);
  };
  await answered();
  await page.exec((messages) => { for (const message of messages) document.querySelector("#frame").contentWindow.postMessage(message, "*"); }, messages);
  assert.equal(await answered(), 0);
  // From itself, as from a script that found its way in, it takes nothing either.
  await inside(page, () => page.exec(() => postMessage({ entente: 1, type: "ask" }, "*")));
  assert.equal(await answered(), 0);
  await page.exec(() => { for (let n = 0; n < 500; n++) document.querySelector("#frame").contentWindow.postMessage({ entente: 1, type: "ask" }, "*"); });
  // Five hundred questions at once are answered once or a few times, not each.
  const many = await answered();
  assert.ok(many >= 2 && many <= 40, String(many));
  await page.exec(() => document.querySelector("#frame").contentWindow.postMessage("pymxPYMxmy-chartxPYMxwidthxPYMx600", "*"));
  await page.until(() => window.heard.some(({ data }) => /^pymxPYMxmy-chartxPYMxheightxPYMx\d+$/.test(data)));
  assert.deepEqual(await page.complaints(), []);
});

forEachEngine("the page around takes heights from its frames of ours only, and within bounds", async (page) => {
  await page.goto(`${hosts.url}hostile.html`);
  await page.until((origin) => document.querySelector("#frame").style.height !== "", {});
  const before = await page.exec(() => document.querySelector("#frame").style.height);
  const say = async (/** @type {string} */ css, /** @type {unknown} */ message) => {
    await page.inFrame(css, () => page.exec((message) => parent.postMessage(message, "*"), message));
    await page.execAsync(() => new Promise((done) => setTimeout(done, 60)));
    return page.exec(() => [...document.querySelectorAll("iframe")].map(({ style }) => style.height));
  };
  // A stranger's frame has no say, neither in its own height nor in ours.
  assert.deepEqual(await say("#stranger", { entente: 1, type: "height", height: 5000 }), [before, ""]);
  await page.exec(() => postMessage({ entente: 1, type: "height", height: 5000 }, "*"));
  for (const height of ["5000", null, {}, [], true, "5000px;position:fixed", { valueOf: 1 }]) {
    assert.deepEqual(await say("#frame", { entente: 1, type: "height", height }), [before, ""], String(height));
  }
  for (const text of PAYLOADS.filter((text) => text.length < 200 && text.isWellFormed()).slice(0, 12)) await say("#frame", text);
  assert.deepEqual(await say("#frame", { entente: 1, type: "height", height: 1e12 }), [`${MOST}px`, ""]);
  assert.deepEqual(await say("#frame", { entente: 1, type: "height", height: -5 }), [`${LEAST}px`, ""]);
  // Led elsewhere, the frame speaks from another place than its address, and is not heard.
  await page.inFrame("#frame", () => page.exec((to) => location.replace(to), `${hosts.url}stranger.html`));
  await page.until(() => { try { return document.querySelector("#frame").contentDocument?.title === "A newspaper"; } catch { return false; } });
  assert.deepEqual(await say("#frame", { entente: 1, type: "height", height: 5000 }), [`${LEAST}px`, ""]);
  assert.equal(await page.exec(() => document.body.children.length), await page.exec(() => document.querySelectorAll("body > *").length));
});

forEachEngine("a page that answers each height with another width does not drive the frame for ever", async (page) => {
  await page.goto(`${hosts.url}restless.html`);
  await height(page);
  await page.execAsync(() => new Promise((done) => setTimeout(done, 2500)));
  const before = await page.exec(() => window.messages);
  assert.ok(before < 200, String(before));
  const high = await height(page);
  assert.ok(high > 100 && high < MOST);
});

forEachEngine("axe finds nothing in the page for frames, by day and by night, framed or not", async (page) => {
  for (const search of ["?q=kind:offer&lang=en", "?q=kind:offer&lang=fr&theme=dark&hide=masthead+search+facets", "?view=timeline&lang=km"]) {
    await visit(page, `${site.url}embed.html${search}`);
    await page.until(() => document.querySelector(".waiting") === null);
    assert.deepEqual(await axe(page), [], search);
  }
}, { only: ["chromium"] });

forEachEngine("from the disk the page for frames works as well", async (page) => {
  await page.goto("about:blank");
  await visit(page, `${pathToFileURL("target/site/embed.html").href}?q=kind:offer&lang=en`);
  await ready(page);
  await page.until((text) => document.querySelector("#results")?.innerText === text, { values: [counted("kind:offer")] });
  assert.match(await page.exec(() => document.querySelector("#out").href), /entente\.html\?q=kind:offer&lang=en$/);
}, { only: ["chromium", "webkit"] });

test("no message but those we know asks or tells anything", () => {
  for (const data of [...PAYLOADS, undefined, null, 0, NaN, true, [], {}, { entente: 1 }, { entente: 1, type: "Ask" }, Symbol.iterator, () => 1, new Map([["entente", 1]])]) {
    assert.equal(asked(data), null);
    assert.equal(heightIn(data), null);
  }
  for (const height of [NaN, Infinity, -Infinity, "7", null, undefined, 7n, {}, []]) assert.equal(heightIn({ entente: 1, type: "height", height }), null);
  assert.equal(heightIn({ entente: 1, type: "height", height: 812.2 }), 813);
  assert.deepEqual(asked({ entente: 1, type: "ask" }), { pym: null });
  assert.deepEqual(asked("pymxPYMxmy-chartxPYMxwidthxPYMx640.5"), { pym: "my-chart" });
  assert.deepEqual(told(7, "a").at(-1), "pymxPYMxaxPYMxheightxPYMx7");
  assert.equal(told(7, null).length, 2);
  assert.equal(nameIn("?childId=chart"), "chart");
  for (const search of ["", "?childId=", "?childId=a%20b", "?childId=axPYMxheightxPYMx9", `?childId=${"x".repeat(101)}`]) assert.equal(nameIn(search), null, search);
});

test("random messages, whole and mended from parts of the known ones, never do more than ask or tell a height", () => {
  // A small generator of our own, so that a failure can be told again.
  let seed = 20261122;
  const below = (/** @type {number} */ n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const bits = ["pym", "xPYMx", "width", "height", "chart", "1", "-1", "1e9", " ", "\u0000", "x".repeat(400), "navigateTo", "javascript:1"];
  for (let n = 0; n < 20_000; n++) {
    const text = Array.from({ length: below(9) }, () => bits[below(bits.length)]).join("");
    const question = asked(text);
    if (question !== null) assert.match(text, /^pymxPYMx(?:(?!xPYMx)\S){1,100}xPYMxwidthxPYMx\d{1,6}(\.\d+)?$/);
    const values = [1, "1", null, "height", "ask", -1, 1e300, 0.5, {}, []];
    const told = heightIn({ entente: values[below(10)], type: values[below(10)], height: values[below(10)] });
    if (told !== null) assert.ok(Number.isInteger(told) && told >= LEAST && told <= MOST);
  }
});

test("only a frame that leads to the page for frames is ours, and one that is kept apart speaks from nowhere", () => {
  const frame = (/** @type {string} */ src, /** @type {string[] | null} */ sandbox = null) => ({ src, sandbox: { contains: (/** @type {string} */ word) => sandbox?.includes(word) ?? false }, hasAttribute: () => sandbox !== null });
  assert.equal(originOf(frame("https://example.org/entente/embed.html?q=x")), "https://example.org");
  assert.equal(originOf(frame("https://example.org/embed-alone.html")), "https://example.org");
  assert.equal(originOf(frame("https://example.org/embed.html", ["allow-scripts"])), "null");
  assert.equal(originOf(frame("https://example.org/embed.html", ["allow-scripts", "allow-same-origin"])), "https://example.org");
  for (const src of ["", "about:blank", "javascript:1//embed.html", "data:text/html,/embed.html", "https://example.org/?/embed.html", "https://example.org/xembed.html", "blob:https://example.org/embed.html"]) {
    assert.equal(originOf(frame(src)), undefined, src);
  }
});
