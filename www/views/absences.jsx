// @ts-check
/** What a reader would look for and no source states. */
import { useSetting } from "./setting.js";
import { Words } from "./text.jsx";

/** @param {{ absences: import("../../src/door").Absence[] }} props */
export function Absences({ absences }) {
  const { words } = useSetting();
  if (absences.length === 0) return null;
  return (
    <section class="absences">
      <h2>{words.absences}</h2>
      <AbsenceList absences={absences} />
    </section>
  );
}

/** @param {{ absences: import("../../src/door").Absence[], heading?: "h3" | "h4" }} props */
export function AbsenceList({ absences, heading: Heading = "h3" }) {
  const { words } = useSetting();
  return absences.map(({ key, question, answer, near }) => (
    <div key={key}>
      <Heading><Words text={question} /></Heading>
      <p><Words text={answer} /></p>
      {near.length > 0 && (
        <>
          <p class="label">{words.near}</p>
          <ul>{near.map((relation) => <li key={relation.key}><Near relation={relation} /></li>)}</ul>
        </>
      )}
    </div>
  ));
}

/** A relation that comes close. @param {{ relation: import("../../src/door").Absence["near"][number] }} props */
function Near({ relation }) {
  const { href } = useSetting();
  return <a href={href({ open: { type: "relation", key: relation.key } })}><Words text={relation.statement} /></a>;
}
