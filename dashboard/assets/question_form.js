/* The conversation of a form with the island of its page (answered_form.js reads and fills it): form and links are addresses that work without
   scripts; with them, and once the island is awake, they ask the server for the parts of the page instead of loading it. What a query means
   is the server's business: nothing is computed here.

   A question that gets no answer leaves page and address, and the controls go back to what they hold. */

import { changes, fill, put, putBack, queryOf, untouched, valuesOf } from "./answered_form.js";
import { BASE } from "./base.js";
import { fill as inserted } from "./german.js";

const TYPING_PAUSE = 400; // milliseconds after the last letter
const PATIENCE = 10_000; // milliseconds after which an answer counts as lost

const pageOf = (search) => new URLSearchParams(search).get("seite") || "1";

/** Let the form of a page talk with its island. `prefix` begins the ids of the page: the texts "-frage" of the island, the element around
    everything (the prefix alone), "-titel" and "-anzahl" of what is on show, "-fehlschlag" with "-stoerung" and "-nochmal". The island calls
    `place` of the clientside `namespace`; `placed` is called whenever parts have been put,
    `restored` when the controls have got back what they held. `undoes`: they get it back also where the server refuses a question. */
export function converse(form, { prefix, namespace, placed = () => {}, restored = () => {}, undoes = false }) {
  const part = (name) => document.getElementById(`${prefix}-${name}`);
  const box = part("fehlschlag");
  const trouble = part("stoerung");
  const title = part("titel");
  let state = "asleep"; // then awake; or failed: then every state is loaded as a page
  let address = window.location.search;
  let shown = valuesOf(untouched(form)); // what the controls hold for the list on show
  let asked = null; // the newest question, the values it was asked with, and what it is after in words
  let lost = false; // whether it got no answer
  let typing = 0;
  let waiting = 0;

  function ask(page = "", what = "") {
    clearTimeout(typing);
    typing = 0;
    const query = queryOf(form);
    if (page) query.set("seite", page);
    if (`${query}` === asked?.question && !lost) return; // on its way, or answered
    asked = { question: `${query}`, values: valuesOf(form), what: what || changes(form, shown) };
    if (state === "failed") window.location.assign(`?${asked.question}`);
    else send();
  }

  /* Before the island is awake the question waits. */
  function send() {
    lost = false;
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, PATIENCE);
    if (state === "awake") window.dash_clientside.set_props(`${prefix}-frage`, { children: asked.question });
  }

  function giveUp() {
    clearTimeout(waiting);
    if (state === "asleep") return fail();
    lost = true;
    if (typing) return; // the next question is about to be asked
    putBack(form, shown);
    restored();
    const count = part("anzahl").textContent;
    report(inserted(form.dataset.failed, { what: asked.what, shown: `${title.textContent}, ${count}` }));
  }

  /* A sentence that comes into an alert on show is heard, also the same one again. */
  function report(text) {
    if (!text && box.contains(document.activeElement)) title.focus({ preventScroll: true }); // the button goes away
    box.hidden = !text;
    trouble.textContent = "";
    requestAnimationFrame(() => (trouble.textContent = text));
  }

  function fail() {
    state = "failed";
    if (asked) window.location.assign(`?${asked.question}`);
  }

  /* Called by Dash: at first without an answer, when the island wakes. */
  function place(answer) {
    if (answer) return receive(answer);
    state = "awake";
    form.dataset.awake = ""; // for whoever watches from outside
    if (asked) send();
    else if (`${queryOf(form)}` !== `${queryOf(untouched(form))}`) ask();
  }

  function receive(answer) {
    if (lost) return; // too late: the controls have gone back
    clearTimeout(waiting);
    report("");
    const focused = document.activeElement;
    const { query } = put(answer);
    if (query === undefined) return undoes && undo();
    placed();
    shown = asked.values;
    const search = query && `?${query}`;
    const turned = pageOf(search) !== pageOf(address);
    if (search !== address) window.history.pushState(null, "", window.location.pathname + search);
    address = search;
    keepFocus(focused, turned);
  }

  /* What was refused may be asked for again. */
  function undo() {
    asked = null;
    putBack(form, shown);
    restored();
  }

  /* The list is drawn anew, and with it the link just used: whoever works by keyboard must not be sent back to the top. A turned page is
     read from its head. Whoever has gone on to a control of the form meanwhile stays there. */
  function keepFocus(focused, turned) {
    if (form.contains(focused) && !focused.matches("a")) return;
    if (turned) {
      title.focus();
      title.scrollIntoView();
    } else if (!focused.isConnected) {
      (sameAs(focused) ?? title).focus({ preventScroll: true });
    }
  }

  /* What took the place of a link: the one of the same id, or the first to the same address. */
  function sameAs(gone) {
    if (gone.id) return document.getElementById(gone.id);
    const links = [...document.querySelectorAll(`#${prefix}-liste a`)];
    return links.find((each) => each.href === gone.href);
  }

  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = 0;
    if (event.target.type === "search") typing = setTimeout(ask, TYPING_PAUSE);
  });
  form.addEventListener("change", () => ask());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) ask();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(`#${prefix} a[data-sets]`);
    if (!link || state !== "awake" || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const parameters = new URL(link.href).searchParams;
    for (const name of link.dataset.sets.split(" ")) fill(form, name, parameters.get(name) ?? "");
    const what = link.getAttribute("aria-label") ?? link.textContent;
    ask(link.dataset.sets === "seite" ? (parameters.get("seite") ?? "1") : "", what);
  });
  part("nochmal").addEventListener("click", () => {
    putBack(form, asked.values);
    restored();
    send();
  });
  document.addEventListener("island-unanswered", (event) => {
    if (asked && !lost && event.detail?.includes(JSON.stringify(asked.question))) giveUp();
  });
  document.addEventListener("island-failed", fail);
  /* Back and forward: the address is the state, so the page is read again from it. A jump inside the page is not a change. */
  window.addEventListener("popstate", () => {
    if (window.location.search !== address) window.location.reload();
  });

  window.dash_clientside = { ...window.dash_clientside, [namespace]: { place } };
  if (BASE) fail(); // a preview has no island
}
