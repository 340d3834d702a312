/* The controls above the map: a form of native elements whose names are those of the address. */
import { fill } from "../german.js";

const NO_FILTER = { kreis: "", pp: "", ortsart: "", groesse: "", stand: "", mit: "" };
const FILTER = Object.keys(NO_FILTER);
const OTHERS = ["mass", "bezug", "sicherheit", "ansicht"];

export class Controls {
  /* addresses: what can be had; change(part of the state): something was chosen; state: what is on show when the page opens. */
  constructor(addresses, change) {
    Object.assign(this, { addresses, change });
    const at = (name) => document.getElementById(`lage-${name}`);
    Object.assign(this, {
      form: at("regler"),
      indicator: at("kennzahl"),
      levels: at("ebene"),
      years: at("jahr"),
      earlier: at("jahr-zurueck"),
      later: at("jahr-weiter"),
      measures: at("mass"),
      comparison: at("vergleich"),
      filter: at("filter"),
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // Own weights have names of their own.
    this.form.addEventListener("change", ({ target }) => target.name && this.change({ [target.name]: chosen(target) }));
    this.earlier.addEventListener("click", () => this.step(-1));
    this.later.addEventListener("click", () => this.step(1));
    at("klappe").addEventListener("click", ({ currentTarget }) => this.fold(currentTarget));
    at("filter-aufheben").addEventListener("click", () => this.change(NO_FILTER));
    this.closeFilter();
  }

  step(by) {
    const { years } = this.addresses.indicators[this.state.kennzahl];
    const year = years[years.indexOf(this.state.jahr) + by];
    if (year) this.change({ jahr: year });
  }

  /* On a phone the controls take one line until they are asked for. */
  fold(button) {
    const isOpen = this.form.classList.toggle("offen");
    button.setAttribute("aria-expanded", String(isOpen));
  }

  /* The filter lies over the page: Escape and whatever happens elsewhere closes it. */
  closeFilter() {
    const { filter } = this;
    filter.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !filter.open) return;
      filter.open = false;
      filter.querySelector("summary").focus();
    });
    for (const kind of ["pointerdown", "focusin"]) {
      document.addEventListener(kind, ({ target }) => {
        if (!filter.contains(target)) filter.open = false;
      });
    }
  }

  /* What is chosen and what can be chosen in a state. */
  show(state) {
    this.state = state;
    const isNeed = state.kennzahl === this.addresses.need;
    const { years, measures } = this.addresses.indicators[state.kennzahl];
    this.listIndicators(state);
    this.listYears(state);
    const position = years.indexOf(state.jahr);
    // At an end they stay focusable: who pressed them by keyboard keeps the place.
    this.earlier.setAttribute("aria-disabled", String(position <= 0));
    this.later.setAttribute("aria-disabled", String(position >= years.length - 1));
    this.years.closest(".feld").hidden = years.length < 2;
    for (const option of this.levels.options) option.disabled = !(option.value in measures);
    for (const field of this.form.elements) this.showChoice(field, state, measures);
    for (const group of this.filter.querySelectorAll("details")) this.showGroup(group);
    this.measures.hidden = isNeed || measures[state.ebene].length < 2;
    this.comparison.hidden = state.mass !== "unterschied";
  }

  showChoice(field, state, measures) {
    if (!(field.name in state)) return;
    if (field.type === "checkbox") field.checked = state[field.name].split(",").includes(field.value);
    else if (field.type === "radio") field.checked = state[field.name] === field.value;
    else field.value = state[field.name];
    if (field.name !== "mass") return;
    field.disabled = !measures[state.ebene].includes(field.value);
    field.parentElement.hidden = field.disabled;
  }

  /* A folded group of boxes says which of them are chosen, or how many. */
  showGroup(group) {
    const { filterAny, filterChosen } = this.addresses.words;
    const names = [...group.querySelectorAll(":checked")].map((box) => box.parentElement.textContent.trim());
    const text = names.length > 1 ? fill(filterChosen, { count: names.length }) : names[0] || filterAny;
    group.querySelector(".filter-gewaehlt").textContent = text;
  }

  /* What a state has other than the one before beside indicator, level, year and area, in the words by which it is chosen: the whole
     filter where it is another one. */
  describe(state, before) {
    const isOther = (name) => state[name] !== before[name];
    const words = (name) =>
      state[name]
        .split(",")
        .filter(Boolean)
        .map((value) => this.wordsOf(name, value));
    const filter = FILTER.some(isOther) ? FILTER.flatMap(words) : [];
    if (FILTER.some(isOther) && !filter.length) filter.push(this.addresses.words.filterNone);
    return [...OTHERS.filter(isOther).flatMap(words), ...filter];
  }

  wordsOf(name, value) {
    if (name === "mit") return this.addresses.words.filterWithBody;
    const links = { stand: `#lage-stand-${value} .standwort`, ansicht: "#lage-ansicht" };
    const field = `[name="${name}"] > option[value="${value}"], label:has([name="${name}"][value="${value}"])`;
    return document.querySelector(links[name] ?? field)?.textContent.trim();
  }

  /* Those of the theme, by topic; where it has a single one its tab says it all. */
  listIndicators(state) {
    const topics = this.addresses.topicsBeside(state.kennzahl);
    if (this.topics === topics) return;
    const isFirst = !this.topics; // the server has listed them
    this.topics = topics;
    if (isFirst) return;
    const titled = (id) => new Option(this.addresses.indicators[id].title, id);
    const groups = topics.map(([topic, ids]) => {
      const group = Object.assign(document.createElement("optgroup"), { label: topic });
      group.append(...ids.map(titled));
      return group;
    });
    this.indicator.replaceChildren(...groups);
    this.indicator.closest(".feld").hidden = this.indicator.length < 2;
  }

  /* The newest year first, under the names the page gives them. */
  listYears(state) {
    const { words, indicators } = this.addresses;
    const { years, names = years, asked } = indicators[state.kennzahl];
    if (this.listed !== names.join()) {
      this.listed = names.join();
      this.years.replaceChildren(...years.map((year, place) => new Option(names[place], year)).reverse());
      this.years.title = asked ? words.surveyYears : "";
    }
    this.years.value = state.jahr;
  }
}

/* What a field says; boxes of one name say theirs together. */
function chosen(field) {
  if (field.type !== "checkbox") return field.value;
  const boxes = [...field.form.elements].filter((each) => each.name === field.name && each.checked);
  return boxes.map((box) => box.value).join(",");
}
