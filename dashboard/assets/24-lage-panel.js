/* Value, comparison and years of the selected area. Head, council and occasions of the panel come from the server. */
(function (atlas) {
  "use strict";
  const LAND = "07";

  /* mode: what the map shows (see 28-lage-value.js) */
  atlas.panelValue = function (id, mode) {
    const { answer, words, measure, position, about } = mode;
    const said = answer.at(id, position, measure);
    const facts = [mode.whose(said), mode.interval(said), mode.persons(said), mode.mood(said), mode.cases(said), land(id, mode), mode.trendOf(id),
      said.note].filter(Boolean);
    const unit = measure === "faelle" ? words.casesHead : about.unit;
    const mark = about.demo ? `<span class="demo">${atlas.escape(words.demo)}</span>` : "";
    const value = said.value === null ? `<span class="kein-wert">${atlas.escape(mode.absence(said))}</span>`
      : `<span class="wert">${atlas.escape(answer.text(said.value, measure))}</span>` +
        (answer.isCategory() || (about.scale === "share" && measure === "wert") ? "" : `<span class="einheit">${atlas.escape(unit)}</span>`);
    const whose = id === LAND ? answer.landName(position, words) + ": " : "";
    return `<h3>${atlas.escape(whose + about.short_title)}, ${mode.state.year} ${mark}</h3><p class="wertzeile">${value}</p>` +
      `<ul class="fakten">${facts.map((fact) => `<li>${atlas.escape(fact)}</li>`).join("")}</ul>${comparisons(id, said, mode)}${trend(id, mode)}`;
  };

  /* Against all four references, computable or not. */
  function comparisons(id, said, mode) {
    const { words } = mode;
    if (id === LAND || mode.measure === "faelle" || !mode.isCompared()) return "";
    const lines = said.status === "inherited" ? [words.notComparedInherited] : againstAll(id, mode);
    return lines.length ? `<h4 class="vergleichskopf">${words.comparison}</h4><ul class="fakten">${lines.map((line) => `<li>${atlas.escape(line)}</li>`).join("")}</ul>` : "";
  }

  /* What cannot be computed is one line at the end. */
  function againstAll(id, mode) {
    const { words } = mode;
    const found = Object.keys(words.references).map((reference) => [reference, mode.compared(id, reference)]).filter(([, result]) => result);
    const judged = found.filter(([, result]) => result.result).map(([reference]) => mode.against(id, reference));
    const not = found.filter(([, result]) => !result.result).map(([reference, result]) => `${words.references[reference]} (${result.reason})`);
    return not.length ? [...judged, atlas.fill(words.notAgainst, { said: not.join("; ") })] : judged;
  }

  function land(id, { answer, position, measure, words }) {
    const value = id === LAND || answer.isCategory() || measure === "faelle" ? null : answer.land(position, measure);
    return value === null ? "" : atlas.fill(words.land, { name: answer.landName(position, words), value: answer.text(value, measure) });
  }

  function trend(id, mode) {
    const { answer, state, words, measure, position: now } = mode;
    if (answer.years.length < 2 || answer.isCategory()) return "";
    const rows = answer.years.map((year, position) => ({ year, ...answer.at(id, position, measure) }));
    if (rows.filter((row) => row.value !== null).length < 2) return "";
    const landRows = id === LAND || measure === "faelle" ? [] : answer.years.map((year, position) => ({ year, value: answer.land(position, measure) }));
    const text = (value) => answer.text(value, measure);
    const title = atlas.fill(words.trend, { first: answer.years[0], last: answer.years[answer.years.length - 1] });
    return `<div class="verlaufsbild"><h4>${title}</h4>${atlas.trend(rows, landRows, state.year, text, answer.landName(now, words))}<details><summary>${words.trendTable}</summary>${table(rows, title, text, mode)}</details></div>`;
  }

  function table(rows, title, text, { answer, words, states }) {
    const withCases = answer.about.has_cases && rows.some((row) => row.cases !== null && row.cases !== undefined);
    const withPersons = rows.some((row) => row.n !== null && row.n !== undefined);
    const withInterval = rows.some((row) => row.low !== null && row.low !== undefined);
    const head = `<th scope="col">${words.year}</th><th scope="col" class="zahl">${words.value}</th>` +
      (withInterval ? `<th scope="col" class="zahl">${words.intervalHead}</th>` : "") + (withCases ? `<th scope="col" class="zahl">${words.casesHead}</th>` : "") + (withPersons ? `<th scope="col" class="zahl">n</th>` : "");
    const body = rows.map((row) => `<tr><th scope="row">${row.year}</th><td class="zahl">${atlas.escape(row.value === null ? states[row.status] : text(row.value))}</td>` +
      (withInterval ? `<td class="zahl">${row.low === null || row.low === undefined ? "–" : atlas.escape(text(row.low) + "–" + text(row.high))}</td>` : "") +
      (withCases ? `<td class="zahl">${atlas.number(row.cases, 0)}</td>` : "") + (withPersons ? `<td class="zahl">${atlas.number(row.n, 0)}</td>` : "") + "</tr>").join("");
    return `<table class="tabelle"><caption class="nur-vorlesen">${atlas.escape(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }
})(window.atlas);
