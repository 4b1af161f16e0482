// @ts-check
/** A button that copies what stands in a box, and says so; where there is no clipboard, the text is selected at least. */
import { useEffect, useState } from "preact/hooks";
import { takeWords } from "../locales/take.js";
import { useSetting } from "./setting.js";

/**
 * @param {object} props
 * @param {string} props.id @param {string} props.text
 * @param {{ current: HTMLTextAreaElement | null }} props.box Where the text stands.
 * @param {import("preact").ComponentChildren} [props.children] What else can be done with it.
 */
export function Copy({ id, text, box, children }) {
  const own = takeWords[useSetting().lang];
  const [said, say] = useState("");
  useEffect(() => say(""), [text]);
  const copy = async () => {
    try {
      // A clipboard that another program holds may never answer.
      const late = new Promise((_, reject) => setTimeout(reject, 2000));
      await Promise.race([navigator.clipboard.writeText(text), late]);
      say(own.copied);
    } catch {
      // No clipboard for a page that came from the disk or stands in a frame: then at least it is selected.
      box.current?.select();
      say(document.execCommand("copy") ? own.copied : own.selected);
    }
  };
  return (
    <p class="acts">
      <button type="button" id={id} onClick={copy}>{own.copy}</button>
      {children}
      <span role="status">{said}</span>
    </p>
  );
}
