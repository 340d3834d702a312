/* The page "Lage und Abdeckung": its state, its address, and who draws what when the state changes. */
(function (atlas) {
  "use strict";
  const LENGTHS = { kreis: 5, kommune: 9, gemeinde: 12 };
  const LAND = "07";

  class Page {
    constructor(root) {
      Object.assign(this, JSON.parse(root.dataset.atlas));
      this.root = root;
      this.at = (name) => document.getElementById("lage-" + name);
      this.table = new atlas.TableView(this.at("tabelle"), this.words, (id) => this.change({ area: id }));
      this.url = new atlas.Address(this);
      this.hint = new atlas.Hint(this);
      this.search = new atlas.Search(this);
      this.map = new atlas.MapView(this.at("karte"), {
        select: (id) => this.change({ area: id }),
        point: (path, how) => this.hint.show(path, how),
        zoom: (scale) => this.zoomed(scale),
      });
      this.listen();
      this.draw(this.state, false);
    }

    /* ── state and address ── */
    change(part, remember = true) {
      const before = this.state;
      Object.assign(this, this.url.settle({ ...before, ...part }, before));
      if (JSON.stringify(before) === JSON.stringify(this.state)) return;
      if (remember) history[part.year ? "replaceState" : "pushState"](null, "", this.url.of(this.state));
      this.draw(before, true);
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
      this.search.offer(this.facts);
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
      if (state.view === "tabelle") this.table.show(atlas.tableOf(this, title));
      this.at("csv").href = `/api/v1/werte/${this.version}/${state.level}/${state.indicator}/${state.year}.csv`;
      if (announce) this.announce(title, summary);
      else this.spoken = title;
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
      root.dataset.gemalt = this.url.of(this.state);
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
        if (button?.id === "lage-aufheben") {
          this.change({ area: "" });
          this.search.field.focus(); // the button goes away with the area
        }
      });
      let width = 0;
      new ResizeObserver(([entry]) => {
        if (this.answer && Math.abs(entry.contentRect.width - width) > 2) this.strip();
        width = entry.contentRect.width;
      }).observe(this.at("streifen"));
    }

    /* As long as the page stays the same, going back is our own affair. */
    back(event) {
      if (!document.body.contains(this.root) || location.pathname !== this.path) return;
      event.stopImmediatePropagation();
      const before = this.state;
      Object.assign(this, this.url.read());
      this.draw(before, true);
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
      this.hint.hide();
    }

    /* ── what is said ── */
    announce(title, summary) {
      const { words, state } = this;
      const [id] = this.chosen;
      const said = id && this.chosen.length === 1 ? this.answer.at(id, this.position, state.measure) : null;
      const text = said && this.spoken === title ? atlas.fill(words.selected, { name: this.name(id), value: this.hint.lines(this.byId.get(id), said).join(", ") })
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

  // Registered before Dash mounts: listeners of a window event run in the order they came, and Dash would draw the page anew.
  window.addEventListener("popstate", (event) => atlas.page?.back(event));

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
