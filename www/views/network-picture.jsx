// @ts-check
/** The picture of a network: names in columns, lines between them, squares where three or more are tied. */
import { useRef, useState } from "preact/hooks";
import { networkWords } from "../locales/network.js";
import { after, tieKey } from "./network-way.js";
import { useSetting } from "./setting.js";
import { foreign } from "./text.jsx";

/** @typedef {import("../../src/door").Network} Network */
/** @typedef {import("../../src/door").Actor} Actor */
/** @typedef {import("../../src/door").Tie} Tie */
/** @typedef {import("./network-view.jsx").Chosen} Chosen */
/** @typedef {{ network: Network, chosen: Chosen, choose: (key: Chosen) => void }} Props */
/** What a part of the picture must know: its key, whether Tab leads to it, whether it stands out. @typedef {{ id: string, isStop: boolean, light: "on" | "off" | undefined }} Part */

/** @param {Props} props */
export function Picture({ network, chosen, choose }) {
  const { lang } = useSetting();
  const own = networkWords[lang];
  const svg = useRef(/** @type {SVGSVGElement | null} */ (null));
  const [over, point] = useState(/** @type {Chosen} */ (null));
  /** What was chosen when the pointer went down: the first press chooses, the next one follows. A key has no pointer. */
  const before = useRef(/** @type {Chosen | undefined} */ (undefined));
  /** From which actor one came to a tie. */
  const base = useRef(0);
  const { actors, ties, width, height } = network;
  const keys = ties.map((tie) => tieKey(network, tie));
  const isKnown = chosen !== null && (keys.includes(chosen) || actors.some(({ entity }) => entity.key === chosen));
  const stop = isKnown ? chosen : actors[0]?.entity.key;
  const lit = over ?? (isKnown ? chosen : null);
  /** @param {EventTarget | null} target */
  const keyOf = (target) => (target instanceof Element ? target.closest("a")?.getAttribute("data-part") ?? null : null);

  /** @param {KeyboardEvent} event */
  function go(event) {
    const key = keyOf(event.target);
    before.current = undefined;
    const next = key === null || event.altKey || event.ctrlKey || event.metaKey ? null : after(network, key, event.key, base);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    const part = [...(svg.current?.querySelectorAll("a") ?? [])].find((part) => part.getAttribute("data-part") === next);
    part?.focus();
    part?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {MouseEvent} event */
  function follow(event) {
    const key = keyOf(event.target);
    const was = before.current;
    before.current = undefined;
    if (key === null || was === undefined || was === key) return;
    event.preventDefault();
    choose(key);
  }

  /** @param {string} key @param {boolean} isNear @returns {Part} */
  const part = (key, isNear) => ({ id: key, isStop: key === stop, light: lit === null ? undefined : isNear ? "on" : "off" });
  const litTie = ties[lit === null ? -1 : keys.indexOf(lit)];
  const litAt = actors.findIndex(({ entity }) => entity.key === lit);
  /** @param {number} at */
  const isNear = (at) => at === litAt || (litTie ? litTie.ends.includes(at) : ties.some(({ ends }) => ends.includes(at) && ends.includes(litAt)));
  return (
    // The frame listens: some browsers let Tab stop at a drawing that listens for the focus itself.
    <div
      class="scroll" onKeyDown={go} onClick={follow} onPointerDown={() => { before.current = chosen; }} onFocusIn={(event) => choose(keyOf(event.target) ?? chosen)}
      onPointerOver={(event) => point(event.pointerType === "mouse" ? keyOf(event.target) : null)} onPointerLeave={() => point(null)}
    >
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={own.picture} aria-describedby="network-summary network-keys">
        {ties.map((tie, at) => <TieLine key={keys[at]} network={network} tie={tie} {...part(/** @type {string} */ (keys[at]), tie === litTie || tie.ends.includes(litAt))} />)}
        {actors.map((actor, at) => <ActorName key={actor.entity.key} network={network} at={at} actor={actor} {...part(actor.entity.key, isNear(at))} />)}
      </svg>
    </div>
  );
}

/** @param {{ network: Network, actor: Actor, at: number } & Part} props */
function ActorName({ network: { actors, ties }, actor: { entity, count, tied, label }, at, id, isStop, light }) {
  const { lang, href } = useSetting();
  if (label === null) return null;
  const { text, x, y, width, height, align, isAnchor } = label;
  const first = ties.find(({ ends }) => ends.includes(at));
  const others = (first?.ends ?? []).filter((end) => end !== at).map((end) => actors[end]?.entity.label ?? "");
  const own = networkWords[lang];
  // Who speaks to the page says what is written there, so the name begins with that.
  const spoken = entity.label.startsWith(text.replace("…", "")) ? entity.label : `${text}, ${entity.label}`;
  const middle = { start: x + 6, middle: x + width / 2, end: x + width - 6 }[align];
  return (
    <a class={isAnchor ? "actor anchor" : "actor"} data-part={id} data-light={light} tabindex={isStop ? 0 : -1} href={href({ open: { type: "entity", key: entity.key } })}
      aria-label={own.actor(spoken, count, tied, others.join(", "), first?.count ?? 0)}>
      <rect x={x} y={y - height / 2} width={width} height={height} rx="2" />
      <text x={middle} y={y + (isAnchor ? 6 : 5)} text-anchor={align} lang={foreign(entity.label, lang)}>{text}</text>
    </a>
  );
}

/** @param {{ network: Network, tie: Tie } & Part} props */
function TieLine({ network: { actors }, tie: { ends, count, footing, arrow, standings, ways, course }, id, isStop, light }) {
  const { lang, href } = useSetting();
  if (course === null) return null;
  const own = networkWords[lang];
  const { paths, at: [x, y], along: [dx, dy], thickness } = course;
  const names = ends.map((end) => actors[end]?.entity.label ?? "");
  const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
  const said = standings.map(({ standing, count }) => own.share(count, standing.label));
  return (
    <a class="tie" data-part={id} data-footing={footing} data-light={light} tabindex={isStop ? 0 : -1} href={href({ q: ways[0]?.query ?? "" })} aria-label={own.tie(names, count, said)}>
      {paths.map((path) => <path key={path} class="hit" d={path} />)}
      {paths.map((path) => <path key={path} class="course" d={path} stroke-width={thickness / 10} />)}
      {ends.length > 2 ? (
        <><circle class="room" cx={x} cy={y} r="12" /><rect class="square" x={x - 6} y={y - 6} width="12" height="12" /></>
      ) : (
        <g transform={`translate(${x} ${y})`}>
          <circle class="room" r="12" />
          {footing === "denial" ? <path class="cross" d="M-5-5L5 5M5-5L-5 5" /> : <path class="head" d={HEADS[arrow]} transform={`rotate(${turn})`} />}
          {count > 1 && <text class="many" y="-7" text-anchor="middle">{count}</text>}
        </g>
      )}
    </a>
  );
}

/** Arrow heads that point to the right, to the left, both ways, nowhere. */
const HEADS = { there: "M-4-5L6 0-4 5z", back: "M4-5L-6 0 4 5z", both: "M2-5L11 0 2 5zM-2-5L-11 0-2 5z", none: "" };
