/* The search of the catalogue: hides what does not match, says how many are left, and becomes part of the address.
   Without this script the form asks the server, which does the same (see dashboard/pages/daten/catalogue.py). */
(function (atlas) {
  "use strict";
  const form = document.getElementById("daten-suchen");
  if (!form) return;
  const PAUSE = 200; // milliseconds after the last key
  const field = document.getElementById("daten-suche");
  const everything = document.getElementById("daten-alle");
  const entries = [...document.querySelectorAll(".daten-kennzahl")];
  let waiting = 0;
  let unfolded = entries.filter((entry) => entry.open);

  const words = (text) => atlas.fold(text).replace(/([aou])e/g, "$1").split(" ").filter(Boolean);

  function search() {
    window.clearTimeout(waiting);
    const text = field.value.trim();
    const wanted = words(text);
    const found = entries.filter((entry) => wanted.every((word) => entry.dataset.woerter.includes(word)));
    for (const entry of entries) entry.hidden = !found.includes(entry);
    for (const topic of document.querySelectorAll(".daten-thema")) topic.hidden = !topic.querySelector(".daten-kennzahl:not([hidden])");
    unfold(wanted.length && found.length <= Number(field.dataset.aufgeklappt) ? found : []);
    everything.hidden = !text;
    say(text, found.length);
    remember(text);
  }

  /* What the search unfolded is folded again with the next one; what the reader unfolded stays. */
  function unfold(found) {
    for (const entry of unfolded) if (!found.includes(entry)) entry.open = false;
    unfolded = found.filter((entry) => !entry.open || unfolded.includes(entry));
    for (const entry of found) entry.open = true;
  }

  function say(text, count) {
    const template = count === 0 ? field.dataset.keine : count === 1 ? field.dataset.eine : field.dataset.viele;
    const said = document.getElementById("daten-anzahl");
    const next = atlas.fill(template, { text, count: atlas.number(count, 0) });
    if (said.textContent !== next) said.textContent = next;
  }

  function remember(text) {
    const asked = text ? "?" + new URLSearchParams({ suche: text }) : "";
    if (asked !== window.location.search) window.history.replaceState(null, "", window.location.pathname + asked + window.location.hash);
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
})(window.atlas);
