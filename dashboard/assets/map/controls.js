/* The controls above the map: a form of native elements whose names are those of the address. */
import { fill } from "../german.js";

export class Controls {
  /* addresses: what can be had; change(part of the state): something was chosen; state: what is on show when the page opens. */
  constructor(addresses, change) {
    Object.assign(this, { addresses, change, before: null });
    const at = (name) => document.getElementById(`lage-${name}`);
    Object.assign(this, {
      form: at("regler"),
      indicator: at("kennzahl"),
      years: at("jahr"),
      earlier: at("jahr-zurueck"),
      later: at("jahr-weiter"),
      measures: at("mass"),
      comparison: at("vergleich"),
      need: at("bedarf"),
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // Some belong to the form and stand elsewhere; own weights have names of their own.
    document.addEventListener("change", ({ target }) => {
      if (target.form === this.form && target.name) this.change({ [target.name]: target.value });
    });
    this.earlier.addEventListener("click", () => this.step(-1));
    this.later.addEventListener("click", () => this.step(1));
    this.need?.addEventListener("click", () => this.toNeedOrBack());
  }

  step(by) {
    const { years } = this.addresses.indicators[this.state.kennzahl];
    this.change({ jahr: years[years.indexOf(this.state.jahr) + by] });
  }

  toNeedOrBack() {
    const { need, usual } = this.addresses;
    const back = this.before || { kennzahl: usual.kennzahl };
    this.change(this.state.kennzahl === need ? back : { kennzahl: need });
  }

  /* What is chosen and what can be chosen in a state. */
  show(state) {
    this.state = state;
    const isNeed = state.kennzahl === this.addresses.need;
    const { years, measures } = this.addresses.indicators[state.kennzahl];
    if (!isNeed) this.before = { kennzahl: state.kennzahl, mass: state.mass };
    this.indicator.value = state.kennzahl;
    this.listYears(state);
    const position = years.indexOf(state.jahr);
    this.earlier.disabled = position <= 0;
    this.later.disabled = position >= years.length - 1;
    this.years.closest(".feld").hidden = isNeed;
    for (const input of this.form.elements) {
      if (input.type === "radio") this.showChoice(input, state, measures);
      else if (input.name === "bezug") input.value = state.bezug;
    }
    this.measures.hidden = isNeed || measures[state.ebene].length < 2;
    this.comparison.hidden = state.mass !== "unterschied";
    this.need?.setAttribute("aria-pressed", String(isNeed));
  }

  showChoice(input, state, measures) {
    input.checked = state[input.name] === input.value;
    if (input.name === "ebene") input.disabled = !(input.value in measures);
    if (input.name !== "mass") return;
    input.disabled = !measures[state.ebene].includes(input.value);
    input.parentElement.hidden = input.disabled;
  }

  /* The newest year first; of a survey with the number of Kommunen that have a value. */
  listYears(state) {
    const { words, indicators } = this.addresses;
    const { years, surveyed } = indicators[state.kennzahl];
    const texts = years.map((year, place) =>
      surveyed ? fill(words.surveyYear, { year, count: surveyed[place] }) : year,
    );
    if (this.listed !== texts.join()) {
      this.listed = texts.join();
      this.years.replaceChildren(...years.map((year, place) => new Option(texts[place], year)).reverse());
      this.years.title = surveyed ? words.surveyYears : "";
    }
    this.years.value = state.jahr;
  }
}
