// @ts-check
/** Everything in the picture of a network, and what did not fit in it, as two tables. */
import { networkWords } from "../locales/network.js";
import { Ways, endsOf } from "./network-behind.jsx";
import { FootingLine } from "./network-key.jsx";
import { tieKey } from "./network-way.js";
import { useSetting } from "./setting.js";
import { Name, Names } from "./text.jsx";

/** @param {{ network: import("../../src/door").Network }} props */
export function NetworkTable({ network }) {
  const { lang, words, href } = useSetting();
  const own = networkWords[lang];
  return (
    <details>
      <summary>{own.asTable}</summary>
      <div class="scroll">
        <table class="twin ties-table">
          <thead><tr><th scope="col">{own.who}</th><th scope="col">{own.byStanding}</th><th scope="col">{own.count}</th></tr></thead>
          <tbody>
            {network.ties.map((tie) => (
              <tr key={tieKey(network, tie)}>
                <th scope="row"><Names of={endsOf(network, tie)} /></th>
                <td><FootingLine of={tie.footing} /> {tie.standings.map(({ standing, count }) => own.share(count, standing.label)).join(", ")}</td>
                <td><Ways ends={endsOf(network, tie)} ways={tie.ways} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        <table class="twin actors-table">
          <thead><tr><th scope="col">{own.who}</th><th scope="col">{own.kind}</th><th scope="col" class="number">{own.count}</th><th scope="col" class="number">{own.tied}</th></tr></thead>
          <tbody>
            {network.actors.map(({ entity, kind, count, tied, query }) => (
              <tr key={entity.key}>
                <th scope="row"><Name to={entity} /></th>
                <td>{kind.label}</td>
                <td class="number">{query === null ? words.number(count) : <a href={href({ q: query })}>{words.number(count)}</a>}</td>
                <td class="number">{words.number(tied)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
