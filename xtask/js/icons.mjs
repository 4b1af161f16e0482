// Writes the icons of the installed page, www/icon-*.png, from www/icon.svg: `node xtask/js/icons.mjs`.
//
// Chromium draws them. A maskable icon is cut to the shape that a system likes, so its ground goes to the edges; what
// stands on it lies within the circle of two fifths of the width that no shape cuts (W3C, Web Application Manifest).
import { readFileSync, writeFileSync } from "node:fs";
import { start } from "../../tests/browser/drive/engines.mjs";

const ROUND = ' rx="3"';

const icon = readFileSync("www/icon.svg", "utf8");
if (!icon.includes(ROUND)) throw new Error(`www/icon.svg has no${ROUND} any more: say here what its ground is`);
const browser = await start("chromium");
try {
  await browser.goto("about:blank");
  for (const [kind, drawing] of /** @type {const} */ ([["", icon], ["maskable-", icon.replace(ROUND, "")]])) {
    for (const size of [192, 512]) {
      const base64 = await browser.execAsync(async (drawing, size) => {
        const picture = new Image(size, size);
        picture.src = `data:image/svg+xml,${encodeURIComponent(drawing.replace("<svg", `<svg width="${size}" height="${size}"`))}`;
        await picture.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
        canvas.getContext("2d").drawImage(picture, 0, 0, size, size);
        return canvas.toDataURL("image/png").split(",")[1];
      }, drawing, size);
      writeFileSync(`www/icon-${kind}${size}.png`, Buffer.from(base64, "base64"));
    }
  }
} finally {
  await browser.close();
}
