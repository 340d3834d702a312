/* The search in the head of every page. Choosing an area is told to the page first, by an event it may cancel ("area-chosen", with id and
   name); else it leads to the profile. Without this script, and until it is there, the form asks the server, which finds the same. */

document.documentElement.classList.add("mit-skript");

const field = document.getElementById("kopf-suche");

function choose({ id, name }) {
  const chosen = new CustomEvent("area-chosen", { detail: { id, name }, cancelable: true });
  if (document.dispatchEvent(chosen)) window.location.assign(field.dataset.ziel.replace("{id}", id));
}

/* What the box needs is loaded when the page has nothing else to do, or somebody wants to type. */
async function wake() {
  const [{ Combobox }, { entries, searchWords }] = await Promise.all([import("./combobox.js"), import("./search.js")]);
  const box = new Combobox(field, { load: () => entries("gebiete"), words: searchWords(), choose, submits: true });
  if (field === document.activeElement && field.value) box.suggest();
}

if (field) {
  let woken = null;
  const once = () => (woken ||= wake().catch(() => {})); // the field stays a form
  field.addEventListener("focus", once, { once: true });
  if (field === document.activeElement) once();
  else window.addEventListener("load", () => (window.requestIdleCallback || setTimeout)(once));
}
