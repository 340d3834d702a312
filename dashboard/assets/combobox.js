/* A text field with a list of suggestions (ARIA 1.2 combobox): arrows choose, Enter takes, Escape closes, Tab closes and leaves.
   Every search box of the atlas is one of these. */

import { fill } from "./german.js";
import { find } from "./text_search.js";

const MOST = 12;
const PAUSE = 600; // milliseconds after the last key: the number of matches is read aloud once, not with every letter
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
let count = 0;

function make(tag, properties, attributes = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export class Combobox {
  /* field: an input; load() promises entries [{name, detail, group, text, folded, …}], see text_search.js; choose(entry);
     words: SEARCH of texts/area_search.py; browse: whether an empty field offers everything; submits: whether Enter sends the form of the
     field where nothing is chosen or meant; without the list it always does. */
  constructor(field, { load, choose, words, browse = false, submits = false }) {
    Object.assign(this, {
      field,
      load,
      choose,
      words,
      browse,
      submits,
      entries: null,
      offered: [],
      meant: null,
      active: -1,
    });
    this.id = `vorschlag-${(count += 1)}`;
    const label = field.getAttribute("aria-label") || field.labels[0]?.textContent || field.placeholder;
    this.list = make(
      "div",
      { id: this.id, className: "vorschlaege", hidden: true, tabIndex: -1 }, // what scrolls would catch Tab
      { role: "listbox", "aria-label": label },
    );
    this.status = make("p", { className: "nur-vorlesen" }, { role: "status" });
    field.after(this.list, this.status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.id);
    if (document.activeElement === field) this.ready();
    field.addEventListener("focus", () => this.ready());
    field.addEventListener("input", () => this.suggest());
    field.addEventListener("click", () => browse && this.suggest());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) =>
      this.take(this.offered[event.target.closest("[role=option]")?.dataset.index]),
    );
  }

  async ready() {
    try {
      this.entries = this.entries || (await this.load());
    } catch {
      this.say(this.words.failed); // the browser's console says why
    }
  }

  async suggest() {
    await this.ready();
    if (!this.entries) return;
    const text = this.field.value.trim();
    const { matches, meant } = text ? find(this.entries, text) : { matches: this.browse ? this.entries : [] };
    this.meant = meant;
    this.offer(this.browse ? matches : matches.slice(0, MOST), matches.length, text);
  }

  offer(offered, all, text) {
    const { none, shown, one, many } = this.words;
    this.offered = offered;
    this.active = -1;
    const note = text && !all ? none : all > offered.length ? shown : "";
    this.list.replaceChildren(...this.options(note, { text, shown: offered.length, count: all }));
    this.list.scrollTop = 0;
    this.list.hidden = !text && !offered.length;
    this.field.setAttribute("aria-expanded", String(offered.length > 0));
    this.field.removeAttribute("aria-activedescendant");
    const sentence = all === 0 ? none : all === 1 ? one : many;
    this.say(text ? fill(sentence, { text, count: all }) : "", PAUSE);
  }

  /* In the live region, after a pause in which nothing else is to be said. */
  say(sentence, pause = 0) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => (this.status.textContent = sentence), pause);
  }

  options(note, places) {
    const groups = new Map();
    for (const [index, entry] of this.offered.entries()) {
      const name = entry.group || "";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(this.option(entry, index));
    }
    const parts = [...groups].flatMap(([name, options]) => (name ? [this.group(name, options)] : options));
    if (note) {
      const properties = { className: "vorschlag-hinweis", textContent: fill(note, places) };
      parts.push(make("div", properties, { "aria-hidden": "true" })); // the status says it
    }
    return parts;
  }

  option(entry, index) {
    const option = make("div", { id: `${this.id}-${index}` }, { role: "option", "aria-selected": "false" });
    option.dataset.index = index;
    const name = make("span", { textContent: entry.name });
    option.append(name, " ", make("span", { className: "vorschlag-art", textContent: entry.detail || "" }));
    return option;
  }

  group(name, options) {
    const id = `${options[0].id}-gruppe`;
    const head = make("div", { id, className: "vorschlag-gruppe", textContent: name }, { role: "presentation" });
    const group = make("div", {}, { role: "group", "aria-labelledby": id });
    group.append(head, ...options);
    return group;
  }

  key(event) {
    if (event.key in STEPS) {
      event.preventDefault();
      const move = () => this.move(STEPS[event.key]);
      if (this.list.hidden) this.suggest().then(move);
      else move();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab") {
      this.close();
    } else if (event.key === "Enter" && (this.field.value.trim() || this.active >= 0)) {
      event.preventDefault();
      this.enter();
    }
  }

  move(step) {
    const options = this.list.querySelectorAll("[role=option]");
    if (!options.length) return;
    options[this.active]?.setAttribute("aria-selected", "false");
    const first = step > 0 ? 0 : options.length - 1;
    this.active = this.active < 0 ? first : (this.active + step + options.length) % options.length;
    const option = options[this.active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  /* Enter without a choice takes what is meant: the only match, or the only one of exactly this name. Else the server is asked, or the
     first match is marked. */
  async enter() {
    if (this.active < 0) await this.suggest();
    if (this.active >= 0) this.take(this.offered[this.active]);
    else if (this.meant) this.take(this.meant);
    else if (this.submits || !this.entries) this.field.form?.requestSubmit();
    else if (this.offered.length) this.move(1);
  }

  take(entry) {
    if (!entry) return;
    this.field.value = "";
    this.close();
    this.choose(entry);
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.say("");
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
