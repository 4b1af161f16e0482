// Takes a picture of a page, to look at it.
//
//   node tests/browser/look.mjs URL OUT.png [--width 1280] [--height 900] [--theme dark] [--full]
//                               [--engine firefox] [--wait CSS] [--click CSS] [--type TEXT] [--scroll CSS]
import { parseArgs } from "node:util";
import { firefox } from "./drive/marionette.mjs";
import { Session } from "./drive/session.mjs";
import { chromium, webkit } from "./drive/webdriver.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "900" },
    theme: { type: "string", default: "light" },
    full: { type: "boolean", default: false },
    engine: { type: "string", default: "chromium" },
    wait: { type: "string" },
    click: { type: "string" },
    type: { type: "string" },
    scroll: { type: "string" },
  },
});
const [url, out] = positionals;
const engines = { chromium, firefox, webkit };
const begin = engines[/** @type {keyof typeof engines} */ (values.engine)];
if (!url || !out || !begin) {
  console.error("usage: node tests/browser/look.mjs URL OUT.png [--width N] [--height N] [--theme dark] [--full]\n" +
    "       [--engine chromium|firefox|webkit] [--wait CSS] [--click CSS] [--type TEXT] [--scroll CSS]");
  process.exit(2);
}

const page = new Session(await begin({ dark: values.theme === "dark" }));
try {
  await page.size(Number(values.width), Number(values.height));
  await page.goto(url);
  // Our page says when it is ready; another page is ready when it is loaded.
  await page.until(() => !document.querySelector("#entente") || "ready" in document.documentElement.dataset).catch(() => {
    console.error("the page never said that it is ready");
  });
  if (values.wait) await page.until((css) => document.querySelector(css), { values: [values.wait] });
  if (values.click) await page.click(values.click);
  if (values.type) await page.type(values.type);
  if (values.scroll) await page.exec((css) => document.querySelector(css)?.scrollIntoView(), values.scroll);
  await page.shot(out, { whole: values.full });
  for (const complaint of await page.complaints()) console.error(complaint);
  console.log(`${out}: ${await page.exec("return `${innerWidth} × ${innerHeight}, ${document.title}`")}`);
} finally {
  await page.close();
}
