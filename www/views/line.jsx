// @ts-check
/** A relation on one line of a view, with its footnote: nothing stands in a view without who says it and where. */
import { useSetting } from "./setting.js";
import { Standing } from "./standing.jsx";
import { Name, Names, Words } from "./text.jsx";
import { When } from "./when.jsx";

/** @typedef {import("../../src/door").Line} Line */

/** @param {{ line: Line }} props */
export function LineView({ line: { key, statement, standing, isNegative, when, ...rest } }) {
  const { words, href } = useSetting();
  return (
    <div class="line" data-standing={standing.key}>
      <p class="kicker">
        <Standing of={standing} />
        {isNegative && standing.key !== "denied" && <span class="not">{words.negative}</span>}
        {when !== null && <When date={when} />}
      </p>
      <p class="statement"><a href={href({ open: { type: "relation", key } })}><Words text={statement} /></a></p>
      <SourceNote of={rest} />
    </div>
  );
}

/** Who says it and through whom, in which source, at which paragraph. @param {{ of: Pick<Line, "by" | "isSourceVoice" | "through" | "source" | "paragraph"> }} props */
export function SourceNote({ of: { by, isSourceVoice, through, source, paragraph } }) {
  const { words, href } = useSetting();
  return (
    <p class="footnote">
      <span class="label">{isSourceVoice ? words.sourceVoice : words.saidBy}</span> <Names of={by} />
      {through.length > 0 && <>, {words.through} <Names of={through} /></>}
      {" · "}<cite><Name to={source} /></cite>,{" "}
      <a href={`${href({ open: { type: "source", key: source.key } })}#p${paragraph}`}>{words.paragraph(paragraph)}</a>
    </p>
  );
}
