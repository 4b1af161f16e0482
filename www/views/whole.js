// @ts-check
/** Waiting for the engine's second module, where a part of the page asks what the first cannot answer. */
import { useEffect, useState } from "preact/hooks";
import { useSetting } from "./setting.js";

/**
 * Sends for the module where it is needed; says whether it is there, and, where it is not, what to tell the reader.
 *
 * @param {boolean} isNeeded
 * @returns {{ isWhole: boolean, sentence: string }}
 */
export function useWhole(isNeeded) {
  const { desk, words } = useSetting();
  const [state, turn] = useState(/** @type {"waiting" | "here" | "failed"} */ ("waiting"));
  const { isWhole } = desk.ask;
  useEffect(() => {
    if (!isNeeded || isWhole) return;
    desk.ask.whole().then(() => turn("here"), (error) => {
      console.error(error);
      turn("failed");
    });
  }, [isNeeded, isWhole]);
  return { isWhole, sentence: state === "failed" ? words.viewFailed : words.viewLoading };
}
