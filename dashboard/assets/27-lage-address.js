/* What the page shows ⇄ its address; dashboard/selection.py does the same for the first request. */
(function (atlas) {
  "use strict";
  const PARAMETERS = { kennzahl: "indicator", ebene: "level", jahr: "year", gebiet: "area", ansicht: "view", mass: "measure", bezug: "reference", sicherheit: "confidence", gewichte: "weights" };

  const VIEWS = ["karte", "tabelle"];
  const MEASURES = ["wert", "faelle", "unterschied"];

  class Address {
    /* settings: indicators by id, first (the usual indicator), need (which is need and structure), levels, words, version of the data;
       weights: what of own weights can be had */
    constructor({ indicators, first, need, levels, words, version, weights }) {
      Object.assign(this, { indicators, first, need, levels, words, version, weights });
    }

    /* An indicator is not there at every level and in every year: the nearest there is, and a sentence that says so. */
    settle(state, before) {
      const about = this.indicators[state.indicator];
      const notes = [];
      if (!about.levels.includes(state.level)) {
        state.level = about.levels.includes("kommune") ? "kommune" : about.levels[0];
        notes.push(atlas.fill(this.words.levelMissing, { indicator: about.short_title, level: this.levels[state.level] }));
      }
      const newest = about.periods.at(-1);
      const followed = before.year === this.indicators[before.indicator].periods.at(-1); // whoever saw the newest year sees it again
      if (before.indicator !== state.indicator && followed) state.year = newest;
      if (!about.periods.includes(state.year)) {
        notes.push(atlas.fill(this.words.yearMissing, { year: state.year, shown: newest }));
        state.year = newest;
      }
      const offered = { wert: true, faelle: about.has_cases, unterschied: about.compared.includes(state.level) };
      if (!offered[state.measure]) {
        if (state.measure === "unterschied" && about.scale !== "need") notes.push(this.words.noComparison);
        state.measure = "wert";
      }
      return { state, note: notes.join(" ") };
    }

    /* How an indicator is shown when the address says no more; the same as `usual` in dashboard/selection.py. */
    usual(indicator) {
      const about = this.indicators[indicator];
      const level = about.levels.includes("kommune") ? "kommune" : about.levels[0];
      return { indicator, level, year: about.periods.at(-1), area: "", view: "karte", measure: "wert", reference: "kind", confidence: "998", weights: "" };
    }

    /* The shortest address of a state: what is usual is left out. */
    of(state) {
      const query = new URLSearchParams();
      const usual = { ...this.usual(state.indicator), indicator: this.first };
      for (const [name, key] of Object.entries(PARAMETERS)) {
        if (state[key] && state[key] !== usual[key] && (key !== "weights" || state.indicator === this.need)) query.set(name, state[key]);
      }
      return location.pathname + asked(query);
    }

    /* Path and query of a state for others to open: it says of which data version it was. */
    link(state) {
      const [path, query] = this.of(state).split("?");
      return path + asked(new URLSearchParams([...new URLSearchParams(query), ["v", this.version]]));
    }

    /* What follows the address of the values of a state. */
    valuesQuery(state) {
      return state.indicator === this.need && state.weights ? asked(new URLSearchParams({ gewichte: state.weights })) : "";
    }

    /* {state, note} of the address the browser has gone back to; the first one of a visit may be wrong. */
    read() {
      const query = new URLSearchParams(location.search);
      const asked = query.get("kennzahl");
      const state = this.usual(asked in this.indicators ? asked : this.first);
      for (const [name, key] of Object.entries(PARAMETERS)) {
        if (key !== "indicator" && query.has(name)) state[key] = key === "year" ? Number(query.get(name)) : query.get(name);
      }
      if (!VIEWS.includes(state.view)) state.view = VIEWS[0];
      if (!MEASURES.includes(state.measure)) state.measure = MEASURES[0];
      if (!(state.reference in this.words.references)) state.reference = "kind";
      if (!(state.confidence in this.words.confidences)) state.confidence = "998";
      state.weights = this.weights.settled(state.weights);
      return this.settle(state, state);
    }
  }

  /* Colons and commas may stand in a query as they are. */
  function asked(query) {
    const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
    return text && "?" + text;
  }

  atlas.Address = Address;
})(window.atlas);
