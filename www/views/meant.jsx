// @ts-check
/** The words that were looked for in the place of one that nothing holds, or that were perhaps meant, and the way to insist. */
import { useSetting } from "./setting.js";

/** @param {{ meant: import("../../src/door").Meant[] }} props */
export function Meant({ meant }) {
  const { words, href } = useSetting();
  if (meant.length === 0) return null;
  return (
    <ul class="meant">
      {meant.map(({ word, sentence, isUsed, words: instead, exactly }) => (
        <li key={word}>
          <bdi>{sentence}</bdi>{" "}
          {/* One word that stands for another is asked for in full already. */}
          {(!isUsed || instead.length > 1) && instead.map((one) => <a key={one.word} href={href({ q: one.query })}>{words.askFor(one.word)}</a>)}
          {isUsed && <a href={href({ q: exactly })}>{words.onlyExactly(word)}</a>}
        </li>
      ))}
    </ul>
  );
}
