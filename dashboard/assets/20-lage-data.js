/* One answer of the server (see dashboard/answers.py) and what it says of an area in a year. */
(function (atlas) {
  "use strict";
  const PREFIXES = { kreis: [5], kommune: [9, 5], gemeinde: [12, 9, 5] };
  const LAND = "07";
  const PALETTE = 5;
  const SIGNS = "0123456789abcdefg";
  const RESULTS = {
    H: { result: "higher", certain: ["95", "998"] }, h: { result: "higher", certain: ["95"] }, s: { result: "similar", certain: [] },
    l: { result: "lower", certain: ["95"] }, L: { result: "lower", certain: ["95", "998"] },
  };
  const TRENDS = { i: "increasing", d: "decreasing", n: "no_change", "-": "" };

  class Answer {
    constructor(said, indicator) {
      Object.assign(this, said);
      this.about = indicator;
      this.factor = 10 ** said.decimals;
      this.lengths = PREFIXES[said.level];
      this.statuses = unpacked(said.status);
      this.remarks = unpacked(said.notes);
      this.moodOf = new Map(Object.entries(said.moods).flatMap(([id, told]) => told.map(([position, share, n]) => [id + ":" + position, { share: share / 10, n }])));
      this.trendOf = new Map(said.trends.flatMap(([letter, first, last, reason, ids]) => ids.map((id) => [id, { result: TRENDS[letter], first, last, reason }])));
    }

    position(year) {
      return this.years.indexOf(year);
    }

    /* {value, low, high, cases, n, neff, mood, status, from, note}: what the map shows of an area; from: id of the area a value is inherited
       from; n, neff: persons who answered; mood: {share, n} of an open survey. */
    at(id, position, measure) {
      if (measure === "faelle") return this.counted(id, position);
      const own = this.own(id, position);
      if (own) return own;
      for (const length of this.about.inherits ? this.lengths.slice(1) : []) {
        const above = id.length > length ? this.own(id.slice(0, length), position) : null;
        if (above && above.value !== null) return { ...above, cases: null, status: "inherited", from: id.slice(0, length) };
      }
      return { value: null, status: "missing" };
    }

    own(id, position) {
      const row = this.rows[id];
      if (!row || position < 0) return null;
      const value = row[0].length ? row[0][position] : null;
      const status = this.statuses.get(id + ":" + position) || "ok";
      if (value === null && status === "ok") return null;
      const column = (index) => row[index]?.[position] ?? null;
      const below = column(1);
      const counted = column(3);
      return {
        value: value === null ? null : value / this.factor,
        low: below === null ? null : (value - below) / this.factor, high: below === null ? null : (value + below + column(2)) / this.factor,
        cases: this.about.survey ? null : counted, n: this.about.survey ? counted : null, neff: column(4),
        status, note: this.remarks.get(id + ":" + position), mood: this.moodOf.get(id + ":" + position),
      };
    }

    counted(id, position) {
      const own = this.own(id, position);
      if (!own) return { value: null, status: "missing" };
      const given = own.status === "ok" || own.status === "provisional";
      return { ...own, value: given ? own.cases : null, low: null, high: null, status: given && own.cases === null ? "missing" : own.status };
    }

    land(position, measure) {
      const row = this.own(LAND, position);
      return row ? (measure === "faelle" ? row.cases : row.value) : null;
    }

    /* "Land", or that its value is added up. */
    landName(position, words) {
      return (this.remarks.get(LAND + ":" + position) || "").startsWith(words.sumNote) ? words.landSum : words.landTick;
    }

    /* How an own value compares: {result: higher, similar, lower or "", certain: confidences at which it is, reason, value of the
       reference}; null where there is nothing to compare. */
    comparison(id, position, reference, kind) {
      const letter = this.compared[reference]?.[id]?.[position] ?? ".";
      if (letter === ".") return null;
      if (!(letter in RESULTS)) return { result: "", certain: [], reason: this.reasons[SIGNS.indexOf(letter)], value: null };
      const values = reference === "land" ? this.rows[LAND][0] : this.references[reference][reference === "kind" ? kind : id];
      return { ...RESULTS[letter], value: values[position] / this.factor };
    }

    isCategory() {
      return this.about.scale === "category";
    }

    /* Colour class of a value, 1…5; fewer classes are spread over the whole range. Of categories the place of the code: each looks different. */
    colour(value, measure) {
      if (this.isCategory()) return 1 + this.about.codes.indexOf(value);
      const breaks = this.breaks[measure];
      const found = breaks.findIndex((limit) => value <= limit + 1e-9);
      return this.shade(found < 0 ? breaks.length : found, breaks.length + 1);
    }

    shade(index, count) {
      return count === 1 ? 3 : 1 + Math.round((index * (PALETTE - 1)) / (count - 1));
    }

    text(value, measure) {
      if (value === null || value === undefined) return "–";
      if (measure === "faelle") return atlas.number(value, 0);
      if (this.isCategory()) return this.about.labels[this.about.codes.indexOf(value)];
      return this.about.scale === "share" ? atlas.percent(value, this.decimals) : atlas.number(value, this.decimals);
    }
  }

  function unpacked(exceptions) {
    const found = new Map();
    for (const [what, areas] of Object.entries(exceptions)) {
      for (const [id, positions] of Object.entries(areas)) for (const position of positions) found.set(id + ":" + position, what);
    }
    return found;
  }

  const kept = new Map();

  /* Each address is asked once; a failed one may be asked again. */
  atlas.fetchOnce = function (address, read) {
    if (!kept.has(address)) {
      const asked = fetch(address).then((response) => {
        if (!response.ok) throw new Error(response.status + " " + address);
        return response[read]();
      });
      asked.catch(() => kept.delete(address));
      kept.set(address, asked);
    }
    return kept.get(address);
  };

  atlas.Answer = Answer;
})(window.atlas);
