/* The box in the head of every page: choosing an area leads to its profile. */

import { Combobox } from "./combobox.js";
import { entries, searchWords } from "./search.js";

document.documentElement.classList.add("mit-skript");

const field = document.getElementById("kopf-suche");
if (field) {
  field.disabled = false;
  const choose = (area) => window.location.assign(field.dataset.ziel.replace("{id}", area.id));
  new Combobox(field, { load: () => entries("gebiete"), words: searchWords(), choose });
}
