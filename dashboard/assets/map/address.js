/* What the page shows ⇄ addresses. Names, usual values and what can be had come from the server (pages/lage/settings.py); a state holds
   every parameter of the page by its name, as text. */
import { BASE } from "../base.js";
import { fill } from "../german.js";

export class Addresses {
  /* settings: {version, usual, need, levels, indicators, themes, words} */
  constructor(settings) {
    Object.assign(this, settings);
    this.names = Object.keys(this.usual);
  }

  /* How an indicator is shown when an address says no more. */
  usualOf(indicator) {
    const { measures, years } = this.indicators[indicator];
    return { ...this.usual, kennzahl: indicator, ebene: Object.keys(measures)[0], jahr: years.at(-1) };
  }

  /* The shortest query of a state, as addresses/map_selection.py to_query writes it. */
  query(state) {
    return this.queryOf(state, this.names, { ...this.usualOf(state.kennzahl), kennzahl: this.usual.kennzahl });
  }

  /* The state an address of this page describes; the server has written it, so all it names is there. */
  read(address) {
    const given = Object.fromEntries(new URL(address, location.href).searchParams);
    const usual = this.usualOf(given.kennzahl || this.usual.kennzahl);
    return Object.fromEntries(Object.entries(usual).map(([name, text]) => [name, given[name] ?? text]));
  }

  /* The topics of the theme an indicator belongs to, each with its indicators. */
  topicsBeside(indicator) {
    return this.themes.find((topics) => topics.some(([, ids]) => ids.includes(indicator)));
  }

  page(state) {
    const query = this.query(state);
    return BASE ? BASE + query : "/" + query;
  }

  parts(state) {
    return `${BASE}/lage/teile/${this.version}${this.query(state)}`;
  }

  map(level) {
    return `${BASE}/karte/${this.version}/${level}.svg`;
  }

  /* How every area looks, in all years. */
  answer(state) {
    const names = state.mass === "unterschied" ? ["mass", "bezug", "sicherheit", "gewichte"] : ["mass", "gewichte"];
    return `${BASE}/api/v1/werte/${this.version}/${state.ebene}/${state.kennzahl}.json${this.queryOf(state, names)}`;
  }

  /* What the hints say, in one year. */
  hints(state) {
    const query = this.queryOf(state, ["mass", "bezug", "sicherheit", "gewichte"]);
    return `${BASE}/api/v1/hinweise/${this.version}/${state.ebene}/${state.kennzahl}/${state.jahr}.json${query}`;
  }

  /* Commas and colons may stand in a query as they are. Own weights are of need and structure only. */
  queryOf(state, names, usual = this.usual) {
    const isUnusual = (name) =>
      state[name] && state[name] !== usual[name] && (name !== "gewichte" || state.kennzahl === this.need);
    const query = new URLSearchParams(names.filter(isUnusual).map((name) => [name, state[name]])).toString();
    return query && `?${query.replaceAll("%3A", ":").replaceAll("%2C", ",")}`;
  }

  /* The state after a change of some parameters. An indicator is not there at every level and in every year: the nearest state there is,
     and a sentence that says so. Who saw the newest year (the last there is: of surveys the newest value of each area) sees that of another
     indicator too, unless the change names a year. */
  settle(part, before) {
    const state = { ...before, ...part };
    const { title, years, names = years, measures } = this.indicators[state.kennzahl];
    const notes = [];
    if (!(state.ebene in measures)) {
      state.ebene = Object.keys(measures)[0];
      notes.push(fill(this.words.levelMissing, { indicator: title, level: this.levels[state.ebene] }));
    }
    const newest = years.at(-1);
    const sawNewest = before.jahr === this.indicators[before.kennzahl].years.at(-1);
    if (before.kennzahl !== state.kennzahl && sawNewest && !("jahr" in part)) state.jahr = newest;
    if (!years.includes(state.jahr)) {
      notes.push(fill(this.words.yearMissing, { year: state.jahr, shown: names.at(-1) }));
      state.jahr = newest;
    }
    if (!measures[state.ebene].includes(state.mass)) {
      if (state.mass === "unterschied" && state.kennzahl !== this.need) notes.push(this.words.noComparison);
      state.mass = this.usual.mass;
    }
    return { state, note: notes.join(" ") };
  }
}
