/* The tools beside the figures: what dragging does, the whole view again, a whole Kreis, the opposite, nothing chosen; and what is said
   where figures cannot be drawn. Every one is a button: whoever uses no mouse chooses by them and by the checkboxes of the table. */

import { areasWithin } from "./selection.js";

const NOTHING = false; // dragging moves the page, as fingers expect

/** Make the tools of `box` work on `figures` (a Map of LiveFigure) and `selection`; `areas()` gives the ids on show. */
export function startTools(box, words, figures, selection, areas) {
  const find = (id) => document.getElementById(`analyse-${id}`);
  const buttons = [...box.querySelectorAll("[data-werkzeug]")];
  const kreise = find("ganzer-kreis");
  const trouble = find("bildstoerung");
  const button = find("bild-laden");
  const idle = [buttons[0].parentElement, box.querySelector(".analyse-hinweis")]; // of no use without live figures
  let asleep = false; // the island does not wake
  let held = window.matchMedia("(pointer: coarse)").matches ? NOTHING : "select";

  function hold(tool) {
    held = tool === held ? NOTHING : tool;
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.werkzeug === held));
    for (const figure of figures.values()) figure.take();
  }

  function say(text, label) {
    trouble.hidden = !text;
    const sentence = trouble.querySelector("p");
    sentence.textContent = "";
    if (text) requestAnimationFrame(() => (sentence.textContent = text));
    if (label) button.textContent = label;
  }

  for (const each of buttons) each.addEventListener("click", () => hold(each.dataset.werkzeug));
  find("ansicht").addEventListener("click", () => {
    for (const figure of figures.values()) figure.reset();
  });
  find("kreis-waehlen").addEventListener("click", () => {
    if (kreise.value) selection.add(areasWithin(kreise.value, areas()));
  });
  find("umkehren").addEventListener("click", () => selection.invert(areas()));
  find("leeren").addEventListener("click", () => selection.set([]));
  button.addEventListener("click", () => {
    if (asleep) return window.location.reload();
    say("");
    document.dispatchEvent(new Event("figures-wanted"));
  });
  document.addEventListener("figures-failed", () => say(words.figuresFailed, words.again));
  document.addEventListener("figures-waiting", () => say(words.figuresWaiting, words.load));
  for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.werkzeug === held));
  box.hidden = false;

  return {
    /** What dragging does now, in the words of Plotly. */
    dragging: () => held,
    /** The island does not wake (a preview has none): choosing still works in table and map, figures stay as the server drew them. */
    fail: (isPreview) => {
      asleep = true;
      for (const group of idle) group.hidden = true;
      button.hidden = isPreview;
      say(isPreview ? words.figuresPreview : words.figuresFailed, words.again);
    },
  };
}
