/* The analysis. Its form and links are addresses that work without this script; with it, and once the Dash island is awake, they ask the
   server for the parts of the document and for the figures in view. What is chosen is known here and shown everywhere at once; the address
   follows. What a query means is the server's business. */

import { changes, fill, put, putBack, queryOf, untouched, valuesOf } from "./answered_form.js";
import {
  areasOnShow,
  commonCells,
  complete,
  extent,
  FILTER,
  LIST,
  sentence,
  show,
  ticked,
  withAreas,
} from "./analysis/document.js";
import { LiveFigure } from "./analysis/live_figures.js";
import { Selection } from "./analysis/selection.js";
import { startTools } from "./analysis/tools.js";
import { BASE } from "./base.js";
import { fill as inserted } from "./german.js";

const PATIENCE = 10_000; // milliseconds after which an answer counts as lost
const FIGURE_FIRST = 60; // milliseconds the parts wait for the figure: the table is as much work for the browser, and nobody watches it
const REST = 350; // milliseconds without a change of the choice; then what depends on it is asked for
const QUESTION = "analyse-frage";
const ANOTHER_LEVEL = "ebene"; // its areas are others
const PLACE = /^analyse-platz-/;

const element = (id) => document.getElementById(id);
const setProp = (id, question) => window.dash_clientside.set_props(id, { children: question });

