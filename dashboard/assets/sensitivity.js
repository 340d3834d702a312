/* Weights of need and structure by sliders: every step asks for the parts of the page anew (question_form.js), a step says its name, the box
   beside a slider turns it off and on, and the map takes the colours of the answer. Which field a Kommune lies in is the server's business. */

import { converse } from "./question_form.js";

/** Let a slider say in words what it stands on: to eyes, to screen readers, and by its box. */
export function say(slider) {
  const words = slider.dataset.worte.split("|")[slider.value];
  slider.setAttribute("aria-valuetext", words);
  const row = slider.closest(".gw-regler");
  row.querySelector("output").textContent = words;
  row.querySelector("[data-schaltet]").checked = slider.value !== "0";
  row.classList.toggle("geaendert", slider.value !== slider.dataset.default);
}

/** Colour the Kommunen of the map anew: classes in the order of the map. */
export function colour(areas, classes) {
  for (const [index, css] of classes.split(",").entries()) areas[index]?.setAttribute("class", `f ${css}`);
}

function start(form) {
  const sliders = [...form.querySelectorAll("input[type=range]")];
  const areas = document.getElementById("gewichte-gebiete").children;
  const area = form.elements.namedItem("gebiet");
  const changed = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));
  const sayAll = () => sliders.forEach(say);

  function placed() {
    sayAll();
    colour(areas, document.getElementById("gewichte-farben").textContent);
  }

  /* Before the question is asked: a box sets its slider, and a slider that is being drawn asks at every step. */
  form.addEventListener(
    "input",
    ({ target }) => {
      const slider = target.dataset.schaltet ? document.getElementById(target.dataset.schaltet) : target;
      if (!sliders.includes(slider)) return;
      if (target !== slider) slider.value = target.checked ? target.dataset.an : 0;
      say(slider);
      changed(slider);
    },
    { capture: true },
  );
  converse(form, { prefix: "gewichte", namespace: "sensitivity", placed, restored: sayAll, undoes: true });

  document.addEventListener("click", (event) => {
    const point = event.target.closest("#gewichte [data-waehle]");
    const link = event.target.closest("#gewichte-liste a");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || !(point || link)) return;
    event.preventDefault();
    area.value = point ? point.dataset.waehle : new URL(link.href).searchParams.get("gebiet");
    if (link) document.getElementById("gewichte-eine-titel").focus(); // read on there; a point is watched where it lies
    changed(area);
  });
  sayAll();
}

const form = document.getElementById("gewichte-form");
if (form) start(form);
