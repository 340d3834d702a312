/* Small drawings beside the map: the legend, the strip of own values, the line through the years. Plain SVG and HTML as text. */
(function (atlas) {
  "use strict";
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  atlas.escape = escape;

  const ABSENT = { missing: "fehlt", suppressed: "geheim", unrepresentative: "offen" };

  /* Legend of the classes: swatch, limits, how many areas; then what is hatched or not there. */
  atlas.legend = function (answer, state, counts, words) {
    const items = answer.isCategory() ? categoryItems(answer, counts) : classItems(answer, state.measure, counts, words);
    const extra = (key, css, label) => (counts[key] ? row(css, label, counts[key]) : "");
    const hatched = state.level === "gemeinde" ? words.hatchedKommune : words.hatched;
    return `<ul class="klassen">${items.join("")}</ul><ul class="klassen zusatz">${extra("inherited", "erbt", hatched)}${extra("provisional", "vorl", (answer.about.survey ? words.surveyStates : words.states).provisional)}` +
      atlas.legendOfAbsent(answer, state, counts, words) + "</ul>";
  };

  /* What is not there, each kind of it with its own look. */
  atlas.legendOfAbsent = function (answer, state, counts, words) {
    const states = answer.about.survey ? words.surveyStates : words.states;
    const name = (key) => (key === "missing" && state.measure === "faelle" && answer.about.inherits ? words.notInherited : states[key]);
    return Object.entries(ABSENT).map(([key, css]) => (counts[key] ? row(css, name(key), counts[key]) : "")).join("");
  };

  function categoryItems(answer, counts) {
    return answer.about.labels.map((label, index) => row(`c${1 + index}`, label, counts[`c${1 + index}`] || 0));
  }

  function classItems(answer, measure, counts, words) {
    const breaks = answer.breaks[measure];
    const text = (value) => atlas.number(value, measure === "faelle" ? 0 : answer.decimals); // the unit stands once, above
    const present = Object.keys(counts).some((key) => /^k\d$/.test(key));
    if (!present) return [];
    if (!breaks.length) return [row("k3", atlas.fill(words.allEqual, { high: text(counts.any) }), counts.k3 || 0)];
    const whole = measure === "faelle" || (answer.about.scale === "number" && answer.decimals === 0);
    if (whole) return wholeItems(answer, measure, counts, words);
    const labels = [breaks[0] === 0 ? text(0) : atlas.fill(words.upTo, { high: text(breaks[0]) }),
      ...breaks.slice(1).map((high, index) => atlas.fill(words.between, { low: text(breaks[index]), high: text(high) })),
      atlas.fill(words.over, { low: text(breaks[breaks.length - 1]) })];
    return shaded(labels, answer, counts);
  }

  /* Counts are named by what they can be: 0 · 1–2 · 3 · 4 und mehr. */
  function wholeItems(answer, measure, counts, words) {
    const breaks = answer.breaks[measure];
    const text = (value) => atlas.number(value, 0);
    const span = (low, high) => (low === high ? text(low) : `${text(low)}–${text(high)}`);
    const first = breaks[0] > 1 ? atlas.fill(words.upTo, { high: text(breaks[0]) }) : span(0, breaks[0]);
    return shaded([first, ...breaks.slice(1).map((high, index) => span(breaks[index] + 1, high)),
      atlas.fill(words.andMore, { low: text(breaks[breaks.length - 1] + 1) })], answer, counts);
  }

  function shaded(labels, answer, counts) {
    return labels.map((label, index) => {
      const shade = "k" + answer.shade(index, labels.length);
      return row(shade, label, counts[shade] || 0);
    });
  }

  atlas.legendRow = row;
  function row(css, label, count) {
    return `<li><span class="muster ${css}"></span><span class="klasse">${escape(label)}</span><span class="anzahl">${atlas.number(count, 0)}</span></li>`;
  }

  /* One tick per area with an own value; the Land and the selected area are marked. items: [{id, value, name}]; ends: the names of left and
     right, and whether high values stand left. */
  atlas.strip = function (answer, state, items, marks, ends, width) {
    const height = 90;
    const values = items.map((item) => item.value).concat(marks.map((mark) => mark.value));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const pad = 14;
    const share = (value) => (high > low ? (value - low) / (high - low) : 0.5);
    const x = (value) => pad + (ends.turned ? 1 - share(value) : share(value)) * (width - 2 * pad);
    const ticks = items.map((item) => `<path class="tick" d="M${x(item.value).toFixed(1)} 26V44"/>`);
    const land = marks.find((mark) => mark.kind === "land");
    const near = (end) => land && Math.abs(x(land.value) - end) < 7.3 * (land.label.length + 4);
    const under = (end, anchor, value) => (near(end) ? "" : `<text x="${end}" y="69" text-anchor="${anchor}">${escape(answer.text(value, state.measure))}</text>`);
    const [first, last] = ends.turned ? [high, low] : [low, high];
    const named = `<text class="ende" x="${pad}" y="86">${escape(ends.left)}</text><text class="ende" x="${width - pad}" y="86" text-anchor="end">${escape(ends.right)}</text>`;
    return `<svg class="streifen" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">` +
      `${band(answer, state, [low, high], x)}<path class="achse" d="M${pad} 45.5H${width - pad}"/>${ticks.join("")}${marksAbove(marks, x, width)}` +
      `${under(pad, "start", first)}${under(width - pad, "end", last)}${named}</svg>`;
  };

  /* The colour classes of the map under the ticks. */
  function band(answer, state, [low, high], x) {
    const edges = [low, ...answer.breaks[state.measure].filter((limit) => limit > low && limit < high), high];
    return edges.slice(1).map((end, index) => {
      const [left, right] = [x(edges[index]), x(end)].sort((one, other) => one - other);
      const css = "k" + answer.colour((edges[index] + end) / 2, state.measure);
      return `<rect class="${css}" x="${left.toFixed(1)}" y="46" width="${(right - left).toFixed(1)}" height="7"/>`;
    }).join("");
  }

  /* The Land is named under the band, the selected area above the ticks: the two never meet. */
  function marksAbove(marks, x, width) {
    return marks.map((mark) => {
      const at = x(mark.value);
      const half = 3.7 * mark.label.length + 4;
      const middle = Math.min(Math.max(at, half), width - half).toFixed(1);
      const label = (y) => `<text class="marke-${mark.kind}" x="${middle}" y="${y}" text-anchor="middle">${escape(mark.label)}</text>`;
      if (mark.kind === "land") return `<path class="landlinie" d="M${at.toFixed(1)} 22V56"/>${label(69)}`;
      return `<path class="${mark.kind}" d="M${at.toFixed(1)} 30l-6-12h12z"/>${label(12)}`;
    }).join("");
  }

  /* The value of one area through the years with its interval, the Land as a thin line. rows: [{year, value, low, high}] */
  atlas.trend = function (rows, landRows, year, text, landName) {
    const [width, height, left, right, top, bottom] = [360, 112, 8, 8, 22, 20];
    const known = rows.filter((row) => row.value !== null);
    const all = [...known.flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value]), ...landRows.map((row) => row.value).filter((value) => value !== null)];
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const x = (at) => left + ((at - rows[0].year) / (rows[rows.length - 1].year - rows[0].year || 1)) * (width - left - right);
    const y = (value) => top + (1 - (value - least) / (most - least || 1)) * (height - top - bottom);
    const line = (points) => points.filter((row) => row.value !== null).map((row, index) => `${index ? "L" : "M"}${x(row.year).toFixed(1)} ${y(row.value).toFixed(1)}`).join("");
    const whole = known.filter((row) => row.low !== null && row.low !== undefined);
    const area = whole.length < 2 ? "" : `<path class="band" d="${whole.map((row, index) => `${index ? "L" : "M"}${x(row.year).toFixed(1)} ${y(row.high).toFixed(1)}`).join("")}${[...whole].reverse().map((row) => `L${x(row.year).toFixed(1)} ${y(row.low).toFixed(1)}`).join("")}z"/>`;
    const dots = known.map((row) => `<circle class="${row.year === year ? "jetzt" : ""}" cx="${x(row.year).toFixed(1)}" cy="${y(row.value).toFixed(1)}" r="${row.year === year ? 4.5 : 2.5}"/>`);
    const step = Math.ceil((rows.length * 46) / width);
    const named = (row, index) => row.year === year || ((rows.length - 1 - index) % step === 0 && (Math.abs(row.year - year) >= step || !rows.some((each) => each.year === year)));
    const years = rows.map((row, index) => !named(row, index) ? "" : `<text class="${row.year === year ? "jetzt" : ""}" x="${x(row.year).toFixed(1)}" y="${height - 4}" text-anchor="${index === 0 ? "start" : index === rows.length - 1 ? "end" : "middle"}">${row.year}</text>`);
    const shown = known.find((row) => row.year === year);
    const label = shown ? `<text class="jetzt wert" x="${Math.min(Math.max(x(year), 28), width - 28).toFixed(1)}" y="${Math.max(y(shown.value) - 9, 12).toFixed(1)}" text-anchor="middle">${escape(text(shown.value))}</text>` : "";
    // Named at its left end, on the side where the area's own line is not.
    const firstLand = landRows.find((row) => row.value !== null);
    const firstOwn = known[0];
    const under = firstLand !== undefined && firstLand.value < firstOwn.value;
    const startOfLand = landRows.slice(0, 2).filter((row) => row.value !== null).map((row) => y(row.value));
    const landY = under ? Math.max(...startOfLand) : Math.min(...startOfLand);
    const landLabel = firstLand ? `<text x="${x(firstLand.year).toFixed(1)}" y="${(under && landY + 16 < height - bottom ? landY + 16 : landY - 7).toFixed(1)}">${escape(landName)}</text>` : "";
    return `<svg class="verlauf" viewBox="0 0 ${width} ${height}" aria-hidden="true">${area}<path class="landlinie" d="${line(landRows)}"/><path class="linie" d="${line(rows)}"/>${dots.join("")}${years.join("")}${label}${landLabel}</svg>`;
  };
})(window.atlas);
