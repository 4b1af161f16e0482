// @ts-check
/**
 * The check of a text that the reader gives: dropped, chosen or pasted. The engine judges it on this machine; the text is
 * kept in the memory of the page, so that it is still there on the way back from a relation, and nowhere else.
 */
import { useMemo, useRef, useState } from "preact/hooks";
import { verifyWords } from "../locales/verify.js";
import { useSetting } from "./setting.js";
import { VerifyResult } from "./verify-result.jsx";
import { useWhole } from "./whole.js";

/** @typedef {{ name: string | null, text: string | Uint8Array, against: string | null }} Given */

/** What was given on the page of each source, and on none of them. @type {Map<string | null, Given>} */
const kept = new Map();

/** More than the engine looks at: of a larger file the rest need not be read to be refused. */
const ENOUGH = 2 ** 22;

/** @param {{ source: string | null }} props */
export function Verify({ source }) {
  const { desk, lang } = useSetting();
  const own = verifyWords[lang];
  const [given, take] = useState(kept.get(source) ?? null);
  const [trouble, say] = useState("");
  const verdict = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { isWhole, sentence } = useWhole(given !== null);
  const answer = useMemo(() => {
    try {
      return given === null || !isWhole ? null : desk.ask.verify(given.against, given.text, lang);
    } catch (error) {
      console.error(error);
      return undefined;
    }
  }, [given, lang, isWhole]);

  /** @param {Given | null} next */
  const give = (next) => {
    if (next === null) kept.delete(source);
    else kept.set(source, next);
    say("");
    take(next);
  };
  /** @param {File | undefined} file */
  const read = async (file) => {
    if (file === undefined) return;
    try {
      give({ name: file.name, text: new Uint8Array(await file.slice(0, ENOUGH).arrayBuffer()), against: source });
    } catch {
      say(own.unreadable);
    }
  };
  /** @param {string} text */
  const paste = (text) => give({ name: null, text, against: source });

  return (
    <div class="verify">
      <Intake read={read} paste={paste} />
      <div role="status" tabIndex={-1} ref={verdict}>
        {given !== null && !isWhole && <p class="waiting">{sentence}</p>}
        {trouble !== "" && <p class="verdict">{trouble}</p>}
        {answer === undefined && <p class="verdict">{own.broken}</p>}
        {answer !== null && answer !== undefined && <p class="verdict" data-verdict={verdictOf(answer)}><span aria-hidden="true">{SIGNS[verdictOf(answer)]}</span> {answer.refusal === null ? own.verdict(answer) : own.refusals[answer.refusal]}</p>}
      </div>
      {given !== null && (
        <p class="given-name"><bdi>{given.name ?? own.pasted}</bdi> · <button type="button" class="plain" onClick={() => { give(null); verdict.current?.focus(); }}>{own.forget}</button></p>
      )}
      {answer !== null && answer !== undefined && answer.source !== null && (
        <VerifyResult answer={answer} turn={(against) => {
          if (given === null) return;
          give({ ...given, against });
          // The button goes away with what it offered.
          verdict.current?.focus();
        }} />
      )}
    </div>
  );
}

/** A sign for each verdict, beside its sentence. */
const SIGNS = { all: "✓", some: "≠", none: "✗" };

/** @param {import("../../src/door").Verification} answer @returns {keyof typeof SIGNS} */
function verdictOf({ refusal, found, gone, passages }) {
  if (refusal !== null || gone === passages.length) return "none";
  return found === passages.length ? "all" : "some";
}

/** @param {{ read: (file: File | undefined) => void, paste: (text: string) => void }} props */
function Intake({ read, paste }) {
  const { lang } = useSetting();
  const own = verifyWords[lang];
  const [isOver, hover] = useState(false);
  return (
    <>
      <label
        class="drop" data-over={isOver ? "" : undefined}
        onDragOver={(event) => { event.preventDefault(); hover(true); }}
        onDragLeave={() => hover(false)}
        onDrop={(event) => {
          event.preventDefault();
          hover(false);
          const file = event.dataTransfer?.files[0];
          if (file !== undefined) read(file);
          else paste(event.dataTransfer?.getData("text/plain") ?? "");
        }}
      >
        <input
          type="file" accept=".txt,.md,text/plain"
          onChange={(event) => {
            read(event.currentTarget.files?.[0]);
            // The same file, mended, may be chosen again.
            event.currentTarget.value = "";
          }}
        />
        <span>{own.drop}</span>
      </label>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          paste(String(new FormData(event.currentTarget).get("text")));
        }}
      >
        <label>{own.paste}<textarea name="text" rows={3} spellcheck={false} autocomplete="off" /></label>
        <button type="submit" class="button">{own.check}</button>
      </form>
      <p class="remark">{own.promise}</p>
    </>
  );
}
