/* What the page shows of one indicator: its values, or the cases behind them. */
(function (atlas) {
  "use strict";
  const KINDS_OF_STATE = ["ok", "provisional"];

  /* One picture of the page's state: made anew for each, it keeps nothing. */
  class ValueMode {
    constructor(page) {
      const { answer, words, state } = page;
      Object.assign(this, { page, answer, words, about: answer.about, position: answer.position(state.year), marks: "marken" });
      this.measure = state.measure === "faelle" ? "faelle" : "wert";
      this.state = { ...state, measure: this.measure };
      this.states = answer.about.survey ? words.surveyStates : words.states;
      this.kindOf = (id) => page.byId.get(id)?.kind;
    }

    title() {
      return atlas.fill(this.answer.titles[this.measure], { year: this.state.year });
    }

    summary() {
      return this.answer.summaries[this.measure][this.position];
    }

    unit() {
      return this.measure === "faelle" ? this.words.casesHead : this.about.unit;
    }

    signs() {
      return [];
    }

    at(id) {
      return this.answer.at(id, this.position, this.measure);
    }

    classOf(id, counts) {
      const said = this.at(id);
      if (said.value === null || said.value === undefined) return this.absent(said, counts);
      const shade = (this.answer.isCategory() ? "c" : "k") + this.answer.colour(said.value, this.measure);
      count(counts, shade);
      counts.any = said.value;
      if (said.status !== "ok") count(counts, said.status);
      return shade + (said.status === "inherited" ? " erbt" : said.status === "provisional" ? " vorl" : "");
    }

    absent(said, counts) {
      const key = said.status === "ok" ? "missing" : said.status;
      count(counts, key);
      return { suppressed: "geheim", unrepresentative: "offen" }[key] || "fehlt";
    }

    legend(counts) {
      return atlas.legend(this.answer, this.state, counts, this.words);
    }

    method(counts) {
      const { answer, words } = this;
      if (answer.isCategory() || counts.any === undefined) return "";
      const named = this.about.breaks && this.measure === "wert" ? words.methodFixed : answer.years.length > 1 ? words.method : words.methodOne;
      const direction = { none: words.darkNone, higher_is_better: words.darkHigher, lower_is_better: words.darkLower }[this.about.polarity];
      return atlas.fill(named, { level: this.page.levels[this.state.level] }) + " " + direction;
    }

    /* Caption and drawing of the strip of own values. */
    strip(width) {
      const { answer, words, page } = this;
      if (answer.isCategory()) return null;
      const items = page.facts.map((area) => ({ ...area, ...this.at(area.id) })).filter((area) => area.value !== null && KINDS_OF_STATE.includes(area.status));
      const inherits = items.length < page.facts.length && this.about.inherits;
      const places = { count: atlas.number(items.length, 0), level: page.levels[this.state.level] };
      if (!items.length) return { caption: words.stripNone, drawing: "" };
      const ends = this.ends();
      const caption = [atlas.fill(inherits ? words.strip : words.stripAll, places), ends.turned ? words.stripTurned : ""].filter(Boolean).join(" ");
      return { caption, drawing: atlas.strip(answer, this.state, items, this.stripMarks(), ends, width) };
    }

    /* The favourable end stands right, as on all pages (dashboard/comparing/polarity.py); counted cases have none. */
    ends() {
      const polarity = this.measure === "wert" ? this.about.polarity : "none";
      const [left, right] = this.words.stripEnds[polarity];
      return { left, right, turned: polarity === "lower_is_better" };
    }

    stripMarks() {
      const { answer, words, page, position } = this;
      const marks = [];
      const land = this.measure === "wert" ? answer.land(position, "wert") : null;
      if (land !== null) marks.push({ kind: "land", value: land, label: `${answer.landName(position, words)} ${answer.text(land, "wert")}` });
      const said = page.chosen.length === 1 ? this.at(page.chosen[0]) : null;
      if (said && said.value !== null) {
        const inherited = said.status === "inherited";
        marks.push({ kind: inherited ? "geerbt" : "gewaehlt", value: said.value, label: page.name(page.chosen[0]) + (inherited ? ` (${words.inheritedShort})` : "") });
      }
      return marks;
    }

    panel(id) {
      return id !== "07" || this.answer.rows[id] ? atlas.panelValue(id, this) : "";
    }

    /* ── words ── */
    whose(said) {
      const { words, page } = this;
      if (said.status === "inherited") return atlas.fill(said.from.length === 5 ? words.inherited : words.inheritedKommune, { from: page.name(said.from) });
      return said.status === "provisional" ? this.states.provisional : "";
    }

    absence(said) {
      if (this.measure === "faelle" && this.about.inherits && said.status === "missing") return this.words.notInherited;
      return this.states[said.status] || this.states.missing;
    }

    text(value) {
      return this.answer.text(value, this.measure);
    }

    interval(said) {
      if (said.value === null || said.low === null || said.low === undefined) return "";
      return atlas.fill(this.words.interval, { low: this.text(said.low), high: this.text(said.high) });
    }

    persons({ n, neff }) {
      if (n === null || n === undefined) return "";
      return atlas.fill(neff ? this.words.personsEffective : this.words.persons, { n: atlas.number(n, 0), neff: atlas.number(neff, 0) });
    }

    mood({ mood }) {
      return mood ? atlas.fill(this.words.mood, { share: atlas.percent(mood.share, 1), n: atlas.number(mood.n, 0) }) : "";
    }

    cases(said) {
      if (!this.about.has_cases || this.measure === "faelle" || said.cases === null || said.cases === undefined) return "";
      return atlas.fill(this.words.cases, { count: atlas.number(said.cases, 0), what: this.words.casesHead });
    }

    isCompared() {
      return this.about.compared.includes(this.state.level);
    }

    compared(id, reference = this.state.reference) {
      return this.answer.comparison(id, this.position, reference, this.kindOf(id));
    }

    /* "gleiche Art (8.554): statistisch gesichert höher (99,8 %)"; empty where there is nothing to compare. */
    against(id, reference = this.state.reference) {
      const found = this.compared(id, reference);
      if (!found) return "";
      const name = this.words.references[reference];
      const named = found.value === null ? name : atlas.fill(this.words.withValue, { reference: name, value: this.text(found.value) });
      return atlas.fill(this.words.against, { reference: named, said: this.result(found) });
    }

    result(found) {
      const { words } = this;
      if (!found.result) return atlas.fill(words.notComputable, { reason: found.reason });
      const word = words.certainly[found.result];
      return found.certain.length ? `${word} (${words.confidences[found.certain.at(-1)]})` : word;
    }

    /* The same for a cell of a table: "▲ höher (99,8 %)"; the reason why not stands in the panel and in the file. */
    shortResult(said, found) {
      const { words } = this;
      if (said.status === "inherited") return words.notComparedInherited;
      if (!found) return "–";
      if (!found.result) return words.notComputableLegend;
      return words.results[found.result] + (found.certain.length ? ` (${words.confidences[found.certain.at(-1)]})` : "");
    }

    trendFound(id) {
      return this.measure === "wert" ? this.answer.trendOf.get(id) : undefined;
    }

    trendOf(id) {
      const { words } = this;
      const found = this.trendFound(id);
      if (!found) return "";
      const years = found.first === found.last ? found.first : `${found.first}–${found.last}`;
      const said = found.result ? atlas.fill(words.trendSpan, { word: words.trends[found.result], years }) : atlas.fill(words.notComputable, { reason: found.reason });
      return atlas.fill(words.trendLine, { said });
    }

    shortTrend(id) {
      const found = this.trendFound(id);
      return found ? this.words.trends[found.result] || this.words.notComputableLegend : "–";
    }

    /* What the hint at an area says, a line each. */
    lines(area) {
      const { words, state, about } = this;
      const said = this.at(area.id);
      const there = said.value !== null && said.value !== undefined;
      const share = this.answer.isCategory() || about.scale === "share";
      const unit = this.measure === "faelle" ? words.casesHead : share ? "" : about.unit_short;
      const value = there ? `${this.text(said.value)} ${unit}`.trim() : this.absence(said);
      const council = state.level === "kommune" ? `${words.council}: ${this.page.statuses[area.status || "unklar"]}` : "";
      const own = said.status !== "inherited" && this.measure === "wert";
      return [value, this.mood(said), this.whose(said), own ? this.interval(said) : "", own ? this.persons(said) : "", own ? this.against(area.id) : "",
        own ? this.trendOf(area.id) : "", council].filter(Boolean);
    }

    /* ── table ── */
    table(title) {
      const { page, words, about, answer } = this;
      const rows = page.facts.map((area) => this.row(area));
      return { caption: atlas.fill(words.tableCaption, { title }), columns: this.columns(answer, about, words), selected: page.chosen, rows };
    }

    columns(answer, about, words) {
      const wert = this.measure === "wert";
      const has = (index) => wert && Object.values(answer.rows).some((row) => row[index]?.length);
      const number = (key, head, unit = "") => ({ key, head, unit, numeric: true });
      return [
        { key: "area", head: words.area }, ...(about.survey ? [] : [number("inhabitants", words.inhabitants)]),
        { ...number("value", wert ? words.value : words.casesHead, wert && about.scale !== "share" ? about.unit_short : ""), numeric: !answer.isCategory() },
        ...(has(1) ? [number("interval", words.intervalHead)] : []),
        ...(wert && about.has_cases ? [number("cases", words.casesHead)] : []),
        ...(about.survey ? [number("n", words.personsHead), number("neff", words.effectiveHead)] : []),
        ...(wert && this.isCompared() ? [{ key: "compared", head: atlas.fill(words.comparisonHead, { reference: words.references[this.state.reference] }) }] : []),
        ...(wert && answer.trendOf.size ? [{ key: "trend", head: words.trendHead }] : []),
        { key: "status", head: words.statusHead },
        ...(this.state.level === "kommune" ? [{ key: "council", head: words.council }] : []),
      ];
    }

    row(area) {
      const { answer, page } = this;
      const said = this.at(area.id);
      const there = said.value !== null && said.value !== undefined;
      const bounded = there && said.low !== null && said.low !== undefined;
      const found = this.compared(area.id);
      const by = {
        ...page.whereabouts(area), inhabitants: area.inhabitants, value: there ? (answer.isCategory() ? this.text(said.value) : said.value) : null,
        interval: there ? said.low : null, cases: said.cases, n: said.n, neff: said.neff,
        compared: this.shortResult(said, found), trend: this.shortTrend(area.id),
        status: there ? this.whose(said) || this.states.ok : [this.absence(said), this.mood(said)].filter(Boolean).join(": "), council: page.statuses[area.status] || "",
      };
      const whole = (value) => (value === null || value === undefined ? "–" : atlas.number(value, 0));
      const cells = { ...by, inhabitants: whole(area.inhabitants), value: there ? this.text(said.value) : "–",
        interval: bounded ? `${this.text(said.low)}–${this.text(said.high)}` : "–", cases: whole(said.cases), n: whole(said.n), neff: whole(said.neff) };
      for (const key of Object.keys(cells)) cells[key] = atlas.escape(cells[key] ?? "");
      return { id: area.id, name: area.name, by, cells };
    }
  }

  function count(counts, key) {
    counts[key] = (counts[key] || 0) + 1;
  }

  atlas.countOf = count;
  atlas.ValueMode = ValueMode;
})(window.atlas);
