// Curves on two logarithmic axes, side by side, as an SVG without script: labels stand at the ends of the lines, and the
// colours are those that read on white and on black.
const WIDTH = 300;
const HEIGHT = 320;
const LEFT = 48;
const RIGHT = 118;
const TOP = 46;
const BOTTOM = 62;
const COLOURS = ["#2f7fd1", "#c8641e", "#2f9a58", "#a05bc4"];
/** Labels closer than this would touch. */
const LABEL_STEP = 13;

/**
 * @param {{ title: string, lines: { label: string, isDashed: boolean, points: [number, number][] }[] }[]} panels
 *   A line without a label belongs to the one before it.
 * @param {number[]} counts The places on the horizontal axis.
 * @param {string} note
 */
export function chart(panels, counts, note) {
  const step = LEFT + WIDTH + RIGHT;
  const width = step * panels.length;
  const height = TOP + HEIGHT + BOTTOM;
  const drawn = panels.map(
    (panel, i) => `<g transform="translate(${i * step + LEFT} ${TOP})">\n${draw(panel, counts)}\n</g>`,
  );
  return [
    "<!-- Cost curves of the engine, written by `cargo xtask bench --curves`. -->",
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(
      panels.map((panel) => panel.title).join("; "),
    )}" font-family="system-ui, sans-serif" font-size="11">`,
    "<style>text { fill: #333 } .grid { stroke: #8884 } .line { fill: none; stroke-width: 1.8 }",
    "@media (prefers-color-scheme: dark) { text { fill: #ddd } }</style>",
    ...drawn,
    `<text x="${LEFT}" y="${height - 8}">${escape(note)}</text>`,
    "</svg>",
    "",
  ].join("\n");
}

function draw({ title, lines }, counts) {
  const values = lines.flatMap((line) => line.points.map(([, y]) => y));
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const [first, last] = [Math.log10(counts[0]), Math.log10(counts.at(-1))];
  const x = (n) => round((WIDTH * (Math.log10(n) - first)) / Math.max(last - first, 1));
  const y = (value) => round(HEIGHT * (1 - (Math.log10(value) - low) / (high - low)));
  const out = [`<text x="0" y="-18" font-size="13" font-weight="600">${escape(title)}</text>`];
  for (let power = low; power <= high; power++) {
    const at = y(10 ** power);
    out.push(
      `<path class="grid" d="M0 ${at}H${WIDTH}"/><text x="-6" y="${at + 4}" text-anchor="end">${plain(power)}</text>`,
    );
  }
  for (const n of counts) {
    const text = n >= 1e6 ? `${n / 1e6} M` : `${n / 1e3} k`;
    out.push(
      `<path class="grid" d="M${x(n)} 0V${HEIGHT}"/><text x="${x(n)}" y="${HEIGHT + 16}" text-anchor="middle">${text}</text>`,
    );
  }
  out.push(`<text x="${WIDTH / 2}" y="${HEIGHT + 32}" text-anchor="middle">records</text>`);
  let colour = -1;
  const labels = [];
  for (const { label, isDashed, points } of lines) {
    if (label) colour++;
    if (!points.length) continue;
    const path = points.map(([n, value], i) => `${i ? "L" : "M"}${x(n)} ${y(value)}`).join("");
    const dash = isDashed ? ' stroke-dasharray="5 3"' : "";
    out.push(`<path class="line" stroke="${COLOURS[colour]}"${dash} d="${path}"/>`);
    if (label) labels.push({ label, y: y(points.at(-1)[1]), x: x(points.at(-1)[0]), colour: COLOURS[colour] });
  }
  labels.sort((a, b) => a.y - b.y);
  let above = -Infinity;
  for (const entry of labels) {
    above = Math.max(entry.y, above + LABEL_STEP);
    out.push(
      `<text x="${entry.x + 6}" y="${round(above + 4)}" style="fill: ${entry.colour}">${escape(entry.label)}</text>`,
    );
  }
  return out.join("\n");
}

const round = (x) => Math.round(x * 10) / 10;
const plain = (power) => (power >= 0 ? String(10 ** power) : (10 ** power).toFixed(-power));
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
