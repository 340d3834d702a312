/* The comparison: the server draws every state; this script fetches the next one instead of loading a page, and keeps the focus. */

import { BASE } from "./base.js";
import { Combobox } from "./combobox.js";
import { entries, searchWords } from "./search.js";

const PATH = `${BASE}/vergleich`;
const page = () => document.getElementById("vergleich");
const announcement = Object.assign(document.createElement("p"), { id: "vgl-ansage", className: "nur-vorlesen" });
let newest = 0;

/* Fetch a state and put it where the old one was, also one with notices about its address (400, 404): it is the same page.
   focus: id of the element to go to when the old one is gone. */
async function go(address, { remember = true, focus = "" } = {}) {
  const mine = (newest += 1);
  page().setAttribute("aria-busy", "true");
  let text;
  try {
    text = await (await fetch(address)).text();
  } catch {
    return void window.location.assign(address); // the browser says what is the matter
  }
  if (mine !== newest) return;
  const answer = new DOMParser().parseFromString(text, "text/html");
  const next = answer.getElementById("vergleich");
  if (!next) return void window.location.assign(address); // an error page: show it as it is
  const before = document.activeElement?.id || focus;
  keepUnfolded(next);
  page().replaceWith(document.adoptNode(next));
  document.title = answer.title;
  if (remember) window.history.pushState(null, "", next.dataset.zustand);
  begin();
  focusOn(focus, before);
  const messages = [...page().querySelectorAll("h1, .meldung li")].map((each) => each.textContent);
  announcement.textContent = messages.join(". ");
}

/* What was unfolded stays so: parts are known by their heads without numbers. */
function keepUnfolded(next) {
  const headOf = (details) => details.firstElementChild.textContent.replace(/\d/g, "");
  const open = new Set([...page().querySelectorAll("details[open]")].map(headOf));
  for (const details of next.querySelectorAll("details")) if (open.has(headOf(details))) details.open = true;
}

function focusOn(focus, before) {
  const target = document.getElementById(focus || before) || document.getElementById(before);
  const element = target || page().querySelector("h1");
  if (element !== document.activeElement) element.focus({ preventScroll: !focus.startsWith("vgl-wert") });
}

/* The address of the form with some values changed. Half a name in the box is no choice. */
function addressWith(changes) {
  const data = new FormData(document.getElementById("vgl-form"));
  const parameters = new URLSearchParams([...data].filter(([name, value]) => value && name !== "dazu"));
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
  return `${PATH}?${parameters}`;
}

function offerAreas(field) {
  if (!field) return;
  const choose = (entry) => go(addressWith({ dazu: entry.id }), { focus: field.id });
  new Combobox(field, { load: () => entries("gebiete"), words: searchWords(), browse: false, choose });
}

function begin() {
  offerAreas(document.getElementById("vgl-dazu"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#vergleich a[data-zustand]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const focus = link.dataset.zustand || (link.closest(".vgl-chips") ? "vgl-dazu" : "");
  go(link.getAttribute("href"), { focus });
});
document.addEventListener("change", (event) => {
  const { target } = event;
  const isChoice = target.form?.id === "vgl-form" && target.matches("select, input[type=checkbox]");
  const isControl = isChoice && !target.closest(".vgl-gruppenwahl"); // a group is put together first, then shown
  if (isControl) go(addressWith({}), { focus: target.id });
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "vgl-form") return;
  event.preventDefault();
  const name = document.getElementById("vgl-dazu")?.value.trim();
  go(addressWith(name ? { dazu: name } : {}), { focus: event.submitter?.id || "" });
});
window.addEventListener("popstate", () => go(window.location.href, { remember: false }));

announcement.setAttribute("role", "status");
page().after(announcement);
// The address an old link or the bare form leaves is brought into its shortest form.
const { zustand } = page().dataset;
if (zustand !== PATH && window.location.search) window.history.replaceState(null, "", zustand);
begin();
