// @ts-check
/**
 * Where in a source its relations stand: a bar for each paragraph, as high as there are relations, filled as far as they are
 * the question's, hatched where a paragraph is furniture; and the same as a table.
 */
import { useState } from "preact/hooks";
import { sourcesWords } from "../locales/sources.js";
import { useSetting } from "./setting.js";
import { Shape } from "./standing.jsx";

/** @typedef {import("../../src/door").SourceMap} Map */
/** @typedef {Map["paragraphs"][number]} Paragraph */

const HIGH = 40;

/** @param {{ source: string, map: Map, most: number, label: string, isExplained?: boolean }} props */
export function SourceMap({ source, map, most, label, isExplained = true }) {
  const { lang, words } = useSetting();
  const own = sourcesWords[lang];
  const { paragraphs, count, of, kinds, standings } = map;
  const isAll = count === of;
  return (
    <figure class="map">
      <Strip source={source} map={map} most={most} label={label} />
      <figcaption>
        <p>{own.summary(map.count === 0 ? null : paragraphs.filter((one) => one.count > 0).length, paragraphs.length, isAll)}{isExplained && <> {own.legend}</>}</p>
        <Tallies of={standings} name={own.byStanding} isStanding />
        <Tallies of={kinds} name={own.byKind} />
        <details>
          <summary>{own.asTable}</summary>
          <div class="scroll">
            <table class="twin">
              <thead>
                <tr>
                  <th scope="col">{own.paragraph}</th><th scope="col" class="number">{own.relations}</th>
                  {!isAll && <th scope="col" class="number">{own.ofQuestion}</th>}
                  <th scope="col">{own.byKind}</th><th scope="col">{own.byStanding}</th>
                </tr>
              </thead>
              <tbody>
                {paragraphs.map(({ number, isBoilerplate, count, of, kinds, standings }) => (
                  <tr key={number}>
                    <th scope="row" class="number">{words.number(number)}</th><td class="number">{words.number(of)}</td>
                    {!isAll && <td class="number">{words.number(count)}</td>}
                    <td>{isBoilerplate && <>{own.furniture}{kinds.length > 0 && "; "}</>}{words.list(kinds.map(({ label }) => label))}</td>
                    <td>{words.list(standings.map(({ label }) => label))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </figcaption>
    </figure>
  );
}

/** One stop for Tab; arrow keys go from paragraph to paragraph. @param {{ source: string, map: Map, most: number, label: string }} props */
function Strip({ source, map: { paragraphs, count, of }, most, label }) {
  const { lang, words, href } = useSetting();
  const own = sourcesWords[lang];
  const [at, goTo] = useState(0);
  /** @param {import("preact").TargetedKeyboardEvent<HTMLOListElement>} event */
  const move = (event) => {
    const last = paragraphs.length - 1;
    const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll("a")[Math.min(Math.max(to, 0), last)]?.focus();
  };
  return (
    <ol class="strip" aria-label={own.stripOf(label)} onKeyDown={move}>
      {paragraphs.map((one, n) => (
        <li key={one.number}>
          <a
            href={`${href({ open: { type: "source", key: source } })}#p${one.number}`}
            tabIndex={n === at ? 0 : -1} onFocus={() => goTo(n)} aria-label={spoken(one, count === of, own, words)}
          >
            <svg viewBox={`0 0 20 ${HIGH}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              {one.isBoilerplate && <path class="hatch" d="M0 10L10 0M0 20L20 0M0 30L20 10M0 40L20 20M10 40L20 30" />}
              {one.of > 0 && <rect class="of" x="1" width="18" y={HIGH - (HIGH * one.of) / most} height={(HIGH * one.of) / most} />}
              {one.count > 0 && <rect class="count" x="1" width="18" y={HIGH - (HIGH * one.count) / most} height={(HIGH * one.count) / most} />}
            </svg>
            <span aria-hidden="true">{one.number}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/**
 * "paragraph 7: 4 relations, 2 of the question: request, visit"
 *
 * @param {Paragraph} one @param {boolean} isAll @param {typeof sourcesWords["en"]} own @param {import("./setting.js").Setting["words"]} words
 */
function spoken({ number, isBoilerplate, count, of, kinds }, isAll, own, words) {
  const parts = [words.paragraph(number)];
  if (isBoilerplate) parts.push(own.furniture);
  if (of > 0) parts.push(isAll ? words.relations(of) : own.ofWhich(words.relations(of), count));
  else if (!isBoilerplate) parts.push(own.none);
  if (kinds.length > 0) parts.push(words.list(kinds.map(({ label }) => label)));
  return parts.join(own.colon);
}

/** @param {{ of: import("../../src/door").Tally[], name: string, isStanding?: boolean }} props */
function Tallies({ of, name, isStanding = false }) {
  const { words, href } = useSetting();
  if (of.length === 0) return null;
  return (
    <ul class="tallies" aria-label={name}>
      {of.map(({ term: { key, label }, count, query }) => (
        <li key={key}>{isStanding && <Shape name={key} />} <a href={href({ q: query })}>{label}</a> <span class="count">{words.number(count)}</span></li>
      ))}
    </ul>
  );
}
