/* The search of the catalogue: hides what does not match, says how many are left, and becomes part of the address.
   Without this script the form asks the server, which does the same (see dashboard/pages/daten/catalogue.py). */

import { fill, number } from "./german.js";
import { fold, foldUmlauts } from "./text_search.js";

const PAUSE = 200; // milliseconds after the last key
const form = document.getElementById("daten-suchen");
const field = document.getElementById("daten-suche");
const everything = document.getElementById("daten-alle");
const status = document.getElementById("daten-anzahl");
const entries = [...document.querySelectorAll(".daten-kennzahl")];
let waiting = 0;
let unfolded = entries.filter((entry) => entry.open);

function search() {
  window.clearTimeout(waiting);
  const text = field.value.trim();
  const words = foldUmlauts(fold(text)).split(" ").filter(Boolean);
  const matching = entries.filter((entry) => words.every((word) => entry.dataset.woerter.includes(word)));
  for (const entry of entries) entry.hidden = !matching.includes(entry);
  for (const topic of document.querySelectorAll(".daten-thema")) {
    topic.hidden = !topic.querySelector(".daten-kennzahl:not([hidden])");
  }
  unfold(words.length && matching.length <= Number(field.dataset.aufgeklappt) ? matching : []);
  everything.hidden = !text;
  announce(text, matching.length);
  remember(text);
}

/* What the search unfolded is folded again with the next one; what the reader unfolded stays. */
function unfold(matching) {
  for (const entry of unfolded) if (!matching.includes(entry)) entry.open = false;
  unfolded = matching.filter((entry) => !entry.open || unfolded.includes(entry));
  for (const entry of matching) entry.open = true;
}

function announce(text, count) {
  const { keine, eine, viele } = field.dataset;
  const sentence = count === 0 ? keine : count === 1 ? eine : viele;
  const next = fill(sentence, { text, count: number(count, 0) });
  if (status.textContent !== next) status.textContent = next;
}

function remember(text) {
  const { pathname, search: before, hash } = window.location;
  const query = text ? "?" + new URLSearchParams({ suche: text }) : "";
  if (query !== before) window.history.replaceState(null, "", pathname + query + hash);
}

field.addEventListener("input", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(search, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
everything.addEventListener("click", (event) => {
  event.preventDefault();
  field.value = "";
  search();
  field.focus();
});
if (field.value !== field.defaultValue) search(); // the browser brought back what was typed
