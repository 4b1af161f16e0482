// @ts-check
/** A number with what it takes to read it; a derived or assumed part says that it is ours. */
import { useSetting } from "./setting.js";
import { Name, Words } from "./text.jsx";

/** @param {{ figure: import("../../src/door").Figure }} props */
export function FigureLine({ figure }) {
  const { words } = useSetting();
  const { measure, words: value, period, direction, reporter, partner, change, derived, assumedCurrency } = figure;
  return (
    <div class="figure">
      <p>
        <strong class="value">{value}</strong>{" "}
        {measure.label}
        {direction.key !== "none" && <>, {direction.label}</>}
        {period !== null && <>, {period.words}</>}
        {reporter !== null && <> · {words.countedBy} <Name to={reporter} /></>}
        {partner !== null && <> · {words.partner} <Name to={partner} /></>}
      </p>
      {change !== null && (
        <p>
          <span aria-hidden="true">{change.isRise ? "↑" : "↓"}</span> {change.isRise ? words.rise : words.fall}
          {change.baseline !== null && <> {words.from} {change.baseline.words}</>}
          {change.since !== null && <> {words.since} <Name to={change.since} /></>}
        </p>
      )}
      {assumedCurrency !== null && <p class="ours">{words.assumed(assumedCurrency.code)} <Words text={assumedCurrency.reason} /></p>}
      {derived !== null && (
        <p class="ours">{words.derived} {derived.from.map(({ words: part }) => part).join(" · ")}. <Words text={derived.reason} /></p>
      )}
    </div>
  );
}
