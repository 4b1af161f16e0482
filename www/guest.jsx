// @ts-check
/** What each element shows of the explorer. */
import { Found } from "./views/answer.jsx";
import { Chips } from "./views/chips.jsx";
import { Facets } from "./views/facets.jsx";
import { Meant } from "./views/meant.jsx";
import { Back, Notices, Page, Shown, Spoken, TakeRecord } from "./views/page.jsx";
import { Search } from "./views/search.jsx";
import { SettingContext, settingOf, useSetting } from "./views/setting.js";

/** @typedef {import("./state.js").Desk} Desk */

/** @param {{ desk: Desk, part: string }} props */
export function Guest({ desk, part }) {
  if (part === "explorer") return <Page desk={desk} />;
  const Part = PARTS[part] ?? List;
  return (
    <SettingContext.Provider value={settingOf(desk)}>
      <Part />
    </SettingContext.Provider>
  );
}

/**
 * What stands in the place of a drawing that rests, to be read and found: what it is called, how much it has, and what it
 * says, as one text. There is no slot in it: for one that comes and goes, WebKit lays the whole element out anew.
 *
 * @param {{ desk: Desk, title: string, count: string, says: string[] }} props
 */
export function Resting({ desk, title, count, says }) {
  const setting = settingOf(desk);
  const { href } = setting;
  return (
    // Its heading has the level that the host wants, as any other.
    <SettingContext.Provider value={setting}>
      <h1><a href={href(desk.address)}><bdi>{title === "" ? desk.overview().title.text : title}</bdi></a></h1>
      <p class="count">{count}</p>
      {/* It is read and found like any other text, and laid out only if somebody comes so far. */}
      <p style={{ contentVisibility: "auto" }}>{says.join(" · ")}</p>
    </SettingContext.Provider>
  );
}

/** @type {Record<string, () => import("preact").ComponentChildren>} */
const PARTS = { search: Box, facets: Narrow, list: List, timeline: View, figures: View, network: View, disagreements: View, relation: Card };

/** The search box with what it brought, in few words. */
function Box() {
  const { desk: { answer }, words } = useSetting();
  return (
    <>
      <Search />
      <Notices />
      {answer !== null && (
        <>
          <Chips parts={answer.parts} />
          <Meant meant={answer.meant} />
          <p class="count" id="results">{answer.total === 0 ? words.noRelation : words.relationsOf(answer.total, answer.of)}</p>
        </>
      )}
      <Spoken />
    </>
  );
}

function Narrow() {
  const { desk: { answer } } = useSetting();
  return answer === null ? null : <><Head /><Facets facets={answer.facets} chosen={answer.parts.length} /></>;
}

/** What is asked, as the heading that the explorer would have in its place. */
function Head() {
  const { desk: { answer } } = useSetting();
  return answer === null ? null : <h1 class="unseen"><bdi>{answer.words}</bdi></h1>;
}

function List() {
  const { desk: { answer }, words } = useSetting();
  return (
    <Records>
      {answer !== null && <Found answer={answer} title={<h2 id="results">{answer.total === 0 ? words.noRelation : words.relationsOf(answer.total, answer.of)}</h2>} />}
    </Records>
  );
}

function View() {
  const { desk: { answer, address: { view } }, words } = useSetting();
  return (
    <Records>
      {answer !== null && view !== null && <Found answer={answer} title={<h2 id="results">{words.views[view]}, {words.relationsOf(answer.total, answer.of)}</h2>} />}
    </Records>
  );
}

/** A record that is open, with the way back; else what stands within. @param {{ children: import("preact").ComponentChildren }} props */
function Records({ children }) {
  const { desk } = useSetting();
  if (desk.address.open !== null) return <Record />;
  return (
    <>
      <Back />
      <Notices />
      <Head />
      {children}
    </>
  );
}

/** One relation. Where there is none of that key there is no first page to go back to either: a card has none. */
function Card() {
  const { desk: { record, address: { open } }, words } = useSetting();
  if (open === null || record !== null) return <Record />;
  return <><Back /><div class="nothing"><h1>{words.notHere}</h1><p>{words.unknown(words.types[open.type], open.key)}</p></div></>;
}

/** A record, and how to cite it. */
function Record() {
  const { desk } = useSetting();
  return (
    <>
      <Back />
      <Shown overview={desk.overview()} />
      <TakeRecord />
    </>
  );
}
