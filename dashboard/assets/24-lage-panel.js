/* Value, comparison and years of the selected area. Head, council and occasions of the panel come from the server. */
(function (atlas) {
  "use strict";
  const LAND = "07";

  /* context: {answer, state, words, names: id → name} */
  atlas.panelValue = function (id, context) {
    const { answer, state, words } = context;
    const position = answer.position(state.year);
    const said = answer.at(id, position, state.measure);
    const facts = [atlas.whose(said, context), interval(said, context), cases(said, context), land(id, position, context), said.note].filter(Boolean);
    const about = answer.about;
    const unit = state.measure === "faelle" ? words.casesHead : about.unit;
    const mark = about.demo ? `<span class="demo">${atlas.escape(words.demo)}</span>` : "";
    const value = said.value === null ? `<span class="kein-wert">${atlas.escape(absence(said, context))}</span>`
      : `<span class="wert">${atlas.escape(answer.text(said.value, state.measure))}</span>` +
        (answer.isCategory() || (about.scale === "share" && state.measure === "wert") ? "" : `<span class="einheit">${atlas.escape(unit)}</span>`);
    const whose = id === LAND ? words.landName + ": " : "";
    return `<h3>${atlas.escape(whose + about.short_title)}, ${state.year} ${mark}</h3><p class="wertzeile">${value}</p>` +
      `<ul class="fakten">${facts.map((fact) => `<li>${atlas.escape(fact)}</li>`).join("")}</ul>${trend(id, context)}`;
  };

  function absence(said, { answer, state, words }) {
    if (state.measure === "faelle" && answer.about.inherits && said.status === "missing") return words.notInherited;
    return words[said.status] || words.missing;
  }
  atlas.absence = absence;

  /* Whose value it is when it is not simply the area's own. */
  atlas.whose = function (said, { words, names }) {
    if (said.status === "inherited") return atlas.fill(said.from.length === 5 ? words.inherited : words.inheritedKommune, { from: names(said.from) });
    return said.status === "provisional" || said.status === "unrepresentative" ? words[said.status] : "";
  };

  function interval(said, { answer, state, words }) {
    if (said.value === null || said.low === null || said.low === undefined) return "";
    return atlas.fill(words.interval, { low: answer.text(said.low, state.measure), high: answer.text(said.high, state.measure) });
  }

  function cases(said, { answer, state, words }) {
    if (!answer.about.has_cases || state.measure === "faelle" || said.cases === null || said.cases === undefined) return "";
    return atlas.fill(words.cases, { count: atlas.number(said.cases, 0), what: words.casesHead });
  }

  function land(id, position, { answer, state, words }) {
    const value = id === LAND || answer.isCategory() || state.measure === "faelle" ? null : answer.land(position, state.measure);
    return value === null ? "" : atlas.fill(words.land, { value: answer.text(value, state.measure) });
  }

  function trend(id, { answer, state, words }) {
    if (answer.years.length < 2 || answer.isCategory()) return "";
    const rows = answer.years.map((year, position) => ({ year, ...answer.at(id, position, state.measure) }));
    if (rows.filter((row) => row.value !== null).length < 2) return "";
    const landRows = id === LAND || state.measure === "faelle" ? [] : answer.years.map((year, position) => ({ year, value: answer.land(position, state.measure) }));
    const text = (value) => answer.text(value, state.measure);
    const title = atlas.fill(words.trend, { first: answer.years[0], last: answer.years[answer.years.length - 1] });
    return `<div class="verlaufsbild"><h4>${title}</h4>${atlas.trend(rows, landRows, state.year, text, words.landTick)}<details><summary>${words.trendTable}</summary>${table(rows, title, text, answer, words)}</details></div>`;
  }

  function table(rows, title, text, answer, words) {
    const withCases = answer.about.has_cases && rows.some((row) => row.cases !== null && row.cases !== undefined);
    const withInterval = rows.some((row) => row.low !== null && row.low !== undefined);
    const head = `<th scope="col">${words.year}</th><th scope="col" class="zahl">${words.value}</th>` +
      (withInterval ? `<th scope="col" class="zahl">${words.intervalHead}</th>` : "") + (withCases ? `<th scope="col" class="zahl">${words.casesHead}</th>` : "");
    const body = rows.map((row) => `<tr><th scope="row">${row.year}</th><td class="zahl">${atlas.escape(row.value === null ? words[row.status] : text(row.value))}</td>` +
      (withInterval ? `<td class="zahl">${row.low === null || row.low === undefined ? "–" : atlas.escape(text(row.low) + "–" + text(row.high))}</td>` : "") +
      (withCases ? `<td class="zahl">${atlas.number(row.cases, 0)}</td>` : "") + "</tr>").join("");
    return `<table class="tabelle"><caption class="nur-vorlesen">${atlas.escape(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }
})(window.atlas);
