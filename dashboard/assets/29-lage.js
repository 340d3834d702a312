/* The page "Lage und Abdeckung": its state, its address, and who draws what when the state changes. */
(function (atlas) {
  "use strict";
  const PARAMETERS = { kennzahl: "indicator", ebene: "level", jahr: "year", gebiet: "area", ansicht: "view", mass: "measure" };
  const LENGTHS = { kreis: 5, kommune: 9, gemeinde: 12 };
  const LAND = "07";
  const HIDE_AFTER = 250; // milliseconds a hint stays, so that the pointer can move into it

  class Page {
    constructor(root) {
      Object.assign(this, JSON.parse(root.dataset.atlas));
      this.root = root;
      this.at = (name) => document.getElementById("lage-" + name);
      this.table = new atlas.TableView(this.at("tabelle"), this.words, (id) => this.change({ area: id }));
      this.map = new atlas.MapView(this.at("karte"), {
        select: (id) => this.change({ area: id }),
        point: (path, how) => this.hint(path, how),
        zoom: (scale) => this.zoomed(scale),
      });
      this.listen();
      this.draw({}, false);
    }

    /* ── state and address ── */
    change(part, remember = true) {
      const before = this.state;
      this.state = this.settled({ ...before, ...part });
      if (JSON.stringify(before) === JSON.stringify(this.state)) return;
      if (remember) history[part.year ? "replaceState" : "pushState"](null, "", this.address());
      this.draw(before, true);
    }

    /* An indicator is not there at every level and in every year: the nearest there is, and a sentence that says so. */
    settled(state) {
      const about = this.indicators[state.indicator];
      const notes = [];
      if (!about.levels.includes(state.level)) {
        state.level = about.levels.includes("kommune") ? "kommune" : about.levels[0];
        notes.push(atlas.fill(this.words.levelMissing, { indicator: about.short_title, level: this.levels[state.level] }));
      }
      if (!about.periods.includes(state.year)) {
        const shown = about.periods[about.periods.length - 1];
        if (this.state.indicator === state.indicator) notes.push(atlas.fill(this.words.yearMissing, { year: state.year, shown }));
        state.year = shown;
      }
      if (!about.has_cases) state.measure = "wert";
      this.note = notes.join(" ");
      return state;
    }

    address() {
      const query = new URLSearchParams();
      for (const [name, key] of Object.entries(PARAMETERS)) {
        if (this.state[key] && this.state[key] !== this.usual[key]) query.set(name, this.state[key]);
      }
      const text = query.toString();
      return location.pathname + (text ? "?" + text : "");
    }

    read() {
      const query = new URLSearchParams(location.search);
      const state = { ...this.usual };
      for (const [name, key] of Object.entries(PARAMETERS)) if (query.has(name)) state[key] = key === "year" ? Number(query.get(name)) : query.get(name);
      if (!query.has("jahr") && this.indicators[state.indicator]) state.year = this.indicators[state.indicator].periods.at(-1);
      return this.indicators[state.indicator] ? state : { ...this.usual };
    }

    /* ── drawing ── */
    async draw(before, announce) {
      const state = this.state;
      this.controls();
      if (before.area !== state.area) this.askPanel();
      const values = `/api/v1/werte/${this.version}/${state.level}/${state.indicator}.json`;
      try {
        const [markup, said] = await Promise.all([
          this.drawn === state.level ? null : atlas.fetchOnce(`/karte/${this.version}/${state.level}.svg`, "text"),
          atlas.fetchOnce(values, "json"),
        ]);
        if (this.state !== state) return;
        if (markup) this.showMap(markup, state.level);
        this.answer = new atlas.Answer(said, this.indicators[state.indicator]);
      } catch (error) {
        this.at("satz").textContent = this.words.failed;
        throw error;
      }
      this.position = this.answer.position(state.year);
      this.paint(announce);
    }

    showMap(markup, level) {
      this.map.show(markup);
      this.drawn = level;
      this.facts = this.map.paths.map((path) => ({
        id: path.dataset.id, name: path.getAttribute("aria-label"), kind: path.dataset.k, inhabitants: Number(path.dataset.e), status: path.dataset.s || "",
      }));
      this.byId = new Map(this.facts.map((area) => [area.id, area]));
      this.list();
    }

    paint(announce) {
      const { state, answer, words } = this;
      const counts = {};
      this.map.paint((id) => this.classOf(id, counts));
      this.chosen = this.here(state.area);
      this.map.select(this.chosen);
      const title = atlas.fill(answer.titles[state.measure], { year: state.year });
      const summary = answer.summaries[state.measure][this.position];
      this.at("titel").textContent = title;
      this.at("satz").textContent = [this.note, summary].filter(Boolean).join(" ");
      this.at("demo").hidden = !answer.about.demo;
      document.title = title + " – " + this.product;
      this.at("einheit").textContent = state.measure === "faelle" ? words.casesHead : answer.about.unit;
      this.at("legende").innerHTML = atlas.legend(answer, state, counts, words);
      this.at("verfahren").textContent = this.method(counts);
      this.at("marken").hidden = state.level !== "kommune";
      this.strip();
      this.describe();
      const shown = this.chosen.length === 1 ? this.chosen[0] : state.area || LAND;
      this.at("wert").innerHTML = shown !== LAND || answer.rows[LAND] ? atlas.panelValue(shown, this.context()) : "";
      if (state.view === "tabelle") this.table.show(this.rows(title));
      this.at("csv").href = `/api/v1/werte/${this.version}/${state.level}/${state.indicator}/${state.year}.csv`;
      if (announce) this.announce(title, summary);
      performance.mark("atlas-gemalt");
    }

    classOf(id, counts) {
      const said = this.answer.at(id, this.position, this.state.measure);
      if (said.value === null || said.value === undefined) {
        const key = said.status === "ok" ? "missing" : said.status;
        counts[key] = (counts[key] || 0) + 1;
        return key === "suppressed" ? "geheim" : "fehlt";
      }
      const shade = (this.answer.isCategory() ? "c" : "k") + this.answer.colour(said.value, this.state.measure);
      counts[shade] = (counts[shade] || 0) + 1;
      counts.any = said.value;
      if (said.status !== "ok") counts[said.status] = (counts[said.status] || 0) + 1;
      return shade + (said.status === "inherited" ? " erbt" : said.status === "provisional" ? " vorl" : "");
    }

    method(counts) {
      const { answer, words, state } = this;
      if (answer.isCategory() || counts.any === undefined) return "";
      const named = answer.about.breaks && state.measure === "wert" ? words.methodFixed : answer.years.length > 1 ? words.method : words.methodOne;
      const direction = { none: words.darkNone, higher_is_better: words.darkHigher, lower_is_better: words.darkLower }[answer.about.polarity];
      return atlas.fill(named, { level: this.levels[state.level] }) + " " + direction;
    }

    /* Ids of this level that stand for an area of any level: itself, the one around it, or the only one within it. */
    here(area) {
      if (!area) return [];
      const length = LENGTHS[this.state.level];
      if (area.length >= length) return [area.slice(0, length)];
      return this.facts.filter((each) => each.id.startsWith(area)).map((each) => each.id);
    }

    context() {
      return { answer: this.answer, state: this.state, words: this.words, names: (id) => this.name(id) };
    }

    name(id) {
      return id.length === 5 ? this.kreise[id] : this.byId.get(id)?.name || this.kreise[id.slice(0, 5)];
    }

    strip() {
      const { answer, state, words } = this;
      const frame = this.at("streifen");
      const items = answer.isCategory() ? [] : this.facts.map((area) => ({ ...area, ...answer.at(area.id, this.position, state.measure) }))
        .filter((area) => area.value !== null && (area.status === "ok" || area.status === "provisional"));
      frame.closest("figure").hidden = answer.isCategory();
      const level = this.levels[state.level];
      const inherits = items.length < this.facts.length && answer.about.inherits;
      this.at("streifensatz").textContent = !items.length ? words.stripNone : atlas.fill(inherits ? words.strip : words.stripAll, { count: atlas.number(items.length, 0), level });
      frame.innerHTML = items.length ? atlas.strip(answer, state, items, this.marks(), Math.max(280, Math.floor(frame.clientWidth))) : "";
    }

    marks() {
      const { answer, state, words } = this;
      const marks = [];
      const land = state.measure === "wert" ? answer.land(this.position, "wert") : null;
      if (land !== null) marks.push({ kind: "land", value: land, label: `${words.landTick} ${answer.text(land, "wert")}` });
      const said = this.chosen.length === 1 ? answer.at(this.chosen[0], this.position, state.measure) : null;
      if (said && said.value !== null) {
        const inherited = said.status === "inherited";
        marks.push({ kind: inherited ? "geerbt" : "gewaehlt", value: said.value, label: this.name(this.chosen[0]) + (inherited ? ` (${words.inheritedShort})` : "") });
      }
      return marks;
    }

    rows(title) {
      const { answer, state, words } = this;
      const share = answer.about.scale === "share";
      const columns = [{ key: "area", head: words.area }];
      columns.push({ key: "inhabitants", head: words.inhabitants, numeric: true },
        { key: "value", head: state.measure === "faelle" ? words.casesHead : words.value, unit: state.measure === "faelle" ? "" : share ? "" : answer.about.unit_short, numeric: !answer.isCategory() });
      if (state.measure === "wert" && Object.values(answer.rows).some((row) => row[1].length)) columns.push({ key: "interval", head: words.intervalHead, numeric: true });
      if (state.measure === "wert" && answer.about.has_cases) columns.push({ key: "cases", head: words.casesHead, numeric: true });
      columns.push({ key: "status", head: words.statusHead });
      if (state.level === "kommune") columns.push({ key: "council", head: words.council });
      return { caption: atlas.fill(words.tableCaption, { title }), columns, selected: this.chosen, rows: this.facts.map((area) => this.row(area)) };
    }

    row(area) {
      const { answer, state, words } = this;
      const said = answer.at(area.id, this.position, state.measure);
      const there = said.value !== null && said.value !== undefined;
      const text = (value) => answer.text(value, state.measure);
      const within = state.level !== "kreis" && area.kind !== "kreisfreie_stadt";
      const by = {
        area: area.name, kind: this.kinds[area.kind], kreis: within ? this.kreise[area.id.slice(0, 5)] : "", inhabitants: area.inhabitants,
        value: there ? (answer.isCategory() ? text(said.value) : said.value) : null, interval: there ? said.low : null, cases: said.cases,
        status: there ? atlas.whose(said, this.context()) || words.own : atlas.absence(said, this.context()),
        council: this.statuses[area.status] || "",
      };
      const interval = there && said.low !== null && said.low !== undefined ? `${text(said.low)}–${text(said.high)}` : "–";
      const cells = {
        ...by, inhabitants: atlas.number(area.inhabitants, 0), value: there ? text(said.value) : "–", interval,
        cases: said.cases === null || said.cases === undefined ? "–" : atlas.number(said.cases, 0),
      };
      for (const key of Object.keys(cells)) cells[key] = atlas.escape(cells[key] ?? "");
      return { id: area.id, name: area.name, by, cells };
    }

    describe() {
      const { answer, root } = this;
      const about = answer.about;
      const pair = (head, text) => (text ? `<dt>${atlas.escape(head)}</dt><dd>${atlas.escape(text)}</dd>` : "");
      this.at("definition").innerHTML = `<p>${atlas.escape(about.definition)}</p><dl>${pair(this.heads.numerator, about.numerator)}${pair(this.heads.denominator, about.denominator)}` +
        `${pair(this.heads.unit, about.unit)}${pair(this.heads.keys, about.pks_key)}</dl>`;
      const caveats = about.caveats.map((index) => `<li>${atlas.escape(this.caveats[index])}</li>`).join("");
      this.at("hinweise").innerHTML = caveats;
      this.at("hinweise").parentElement.hidden = !caveats;
      this.at("quelle").textContent = about.attribution;
      root.dataset.gemalt = this.address();
    }

    /* ── controls ── */
    controls() {
      const { state } = this;
      const about = this.indicators[state.indicator];
      this.at("kennzahl").value = state.indicator;
      const years = this.at("jahr");
      if (years.dataset.of !== about.periods.join()) {
        years.innerHTML = [...about.periods].reverse().map((year) => `<option value="${year}">${year}</option>`).join("");
        years.dataset.of = about.periods.join();
      }
      years.value = state.year;
      const position = about.periods.indexOf(state.year);
      this.at("jahr-zurueck").disabled = position <= 0;
      this.at("jahr-weiter").disabled = position >= about.periods.length - 1;
      for (const button of this.root.querySelectorAll("button[data-setzt]")) {
        const [key, value] = button.dataset.setzt.split("=");
        button.setAttribute("aria-pressed", String(state[key] === value));
        if (key === "level") button.disabled = !about.levels.includes(value);
      }
      this.at("mass").hidden = !about.has_cases;
      this.at("kartenansicht").hidden = state.view !== "karte";
      this.at("tabelle").hidden = state.view !== "tabelle";
    }

    listen() {
      const on = (name, event, act) => this.at(name).addEventListener(event, act);
      const step = (by) => {
        const periods = this.indicators[this.state.indicator].periods;
        this.change({ year: periods[periods.indexOf(this.state.year) + by] });
      };
      on("kennzahl", "change", (event) => this.change({ indicator: event.target.value }));
      on("jahr", "change", (event) => this.change({ year: Number(event.target.value) }));
      on("jahr-zurueck", "click", () => step(-1));
      on("jahr-weiter", "click", () => step(1));
      on("verweis", "click", () => this.copy());
      this.root.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button?.dataset.setzt) this.change(Object.fromEntries([button.dataset.setzt.split("=")]));
        if (button?.dataset.zoom) this.zoomBy(button.dataset.zoom);
        if (button?.id === "lage-aufheben") this.change({ area: "" });
      });
      this.search();
      // Before Dash hears of it: as long as the page stays the same, going back is our own affair.
      this.back = (event) => {
        if (!document.body.contains(this.root) || location.pathname !== this.path) return;
        event.stopImmediatePropagation();
        const before = this.state;
        this.state = this.settled(this.read());
        this.draw(before, true);
      };
      window.addEventListener("popstate", this.back, { capture: true });
      const hint = this.at("hinweis");
      document.addEventListener("keydown", (event) => event.key === "Escape" && (hint.hidden = true));
      hint.addEventListener("pointerenter", () => clearTimeout(this.hiding));
      hint.addEventListener("pointerleave", () => (hint.hidden = true));
      let width = 0;
      new ResizeObserver(([entry]) => {
        if (this.answer && Math.abs(entry.contentRect.width - width) > 2) this.strip();
        width = entry.contentRect.width;
      }).observe(this.at("streifen"));
    }

    zoomBy(what) {
      const moves = { ein: () => this.map.zoom(1.6), aus: () => this.map.zoom(1 / 1.6), alles: () => this.map.reset(),
        links: () => this.map.pan(-1, 0), rechts: () => this.map.pan(1, 0), oben: () => this.map.pan(0, -1), unten: () => this.map.pan(0, 1) };
      moves[what]();
    }

    zoomed(scale) {
      for (const button of this.root.querySelectorAll("button[data-zoom]")) {
        button.setAttribute("aria-disabled", String(button.dataset.zoom === "ein" ? scale > 11.9 : scale <= 1));
      }
      this.at("hinweis").hidden = true;
    }

    search() {
      this.at("suchfeld").innerHTML = `<label for="lage-suche">${this.words.search}</label>` +
        `<input id="lage-suche" type="search" list="lage-gebietsliste" autocomplete="off" placeholder="${this.words.searchHint}">` +
        `<datalist id="lage-gebietsliste"></datalist><p id="lage-suchmeldung" class="klein fehlertext" role="status"></p>`;
      this.field = this.at("suche");
      this.field.addEventListener("change", () => this.find());
      this.field.addEventListener("keydown", (event) => event.key === "Enter" && this.find());
    }

    list() {
      this.at("gebietsliste").innerHTML = [...this.facts].sort((a, b) => atlas.compare(a.name, b.name)).map((area) => `<option value="${atlas.escape(area.name)}"></option>`).join("");
    }

    find() {
      const wanted = this.field.value.trim().toLowerCase();
      if (!wanted) return;
      const starts = this.facts.filter((area) => area.name.toLowerCase().startsWith(wanted));
      const found = this.facts.find((area) => area.name.toLowerCase() === wanted) || (starts.length === 1 ? starts[0] : null);
      this.at("suchmeldung").textContent = found ? "" : atlas.fill(this.words.unknownArea, { name: this.field.value.trim() });
      if (!found) return;
      this.field.value = "";
      this.change({ area: found.id });
    }

    /* ── what is said ── */
    hint(path, how) {
      const hint = this.at("hinweis");
      clearTimeout(this.hiding);
      if (!path || !this.answer) {
        this.hiding = setTimeout(() => (hint.hidden = true), HIDE_AFTER);
        return;
      }
      const area = this.byId.get(path.dataset.id);
      const said = this.answer.at(area.id, this.position, this.state.measure);
      const lines = this.lines(area, said);
      hint.innerHTML = `<strong>${atlas.escape(area.name)}</strong>${lines.map((line) => `<span>${atlas.escape(line)}</span>`).join("")}`;
      hint.hidden = false;
      path.setAttribute("aria-description", lines.join(", "));
      this.place(hint, how === "focus" ? path.getBoundingClientRect() : { left: how.clientX, top: how.clientY, width: 0, height: 0 });
    }

    lines(area, said) {
      const { answer, state, words } = this;
      const there = said.value !== null && said.value !== undefined;
      const share = answer.isCategory() || answer.about.scale === "share";
      const unit = state.measure === "faelle" ? words.casesHead : share ? "" : answer.about.unit_short;
      const value = there ? `${answer.text(said.value, state.measure)} ${unit}`.trim() : atlas.absence(said, this.context());
      const from = atlas.whose(said, this.context());
      const council = state.level === "kommune" ? `${words.council}: ${this.statuses[area.status || "unklar"]}` : "";
      return [value, from, council].filter(Boolean);
    }

    place(hint, box) {
      const frame = this.at("karte").getBoundingClientRect();
      const [width, height] = [hint.offsetWidth, hint.offsetHeight];
      const left = box.left + box.width / 2 - frame.left;
      const top = box.top - frame.top;
      const below = top < height + 16;
      hint.style.left = `${Math.max(0, Math.min(left + 14, frame.width - width))}px`;
      hint.style.top = `${below ? top + box.height + 18 : top - height - 12}px`;
    }

    announce(title, summary) {
      const { words, state } = this;
      const [id] = this.chosen;
      const said = id && this.chosen.length === 1 ? this.answer.at(id, this.position, state.measure) : null;
      const text = said && this.spoken === title ? atlas.fill(words.selected, { name: this.name(id), value: this.lines(this.byId.get(id), said).join(", ") })
        : atlas.fill(words.changed, { title, summary });
      this.spoken = title;
      this.at("ansage").textContent = text;
    }

    askPanel() {
      window.dash_clientside.set_props("lage-gebiet", { data: this.state.area });
    }

    async copy() {
      const said = this.at("ansage");
      try {
        await navigator.clipboard.writeText(location.href);
        said.textContent = this.words.copied;
      } catch {
        said.textContent = this.words.copyFailed;
      }
      this.at("verweismeldung").textContent = said.textContent;
    }
  }

  /* Dash puts the page into the document when it is ready. */
  function start() {
    const root = document.getElementById("lage");
    if (!root || !window.dash_clientside?.set_props) return;
    waiting.disconnect();
    atlas.page = new Page(root);
  }
  const waiting = new MutationObserver(start);
  waiting.observe(document.documentElement, { childList: true, subtree: true });
  start();
})(window.atlas);
