/* "Was wäre, wenn": the form asks for what would follow (question_form.js). The outlines of the map stand once in the document; an answer
   says how its areas look, in their order. */

import { converse } from "./question_form.js";

function recolour() {
  const map = document.getElementById("wenn-karte");
  const words = JSON.parse(map.dataset.looks);
  const looks = document.getElementById("wenn-karte-ansicht").textContent.split(" ");
  for (const [index, area] of map.querySelectorAll(".gebiete path").entries()) {
    const [title] = area.children;
    title.textContent = title.textContent.replace(words[area.getAttribute("class")], words[looks[index]]);
    area.setAttribute("class", looks[index]);
  }
}

const form = document.getElementById("wenn-form");
if (form) converse(form, { prefix: "wenn", namespace: "what_if", placed: recolour });
