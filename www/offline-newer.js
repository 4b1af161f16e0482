// @ts-check
/** Says on a kept page that a newer release is here, and reloads when the reader says so: never by itself. */
import { ASK } from "./offline-marks.js";
import { offlineWords } from "./locales/offline.js";

/** The words of the language that the page has at this moment. */
export const words = () => offlineWords[/** @type {keyof typeof offlineWords} */ (document.documentElement.lang)] ?? offlineWords.en;

/** Watches for a newer release, and asks the worker to drop those of which no page is open any more. */
export async function watch() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.getRegistration();
  if (registration === undefined) return;
  serviceWorker.controller?.postMessage(ASK.tidy);
  let isAsked = false;
  const say = () => tell(() => {
    isAsked = true;
    // Another page may have let the newer one in already; then there is nothing to wait for.
    if (registration.waiting === null) location.reload();
    else registration.waiting.postMessage(ASK.takeOver);
  });
  const follow = () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      // The first of all is no newer one.
      if (coming.state === "installed" && serviceWorker.controller !== null) say();
    });
  };
  if (registration.waiting !== null && serviceWorker.controller !== null) say();
  follow();
  registration.addEventListener("updatefound", follow);
  const was = serviceWorker.controller;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    else if (was !== null) say();
  });
}

/** Shows the line, once. @param {() => void} reload */
function tell(reload) {
  if (document.querySelector(".newer") !== null) return;
  const line = document.createElement("aside");
  line.className = "newer";
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "status");
  const [yes, no] = [document.createElement("button"), document.createElement("button")];
  for (const button of [yes, no]) button.type = "button";
  yes.addEventListener("click", reload);
  no.addEventListener("click", () => line.remove());
  line.append(sentence, yes, no);
  document.body.append(line);
  const speak = () => {
    sentence.textContent = words().newer;
    yes.textContent = words().reload;
    no.textContent = words().later;
  };
  speak();
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ["lang"] });
}
