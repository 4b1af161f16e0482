// @ts-check
/** The view "who is tied to whom": a picture in columns, what stands behind the part that is chosen, and all of it as a table. */
import { useState } from "preact/hooks";
import { networkWords } from "../locales/network.js";
import { Behind } from "./network-behind.jsx";
import { NetworkKey } from "./network-key.jsx";
import { Picture } from "./network-picture.jsx";
import { NetworkTable } from "./network-table.jsx";
import { useSetting } from "./setting.js";

/** @typedef {import("../../src/door").Network} Network */
/** What is chosen: the key of an actor, or the keys of a tie's ends. @typedef {string | null} Chosen */

/** @type {import("../views.js").ViewModule<Network>["ask"]} */
export const ask = (questions, { query, lang, settings }) =>
  questions.network(query, { lang, ties: /** @type {Network["setting"]} */ (settings.ties) });

/** @param {{ answer: Network }} props */
export function Drawing({ answer }) {
  const { lang } = useSetting();
  const [chosen, choose] = useState(/** @type {Chosen} */ (null));
  const own = networkWords[lang];
  const { setting, total, tying, alone, leftOut, drawn, squares, actors, ties } = answer;
  const sentences = [
    actors.length === 0 ? own.nobody : own.summary(actors.length, ties.length, tying, total),
    squares > 0 && own.squares(squares),
    actors.length > drawn && own.hidden(actors.length - drawn),
  ];
  return (
    <section class="network">
      <Settings query={answer.query} setting={setting} />
      <p id="network-summary">{sentences.filter(Boolean).join(" ")}</p>
      {actors.length > 0 && (
        <>
          <Picture network={answer} chosen={chosen} choose={choose} />
          <NetworkKey ties={ties} />
          <Behind network={answer} chosen={chosen} choose={choose} />
        </>
      )}
      <p class="remark">
        {own.rules[setting]} {setting === "all" || setting === "acts" ? own.arrows : ""} {alone > 0 && own.alone(alone)} {leftOut > 0 && own.leftOut(leftOut)}
      </p>
      {actors.length > 0 && <><p class="remark" id="network-keys">{own.keys}</p><NetworkTable network={answer} /></>}
    </section>
  );
}

/** What counts as a tie, as links: the choice belongs in the address. @param {Pick<Network, "query" | "setting">} props */
function Settings({ query, setting }) {
  const { lang, href } = useSetting();
  const { what, settings } = networkWords[lang];
  return (
    <p class="choice">
      <span class="label">{what}</span>
      {/** @type {Network["setting"][]} */ (Object.keys(settings)).map((ties) => (
        <a key={ties} data-stay="" aria-current={ties === setting ? "true" : undefined} href={href({ q: query, view: "network", settings: ties === "all" ? {} : { ties } })}>
          {settings[ties]}
        </a>
      ))}
    </p>
  );
}
