/* Need and structure: two axes, nine fields, and how certain a Kommune's field is (see dashboard/need_answer.py). */
(function (atlas) {
  "use strict";
  const AXES = ["need", "structure"];
  const THIRDS = [0, 100 / 3, 200 / 3, 100];

  class NeedAnswer {
    constructor(said, about) {
      Object.assign(this, said, { about, decimals: 0, years: about.periods });
    }

    position(year) {
      return this.years.indexOf(year);
    }

    /* {reason, status, need, structure: classes 1…3, assigned, certainty, spans by axis: {value, low, high, known, all}, profile}; under own
       weights `usual` is {why, need, structure} with the default ones, and the certainty is that of the default. */
    at(id) {
      const [reason, need, structure, assigned, certainty, ...numbers] = this.rows[id];
      const spans = Object.fromEntries(AXES.map((axis, index) => [axis, {
        value: numbers[3 * index], low: numbers[3 * index + 1], high: numbers[3 * index + 2], known: numbers[6 + index],
        all: this.inputs.filter(([of, , weight]) => of === axis && weight > 0).length,
      }]));
      const [status, why] = reason < 0 ? ["ok", ""] : this.reasons[reason];
      return { status, why, need, structure, assigned: assigned === 1, certainty, spans, profile: this.profiles[id] || [], usual: this.own ? this.usual(numbers) : null };
    }

    usual(numbers) {
      const [reason, need, structure] = numbers.slice(8);
      return { why: reason < 0 ? "" : this.reasons[reason][1], need, structure };
    }
  }

  class NeedMode {
    constructor(page) {
      const { answer, words, state } = page;
      Object.assign(this, { page, answer, words, state, about: answer.about, marks: "", own: answer.own });
    }

    title() {
      return this.answer.title;
    }

    summary() {
      return this.answer.summary;
    }

    unit() {
      return `${this.words.needAxis} × ${this.words.structureAxis}${this.own ? ", " + this.words.ownUnit : ""}`;
    }

    signs() {
      return [];
    }

    at(id) {
      return this.answer.at(id);
    }

    classOf(id, counts) {
      const said = this.at(id);
      if (said.status !== "ok") {
        counts[said.status] = (counts[said.status] || 0) + 1;
        return said.status === "too_few_indicators" ? "fehlt" : "unberechenbar";
      }
      const key = `${said.need}${said.structure}`;
      const [all, unsure] = counts[key] || [0, 0];
      counts[key] = [all + 1, unsure + (said.assigned ? 0 : 1)];
      return "b" + key + (said.assigned ? "" : " unsicher");
    }

    field({ need, structure }) {
      return `${this.words.needs[need - 1]}, ${this.words.structures[structure - 1]}`;
    }

    /* A table of nine swatches with their numbers: need to the right, structure upwards. */
    legend(counts) {
      const { words } = this;
      const cell = (need, structure) => {
        const [all, unsure] = counts[`${need}${structure}`] || [0, 0];
        const name = atlas.fill(all === 1 ? words.needLegendCellOne : words.needLegendCell, { field: this.field({ need, structure }), count: all, unsure, clear: words.needClear[unsure && 1] });
        return `<td><span class="muster b${need}${structure}" role="img" aria-label="${name}"><b>${all}${unsure ? ` (${unsure})` : ""}</b></span></td>`;
      };
      const rows = [3, 2, 1].map((structure) => `<tr><th scope="row">${words.thirds.structure[structure - 1]}</th>${[1, 2, 3].map((need) => cell(need, structure)).join("")}</tr>`);
      const heads = words.thirds.need.map((name) => `<th scope="col">${name}</th>`).join("");
      const extra = (key, css, label) => (counts[key] ? atlas.legendRow(css, label, counts[key]) : "");
      const unsure = Object.entries(counts).reduce((sum, [key, value]) => sum + (/^\d\d$/.test(key) ? value[1] : 0), 0);
      return `<table class="neunfeld"><caption class="klein">${words.needLegend}</caption><thead><tr><td></td><th scope="colgroup" colspan="3" class="achse">${words.needAxis} →</th></tr><tr><th scope="col" class="achse">${words.structureAxis} ↑</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>` +
        `<ul class="klassen zusatz">${unsure ? atlas.legendRow("unsicher", words.needUnsureLegend, unsure) : ""}` +
        `${extra("too_few_indicators", "fehlt", words.needFew)}${extra("group_too_small", "unberechenbar", words.needSmall)}</ul>`;
    }

    method() {
      return this.own ? this.words.ownMethod : this.words.needMethod;
    }

    /* ── words ── */
    /* Almost all is not all. */
    share({ certainty }) {
      return certainty === null ? "–" : atlas.percent(certainty / 10, certainty > 990 && certainty < 1000 ? 1 : 0);
    }

    sentence(said) {
      if (this.own) return this.bothFields(said);
      if (said.status !== "ok") return said.why;
      const { words } = this;
      const sure = atlas.fill(words.needSentence, { share: this.share(said), variants: atlas.number(this.answer.variants, 0), field: this.field(said) });
      return said.assigned ? sure : `${sure} ${atlas.fill(words.needUnsureSentence, {})}`;
    }

    /* The field under own weights, that with the default ones and how many variants agree with it; certain is only what both say. */
    bothFields(said) {
      const { words } = this;
      const { usual, status, assigned } = said;
      const same = status === "ok" && !usual.why && this.field(said) === this.field(usual);
      const places = { share: this.share(said), variants: atlas.number(this.answer.variants, 0), field: usual.why ? "" : this.field(usual), why: usual.why };
      const now = status === "ok" ? atlas.fill(words.ownField, { field: this.field(said) }) : `${said.why}.`;
      const before = atlas.fill(usual.why ? words.ownWithout : same ? words.ownSame : words.ownOther, places);
      const unsure = status !== "ok" || assigned ? "" : usual.why ? words.ownUnsure : words.needUnsureSentence;
      return [now, before, unsure].filter(Boolean).join(" ");
    }

    span(said, axis) {
      const { words, own } = this;
      const { value, low, high, known, all } = said.spans[axis];
      const template = value === null ? (own ? words.ownOnly : words.needOnly) : own ? words.ownSpan : words.needSpan;
      return atlas.fill(template, { axis: words[axis + "Axis"], value, low, high, known, all });
    }

    weight(weight, usual) {
      const { words } = this;
      const text = (each) => atlas.number(each, each % 1 ? 1 : 0);
      if (weight === usual) return `${words.needWeight} ${text(weight)}`;
      return atlas.fill(weight > 0 ? words.ownWeight : words.ownWithoutWeight, { weight: text(weight), usual: text(usual) });
    }

    lines(area) {
      const { words, page } = this;
      const said = this.at(area.id);
      const head = said.status === "ok" ? this.field(said) : said.status === "too_few_indicators" ? words.needFew : words.needSmall;
      return [head, said.status === "ok" && !said.assigned ? words.needUnsure : "", this.sentence(said), `${words.council}: ${page.statuses[area.status || "unklar"]}`].filter(Boolean);
    }

    panel(id) {
      const { words, about } = this;
      if (!this.answer.rows[id]) return "";
      const said = this.at(id);
      const mark = about.demo ? `<span class="demo">${atlas.escape(words.demo)}</span>` : "";
      const head = said.status === "ok" ? `<span class="kein-wert"><span class="muster b${said.need}${said.structure}"></span> ${atlas.escape(this.field(said))}</span>`
        : `<span class="kein-wert">${atlas.escape(said.status === "too_few_indicators" ? words.needFew : words.needSmall)}</span>`;
      const facts = [this.sentence(said), ...AXES.map((axis) => this.span(said, axis))];
      return `<h3>${atlas.escape(about.short_title)} ${mark}</h3><p class="wertzeile">${head}</p>` +
        `<ul class="fakten">${facts.map((fact) => `<li>${atlas.escape(fact)}</li>`).join("")}</ul>${this.profile(said)}`;
    }

    /* What the axes are made of: percentile per input and its weight, or that it is unknown. */
    profile(said) {
      const { words } = this;
      const rows = this.answer.inputs.map(([axis, label, weight, usual], index) => {
        const share = said.profile[index];
        const bar = share === null || share === undefined ? `<span class="kein">${words.needUnknown}</span>` : `<span class="balken"><span style="width:${share}%"></span></span> ${share}`;
        return `<tr><th scope="row">${atlas.escape(label)}<span class="unter">${words[axis + "Axis"]}, ${this.weight(weight, usual)}</span></th><td class="zahl">${bar}</td></tr>`;
      });
      return `<details class="profil" open><summary>${words.needProfile}</summary><table class="tabelle"><caption class="nur-vorlesen">${words.needProfile}</caption>` +
        `<thead><tr><th scope="col">${words.needProfile}</th><th scope="col" class="zahl">${words.needShare}</th></tr></thead><tbody>${rows.join("")}</tbody></table></details>`;
    }

    /* ── the two axes as a chart ── */
    strip(width) {
      const placed = this.page.facts.map((area) => ({ ...area, said: this.at(area.id) })).filter((area) => area.said.status === "ok");
      const { words, own } = this;
      if (!placed.length) return { caption: words.needChartNone, drawing: "", tall: true };
      const whose = atlas.fill(placed.length === 1 ? words.needPlacedOne : words.needPlaced, { count: placed.length });
      return { caption: atlas.fill(own ? words.ownChart : words.needChart, { whose }), drawing: this.chart(placed, width), tall: true };
    }

    chart(placed, width) {
      const { words, page } = this;
      const [left, top, bottom] = [40, 12, 44];
      const side = Math.min(width - left - 12, 460);
      const x = (value) => left + (value / 100) * side;
      const y = (value) => top + (1 - value / 100) * side;
      const fields = [1, 2, 3].flatMap((need) => [1, 2, 3].map((structure) =>
        `<rect class="b${need}${structure}" x="${x(THIRDS[need - 1]).toFixed(1)}" y="${y(THIRDS[structure]).toFixed(1)}" width="${(side / 3).toFixed(1)}" height="${(side / 3).toFixed(1)}"/>`));
      const ticks = [0, 33, 67, 100].map((value) => `<text x="${x(value).toFixed(1)}" y="${top + side + 16}" text-anchor="middle">${value}</text>` +
        `<text x="${left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>`);
      const chosen = new Set(page.chosen);
      const points = [...placed].sort((a, b) => chosen.has(a.id) - chosen.has(b.id)).map((area) => point(area, chosen.has(area.id), x, y, side + left));
      return `<svg class="quadranten" viewBox="0 0 ${left + side + 12} ${top + side + bottom}" width="${left + side + 12}" height="${top + side + bottom}" aria-hidden="true">` +
        `${fields.join("")}${ticks.join("")}<text x="${left + side / 2}" y="${top + side + 36}" text-anchor="middle">${words.needAxis} (${words.needShare}) →</text>` +
        `<text transform="translate(11 ${top + side / 2}) rotate(-90)" text-anchor="middle">${words.structureAxis} (${words.needShare}) →</text>${points.join("")}</svg>`;
    }

    /* ── table ── */
    table(title) {
      const { words, page, own } = this;
      const number = (key, head) => ({ key, head, numeric: true });
      const columns = [{ key: "area", head: words.area }, { key: "field", head: own ? words.ownFieldHead : words.needField }, number("value", words.needAxis),
        number("structure", words.structureAxis), own ? { key: "usual", head: words.ownDefaultHead } : number("certainty", words.needCertainty), { key: "status", head: words.statusHead }, { key: "known", head: own ? words.ownKnownHead : words.needKnownHead }];
      return { caption: atlas.fill(words.tableCaption, { title }), columns, selected: page.chosen, rows: page.facts.map((area) => this.row(area)) };
    }

    row(area) {
      const { words, page } = this;
      const said = this.at(area.id);
      const { need, structure } = said.spans;
      const known = atlas.fill(words.needKnown, { need: need.known, needs: need.all, structure: structure.known, structures: structure.all });
      const status = said.status === "ok" ? (said.assigned ? words.needAssigned : words.needUnsure) : said.status === "too_few_indicators" ? words.needFew : words.needSmall;
      const by = { ...page.whereabouts(area), field: said.status === "ok" ? this.field(said) : "", value: need.value, structure: structure.value, certainty: said.certainty, status, known };
      if (said.usual) by.usual = said.usual.why ? "" : `${this.field(said.usual)} (${this.share(said)})`;
      const range = (span) => (span.value === null ? "–" : span.low === null ? String(span.value) : atlas.fill(words.needRange, span));
      const cells = { ...by, field: by.field || "–", usual: by.usual || "–", value: range(need), structure: range(structure), certainty: this.share(said) };
      for (const key of Object.keys(cells)) cells[key] = atlas.escape(cells[key] ?? "");
      return { id: area.id, name: area.name, by, cells };
    }
  }

  /* A point with the span of 90 % of the variants on both axes; hollow where the field is not clear. Named where it is clear or chosen. */
  function point({ id, name, said }, chosen, x, y, right) {
    const { need, structure } = said.spans;
    const [cx, cy] = [x(need.value).toFixed(1), y(structure.value).toFixed(1)];
    const lines = need.low === null ? "" : `M${x(need.low).toFixed(1)} ${cy}H${x(need.high).toFixed(1)}M${cx} ${y(structure.low).toFixed(1)}V${y(structure.high).toFixed(1)}`;
    const end = x(need.value) > right / 2;
    const label = `<text x="${end ? x(need.value) - 9 : x(need.value) + 9}" y="${(y(structure.value) - 7).toFixed(1)}" text-anchor="${end ? "end" : "start"}">${atlas.escape(name)}</text>`;
    return `<g class="punkt-gebiet${chosen ? " gewaehlt" : ""}${said.assigned ? "" : " unsicher"}" data-waehle="${id}"><title>${atlas.escape(name)}</title>` +
      `<path d="${lines}"/><circle cx="${cx}" cy="${cy}" r="${chosen ? 7 : 5.5}"/>${chosen || said.assigned ? label : ""}</g>`;
  }

  atlas.NeedAnswer = NeedAnswer;
  atlas.NeedMode = NeedMode;
})(window.atlas);
