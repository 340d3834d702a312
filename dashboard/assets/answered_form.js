/* A form whose every change is answered by the island of its page: what it asks for, what a link sets in it, where an answer is put. */

const EMPTY = "leer"; // an emptied threshold is asked for as such: the server says what it may hold

/** What the form asks for, as the part of an address after "?". Filters without a value are left out. */
export function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = value.trim() || (isThreshold(form.elements.namedItem(name)) ? EMPTY : "");
    if (text) query.set(name, query.has(name) ? `${query.get(name)},${text}` : text);
  }
  return query;
}

const isThreshold = (control) => control.dataset?.default !== undefined;

/** Let the controls of a name hold a value: words with commas for checkboxes; without a value what they hold at first. */
export function fill(form, name, value) {
  for (const control of [...form.elements].filter((each) => each.name === name)) {
    if (control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else control.value = value || (control.dataset.default ?? "");
  }
}

/** Put the parts of an answer where the document has them; gives what the answer says of itself (data attributes): the `query` they belong to,
    none where the question was refused. */
export function put(answer) {
  const parts = new DOMParser().parseFromString(answer, "text/html").body.firstElementChild;
  for (const part of parts.querySelectorAll("[data-part]")) {
    const place = document.getElementById(part.dataset.part);
    if (place && place.innerHTML !== part.innerHTML) place.replaceChildren(...part.childNodes);
  }
  return { ...parts.dataset };
}

/** The form as it was before anybody touched it. */
export function untouched(form) {
  const fresh = form.cloneNode(true);
  fresh.reset();
  return fresh;
}

const controlsOf = (form) => [...form.elements].filter((each) => each.matches("input, select"));
const valueOf = (control) => (control.type === "checkbox" ? control.checked : control.value);
/** What the controls of a form hold, in their order. */
export const valuesOf = (form) => controlsOf(form).map(valueOf);

/** Let the controls hold these values again. */
export function putBack(form, values) {
  for (const [index, control] of controlsOf(form).entries()) {
    control[control.type === "checkbox" ? "checked" : "value"] = values[index];
  }
}

/** What a form holds other than before (`values` of its controls), in the words of its labels. */
export function changes(form, values) {
  const changed = controlsOf(form).filter((each, index) => valueOf(each) !== values[index] && each.labels?.length);
  return changed.map(inWords).join(", ");
}

function inWords(control) {
  const [label] = control.labels;
  if (control.type === "checkbox") return label.textContent.trim();
  return `${label.firstChild.textContent.trim()}: ${control.selectedOptions?.[0].text ?? control.ariaValueText ?? control.value}`;
}
