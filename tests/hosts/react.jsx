// A React app that leads the element and follows it: the query is the app's state, and the reader changes it too.
import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

/** React keeps `key` to itself, so it is set on the element. One function, so that React calls it once. */
const visit = (element) => { element?.setAttribute("key", "goods-trade-worth-in-2023"); };
const TOPICS = { trade: "topic:trade", defence: "topic:defence" };

function App() {
  const [query, setQuery] = useState(TOPICS.defence);
  const [answer, setAnswer] = useState(null);
  const [opened, setOpened] = useState("");
  const [isShown, setShown] = useState(true);
  const explorer = useRef(null);
  return (
    <>
      <h1>What is on record</h1>
      <p>
        {Object.entries(TOPICS).map(([name, topic]) => <button key={name} id={name} onClick={() => setQuery(topic)}>{name}</button>)}
        <button id="canada" onClick={() => explorer.current.show("entity:canada")}>Canada</button>
        <button id="shown" onClick={() => setShown(!isShown)}>{isShown ? "Hide" : "Show"}</button>
      </p>
      <p id="told" role="status">{answer === null ? "" : `${answer.total} of ${answer.of}, asking ${answer.query}; opened: ${opened || "nothing"}`}</p>
      {isShown && (
        <entente-explorer
          ref={explorer}
          query={query}
          hide="masthead front imprint"
          onentente-answer={({ detail }) => {
            setAnswer(detail);
            setQuery(detail.query);
          }}
          onentente-open={({ detail }) => setOpened(`${detail.type}:${detail.key}`)}
        >
          <a href={`entente/?q=${encodeURIComponent(query)}`}>What is on record</a>
        </entente-explorer>
      )}
      <entente-relation ref={visit} />
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);
