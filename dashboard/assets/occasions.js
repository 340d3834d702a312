/* The work list: its form asks for other lists (question_form.js), and the Kommunen ticked in its rows stay chosen while it shows others. */

import { fill } from "./german.js";
import { converse } from "./question_form.js";

const ticks = () => document.querySelectorAll("#anlaesse-liste input[name=gebiete]");

/** Keep what is ticked; gives a function that ticks it in a list drawn anew. Chosen Kommunen that are not on show go along as hidden
    fields of the form `bar`, as the document has them without scripts. */
export function keepChosen(bar) {
  const chosen = new Set(new FormData(bar).getAll("gebiete"));
  const hidden = bar.querySelector("[data-verdeckt]");
  const count = bar.querySelector("[data-anzahl]");

  function draw() {
    const away = new Set(chosen);
    for (const tick of ticks()) {
      tick.checked = chosen.has(tick.value);
      away.delete(tick.value);
    }
    hidden.replaceChildren(...[...away].map(hiddenField));
    const words = chosen.size === 1 ? count.dataset.one : chosen.size ? count.dataset.many : count.dataset.none;
    count.textContent = fill(words, { count: chosen.size });
    bar.dataset.gewaehlt = chosen.size ? "ja" : "nein";
  }

  document.addEventListener("change", (event) => {
    if (event.target.form !== bar) return;
    if (event.target.checked) chosen.add(event.target.value);
    else chosen.delete(event.target.value);
    draw();
  });
  bar.querySelector("[data-aufheben]").addEventListener("click", () => {
    chosen.clear();
    draw();
    ticks()[0]?.focus({ preventScroll: true }); // the button goes away
  });
  draw();
  return draw;
}

function hiddenField(value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "gebiete", value });
  return field;
}

const form = document.getElementById("anlaesse-form");
const bar = document.getElementById("anlaesse-wahl");
if (form) converse(form, { prefix: "anlaesse", namespace: "occasions", placed: keepChosen(bar) });
