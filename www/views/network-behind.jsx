// @ts-check
/** What stands behind the part of a network that is chosen: the first few relations of an actor or a tie, and the lists of all. */
import { useMemo } from "preact/hooks";
import { networkWords } from "../locales/network.js";
import { LineView } from "./line.jsx";
import { FootingLine } from "./network-key.jsx";
import { tieKey } from "./network-way.js";
import { useSetting } from "./setting.js";
import { Names, Plain } from "./text.jsx";

/** @typedef {import("../../src/door").Network} Network */
/** @typedef {import("../../src/door").Ref} Ref */
/** @typedef {import("../../src/door").Tie} Tie */

/** @param {{ network: Network, chosen: string | null, choose: (key: string) => void }} props */
export function Behind({ network, chosen, choose }) {
  const { lang, href } = useSetting();
  const own = networkWords[lang];
  const { actors, ties } = network;
  const tie = ties.find((tie) => tieKey(network, tie) === chosen);
  const at = actors.findIndex(({ entity }) => entity.key === chosen);
  const actor = actors[at];
  return (
    <div class="behind">
      {tie === undefined && actor === undefined && <p class="remark">{own.pick}</p>}
      {tie !== undefined && (
        <>
          <h3><Names of={endsOf(network, tie)} /></h3>
          <p class="remark"><FootingLine of={tie.footing} /> {tie.standings.map(({ standing, count }) => own.share(count, standing.label)).join(", ")}</p>
          <Ways ends={endsOf(network, tie)} ways={tie.ways} />
          <Lines keys={tie.relations} />
        </>
      )}
      {actor !== undefined && (
        <>
          <h3><Names of={[actor.entity]} /></h3>
          <p class="remark">{actor.kind.label}{actor.query !== null && <> · <a href={href({ q: actor.query })}>{own.list(actor.found)}</a></>}</p>
          <ul class="of-actor" aria-label={own.ties}>
            {ties.filter(({ ends }) => ends.includes(at)).map((tie) => (
              <li key={tieKey(network, tie)}>
                <button type="button" onClick={() => choose(tieKey(network, tie))}>
                  <FootingLine of={tie.footing} /> {endsOf(network, tie).filter(({ key }) => key !== actor.entity.key).map(({ label }, n) => <>{n > 0 && ", "}<Plain text={label} /></>)} <span class="count">{tie.count}</span>
                </button>
              </li>
            ))}
          </ul>
          <Lines keys={actor.relations} />
        </>
      )}
    </div>
  );
}

/** @param {Network} network @param {Tie} tie @returns {Ref[]} */
export const endsOf = ({ actors }, { ends }) => ends.flatMap((end) => actors[end]?.entity ?? []);

/** Who acts towards whom, each leading to its list. @param {{ ends: Ref[], ways: import("../../src/door").Way[] }} props */
export function Ways({ ends, ways }) {
  const { lang, href } = useSetting();
  const { list } = networkWords[lang];
  /** @param {number[]} some */
  const names = (some) => some.map((end, n) => <>{n > 0 && ", "}<Plain text={ends[end]?.label ?? ""} /></>);
  return (
    <ul class="ways">
      {ways.map(({ from, to, isMutual, query, found }) => (
        <li key={query}>{names(from)}{to.length > 0 && <> {isMutual ? "↔" : "→"} {names(to)}</>} · <a href={href({ q: query })}>{list(found)}</a></li>
      ))}
    </ul>
  );
}

/** @param {{ keys: string[] }} props */
function Lines({ keys }) {
  const { desk, lang } = useSetting();
  const lines = useMemo(() => keys.flatMap((key) => {
    const relation = desk.ask.relation(key, lang);
    return relation === null ? [] : [{ ...relation, paragraph: relation.evidence[0]?.paragraph ?? 0 }];
  }), [desk, lang, keys.join()]);
  return <ol class="lines">{lines.map((line) => <li key={line.key}><LineView line={line} /></li>)}</ol>;
}
