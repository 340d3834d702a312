/* How the values of an indicator differ from a reference: higher, not distinguishable, lower, not computable. */
(function (atlas) {
  "use strict";
  const POLES = { higher_is_better: ["besser", "schlechter"], lower_is_better: ["schlechter", "besser"] };

  /* The same values, painted by how they differ from the reference. */
  class DifferenceMode extends atlas.ValueMode {
    constructor(page) {
      super(page);
      this.marks = "urteile";
      this.poles = POLES[this.about.polarity] || ["hoeher", "niedriger"];
    }

    /* higher, similar, lower at the confidence chosen; "" not computable; null: nothing to compare */
    verdict(id) {
      const found = this.compared(id);
      if (!found || !found.result) return found && "";
      return found.certain.includes(this.state.confidence) ? found.result : "similar";
    }

    classOf(id, counts) {
      const said = this.at(id);
      const verdict = this.verdict(id);
      if (said.status !== "inherited" && verdict === null) return this.absent(said, counts);
      if (verdict === "") counts.reasons = (counts.reasons || new Set()).add(this.compared(id).reason);
      const key = said.status === "inherited" ? "inherited" : verdict || "uncomputable";
      atlas.countOf(counts, key);
      return { inherited: "unverglichen", uncomputable: "unberechenbar" }[key] || this.css(verdict);
    }

    css(verdict) {
      return "d-" + { higher: this.poles[0], similar: "gleich", lower: this.poles[1] }[verdict];
    }

    signs() {
      return this.page.facts.map((area) => [area.id, this.verdict(area.id)]).filter(([, verdict]) => verdict === "higher" || verdict === "lower");
    }

    title() {
      const { words, state, page } = this;
      return atlas.fill(words.differenceTitle, { indicator: this.about.title, reference: words.to[state.reference], level: page.levelsInTitle[state.level], year: state.year });
    }

    summary() {
      const { words, state, page } = this;
      const counts = {};
      for (const area of page.facts) this.classOf(area.id, counts);
      const areas = (number) => `${atlas.number(number, 0)} ${(number === 1 ? page.levelsOne : page.levelsInTitle)[state.level]}`;
      const say = (template, number, more = {}) => (number ? atlas.fill(template, { areas: areas(number), ...more }) : "");
      const judged = (counts.higher || 0) + (counts.similar || 0) + (counts.lower || 0);
      const numbers = Object.fromEntries(["higher", "similar", "lower"].map((key) => [key, counts[key] || 0]));
      return [
        judged ? atlas.fill(words.differenceSummary, { confidence: words.confidences[state.confidence], ...numbers }) : words.differenceNone,
        say(words.differenceNot, counts.uncomputable, { reasons: [...(counts.reasons || [])].join("; ") }), say(words.differenceInherited, counts.inherited),
        say(words.differenceMissing, (counts.missing || 0) + (counts.suppressed || 0) + (counts.unrepresentative || 0)),
      ].filter(Boolean).join(" ");
    }

    unit() {
      return atlas.fill(this.words.differenceUnit, { reference: this.words.references[this.state.reference] });
    }

    legend(counts) {
      const { words } = this;
      const [up, down] = { besser: [words.better, words.worse], schlechter: [words.worse, words.better], hoeher: ["{word}", "{word}"] }[this.poles[0]];
      const named = { higher: atlas.fill(up, { word: words.certainly.higher }), similar: words.certainly.similar, lower: atlas.fill(down, { word: words.certainly.lower }) };
      const judged = Object.entries(named).map(([verdict, label]) => atlas.legendRow(this.css(verdict) + " zeigt-" + verdict, label, counts[verdict] || 0));
      const extra = (key, css, label) => (counts[key] ? atlas.legendRow(css, label, counts[key]) : "");
      return `<ul class="klassen">${judged.join("")}</ul><ul class="klassen zusatz">${extra("inherited", "unverglichen", words.inheritedLegend)}` +
        `${extra("uncomputable", "unberechenbar", words.notComputableLegend)}${atlas.legendOfAbsent(this.answer, this.state, counts, words)}</ul>`;
    }

    method() {
      return this.about.polarity === "none" ? `${this.words.differenceMethod} ${this.words.differenceNeutral}` : this.words.differenceMethod;
    }

    columns(answer, about, words) {
      const kept = super.columns(answer, about, words).filter((column) => !["inhabitants", "cases", "neff", "council"].includes(column.key));
      const at = kept.findIndex((column) => column.key === "compared");
      const reference = { key: "reference", head: atlas.fill(words.referenceHead, { reference: words.references[this.state.reference] }), unit: about.scale === "share" ? "" : about.unit_short, numeric: true };
      kept.splice(at, 1, reference, { key: "compared", head: atlas.fill(words.comparisonHead, { reference: words.confidences[this.state.confidence] }) });
      return kept;
    }

    row(area) {
      const row = super.row(area);
      const found = this.compared(area.id);
      row.by.reference = found?.value ?? null;
      row.cells.reference = found && found.value !== null ? atlas.escape(this.text(found.value)) : "–";
      return row;
    }

    /* At the confidence chosen; what is certain at 95 % only is said as such. */
    shortResult(said, found) {
      if (!found || !found.result || said.status === "inherited") return super.shortResult(said, found);
      const verdict = found.certain.includes(this.state.confidence) ? found.result : "similar";
      const only = verdict !== found.result ? ` (${this.words.confidences["95"]}: ${this.words.results[found.result]})` : "";
      return this.words.results[verdict] + only;
    }

    /* With an area chosen the strip marks what it is compared with instead of the Land. */
    stripMarks() {
      const marks = super.stripMarks();
      const found = this.page.chosen.length === 1 ? this.compared(this.page.chosen[0]) : null;
      if (!found || found.value === null) return marks;
      const label = `${this.words.references[this.state.reference]} ${this.text(found.value)}`;
      return [{ kind: "land", value: found.value, label }, ...marks.filter((mark) => mark.kind !== "land")];
    }
  }

  atlas.DifferenceMode = DifferenceMode;
})(window.atlas);