function start(form) {
  const words = JSON.parse(element("analyse-werkzeug").dataset.worte);
  const status = element("analyse-auswahl-stand");
  const box = element("analyse-fehlschlag");
  const trouble = element("analyse-stoerung");
  const selection = new Selection(ticked());
  let state = "asleep"; // then awake; or failed: then every state is loaded as a page
  let address = window.location.search;
  let byHand = new URLSearchParams(address).has(LIST); // areas are chosen one by one, not by the filter
  let shown = valuesOf(untouched(form)); // what the controls hold for the parts on show
  let placed = `${queryOf(untouched(form))}`; // what these answer
  let asked = null; // the newest question about the parts
  let lost = false; // whether it got no answer
  let settled = true; // whether it was answered
  let onlyChoice = false; // whether its answer tells nothing new but what is chosen
  let resting = 0;
  let waiting = 0;

  const figures = new Map();
  const ask = (name) => (question) => state === "awake" && setProp(`${QUESTION}-${name}`, question);
  const tools = startTools(element("analyse-werkzeug"), words, figures, selection, areasOnShow);
  for (const place of document.querySelectorAll("[id^=analyse-platz-]")) {
    const name = place.id.replace(PLACE, "");
    figures.set(name, new LiveFigure(place, ask(name), selection, tools.dragging));
  }

  /* What form and choice ask for together. */
  function question() {
    const query = queryOf(form);
    query.delete(LIST);
    if (byHand && selection.size) query.set(LIST, selection.ids.join(","));
    return `${query}`;
  }

  function askFigures(query) {
    for (const figure of figures.values()) figure.want(query);
  }

  function askParts(query, about) {
    const sent = `${extent(placed, query)}?${query}`;
    asked = { question: query, sent, values: valuesOf(form), what: about ?? changes(form, shown) };
    onlyChoice = about !== undefined && (settled || onlyChoice);
    lost = settled = false;
    if (state === "failed") {
      if (!onlyChoice) window.location.assign(`?${query}`);
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => giveUp(), PATIENCE);
    if (state === "awake") setTimeout(() => asked.question === query && setProp(QUESTION, sent), FIGURE_FIRST);
  }

  /* A control was changed. */
  function changed(name) {
    if (FILTER.includes(name) || name === ANOTHER_LEVEL) byHand = false;
    clearTimeout(resting);
    const query = question();
    if (query === asked?.question && !lost) return;
    askFigures(query);
    askParts(query);
  }

  /* Something was chosen: shown at once, asked for when the choice has come to rest. */
  function chosen(_, by) {
    if (by === "visitor") byHand = selection.size > 0;
    for (const figure of figures.values()) figure.mark();
    status.textContent = sentence(selection, words);
    if (by !== "visitor") return;
    const emptied = !byHand && clearFilter();
    const search = new URLSearchParams(window.location.search);
    if (emptied) for (const name of FILTER) search.delete(name);
    window.history.replaceState(null, "", withAreas(`${window.location.pathname}?${search}`, selection.ids));
    address = window.location.search;
    show(selection, byHand);
    clearTimeout(resting);
    resting = setTimeout(() => rested(emptied), selection.size ? REST : 0);
  }

  /* Without areas of its own an address would choose by its filter. Says whether there was one. */
  function clearFilter() {
    const before = `${queryOf(form)}`;
    for (const name of FILTER) fill(form, name, "");
    return `${queryOf(form)}` !== before;
  }

  function rested(emptied) {
    const query = question();
    if (query === asked?.question && !lost) return;
    askFigures(query);
    askParts(query, emptied ? undefined : words.choice);
  }

  function giveUp() {
    clearTimeout(waiting);
    if (state === "asleep") return fail();
    lost = true;
    if (!onlyChoice) putBack(form, shown);
    report(inserted(words.failed, { what: asked.what }));
  }

  function report(text) {
    if (!text && box.contains(document.activeElement))
      element("analyse").querySelector("h1").focus({ preventScroll: true });
    box.hidden = !text;
    trouble.textContent = "";
    if (text) requestAnimationFrame(() => (trouble.textContent = text));
  }

  function fail() {
    if (state === "failed") return;
    state = "failed";
    tools.fail(Boolean(BASE));
    if (asked && !onlyChoice) window.location.assign(`?${asked.question}`);
  }

  /* Called by Dash: at first without an answer, when the island wakes. */
  function place(answer) {
    if (answer) return receive(answer);
    state = "awake";
    const query = question();
    askFigures(query);
    if (`${queryOf(form)}` !== `${queryOf(untouched(form))}` || asked) askParts(query, asked?.what);
  }

  function receive(answer) {
    if (lost) return; // too late: the controls have gone back
    clearTimeout(waiting);
    report("");
    const focused = document.activeElement;
    const [cells, wanted, values] = [commonCells(), question(), valuesOf(form)];
    const { query, chosen: ids } = put(answer);
    complete(cells);
    settled = true;
    if (query === undefined) return;
    placed = asked.question;
    if (wanted !== placed) putBack(form, values); // the visitor has gone on
    if (!onlyChoice) {
      shown = asked.values;
      const search = query && `?${query}`;
      if (search !== address) window.history.pushState(null, "", window.location.pathname + search);
      address = search;
      if (wanted === placed) selection.set(ids ? ids.split(",") : [], "answer");
    }
    show(selection, byHand);
    keepFocus(focused);
  }

  /* What was drawn anew took the focus away: it goes to what took the place, else to the table. */
  function keepFocus(focused) {
    if (focused === document.activeElement) return;
    const same = () =>
      focused.id
        ? element(focused.id)
        : document.querySelector(`#analyse-tabelle [value="${CSS.escape(focused.value ?? "")}"]`);
    ((focused.isConnected ? focused : same()) ?? element("analyse-tabelle"))?.focus({ preventScroll: true });
  }

  selection.subscribe(chosen);
  status.textContent = sentence(selection, words);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed("");
  });
  element("analyse").addEventListener("change", (event) => {
    if (event.target.matches(`input[name=${LIST}]`)) selection.toggle(event.target.value);
    else if (event.target.form === form) changed(event.target.name); // some of its fields stand outside it
  });
  element("analyse").addEventListener("click", (event) => {
    if (event.target.closest("#analyse-aufheben") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      selection.set([]);
    }
    const area = event.target.closest("#analyse-karte [data-gebiet]");
    if (area) selection.toggle(area.dataset.gebiet);
  });
  element("analyse-nochmal").addEventListener("click", () => {
    if (!onlyChoice) putBack(form, asked.values);
    const query = question();
    for (const figure of figures.values()) figure.lose();
    askFigures(query);
    askParts(query, onlyChoice ? words.choice : asked.what);
  });
  document.addEventListener("island-unanswered", (event) => {
    const sent = event.detail ?? "";
    if (asked && !lost && sent.includes(JSON.stringify(asked.sent))) return giveUp();
    for (const figure of figures.values()) {
      if (!figure.sent || !sent.includes(JSON.stringify(figure.sent))) continue;
      figure.lose();
      report(words.figureLost);
    }
  });
  document.addEventListener("island-failed", fail);
  window.addEventListener("popstate", () => {
    if (window.location.search !== address) window.location.reload();
  });

  window.dash_clientside = { ...window.dash_clientside, analysis: { place } };
  if (BASE) fail();
}

const form = document.getElementById("analyse-form");
if (form) start(form);
