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
      this.weights = new atlas.Weights({ root, words: this.words, at: this.at, change: (part) => this.change(part) });
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
      if (before.weights !== state.weights) this.spoken = ""; // what is new is the whole, not the chosen area
      const values = `/api/v1/werte/${this.version}/${state.level}/${state.indicator}.json${this.url.valuesQuery(state)}`;
      try {
        const [markup, said] = await Promise.all([
          this.drawn === state.level ? null : atlas.fetchOnce(`/karte/${this.version}/${state.level}.svg`, "text"),
          atlas.fetchOnce(values, "json"),
        ]);
        if (this.state !== state) return;
        if (markup) this.showMap(markup, state.level);
        const about = this.indicators[state.indicator];
        this.answer = state.indicator === this.need ? new atlas.NeedAnswer(said, about) : new atlas.Answer(said, about);
      } catch (error) {
        this.at("satz").textContent = this.words.failed;
        throw error;
      }
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

    modeOf(state) {
      if (state.indicator === this.need) return new atlas.NeedMode(this);
      return state.measure === "unterschied" ? new atlas.DifferenceMode(this) : new atlas.ValueMode(this);
    }

    paint(announce) {
      const { state, answer } = this;
      const mode = (this.mode = this.modeOf(state));
      const counts = {};
      this.map.paint((id) => mode.classOf(id, counts));
      this.map.sign(mode.signs(), mode.marks);
      this.chosen = this.here(state.area);
      this.map.select(this.chosen);
      const [title, summary] = [mode.title(), mode.summary()];
      this.at("titel").textContent = title;
      this.at("satz").textContent = [this.note, summary].filter(Boolean).join(" ");
      this.at("demo").hidden = !answer.about.demo;
      document.title = title + " – " + this.product;
      this.at("einheit").textContent = mode.unit();
      this.at("legende").innerHTML = mode.legend(counts);
      this.at("verfahren").textContent = mode.method(counts);
      this.at("marken").hidden = state.level !== "kommune" || mode.marks !== "marken";
      this.strip();
      this.describe();
      const shown = this.chosen.length === 1 ? this.chosen[0] : state.area || LAND;
      this.at("wert").innerHTML = mode.panel(shown);
      if (state.view === "tabelle") this.table.show(mode.table(title));
      this.files();
      if (announce) this.announce(title, summary);
      else this.spoken = title;
      performance.mark("atlas-gemalt");
    }

    /* Downloads and the link to copy are of this view: its parameters stand behind their addresses. */
    files() {
      this.at("verweis").dataset.verweis = this.url.link(this.state);
      const query = this.url.of(this.state).split("?")[1] || "";
      for (const element of this.root.querySelectorAll("[data-datei]")) {
        const address = element.dataset.datei + (query && `?${query}`);
        if (element.dataset.png) Object.assign(element.dataset, { png: address, fehler: this.words.pictureFailed });
        else element.href = address;
      }
    }

    /* Ids of this level that stand for an area of any level: itself, the one around it, or the only one within it. */
    here(area) {
      if (!area) return [];
      const length = LENGTHS[this.state.level];
      if (area.length >= length) return [area.slice(0, length)];
      return this.facts.filter((each) => each.id.startsWith(area)).map((each) => each.id);
    }

    name(id) {
      return id.length === 5 ? this.kreise[id] : this.byId.get(id)?.name || this.kreise[id.slice(0, 5)];
    }

    /* Name, kind and Kreis of an area, as a table names and sorts them. */
    whereabouts(area) {
      const within = this.state.level !== "kreis" && area.kind !== "kreisfreie_stadt";
      return { area: area.name, kind: this.kinds[area.kind], kreis: within ? this.kreise[area.id.slice(0, 5)] : "" };
    }

    strip() {
      const frame = this.at("streifen");
      const strip = this.mode.strip(Math.max(280, Math.floor(frame.clientWidth)));
      frame.closest("figure").hidden = !strip;
      if (!strip) return;
      frame.classList.toggle("hohes-bild", Boolean(strip.tall));
      this.at("streifensatz").textContent = strip.caption;
      frame.innerHTML = strip.drawing;
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
        const surveyed = (year) => about.surveyed && atlas.fill(this.words.surveyYear, { year, count: about.surveyed[about.periods.indexOf(year)] });
        years.innerHTML = [...about.periods].reverse().map((year) => `<option value="${year}">${surveyed(year) || year}</option>`).join("");
        years.title = about.surveyed ? this.words.surveyYears : "";
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
      const isNeed = state.indicator === this.need;
      const offered = { wert: true, faelle: about.has_cases, unterschied: about.compared.includes(state.level) };
      for (const button of this.at("mass").querySelectorAll("button")) button.hidden = !offered[button.dataset.setzt.split("=")[1]];
      this.at("mass").hidden = isNeed || !(offered.faelle || offered.unterschied);
      years.closest(".feld").hidden = isNeed;
      this.weights.show(state.weights, isNeed);
      this.at("bedarf")?.setAttribute("aria-pressed", String(isNeed));
      this.at("vergleich").hidden = state.measure !== "unterschied";
      this.at("bezug").value = state.reference;
      if (!isNeed) this.before = { indicator: state.indicator, measure: state.measure };
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
      on("bezug", "change", (event) => this.change({ reference: event.target.value }));
      this.at("bedarf")?.addEventListener("click", () => this.change(this.state.indicator === this.need ? this.before || { indicator: this.first } : { indicator: this.need }));
      this.at("streifen").addEventListener("click", (event) => {
        const point = event.target.closest("[data-waehle]");
        if (point) this.change({ area: point.dataset.waehle });
      });
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
        if (this.mode && Math.abs(entry.contentRect.width - width) > 2) this.strip();
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
      const { words } = this;
      const [id] = this.chosen;
      const one = id && this.chosen.length === 1;
      const text = one && this.spoken === title ? atlas.fill(words.selected, { name: this.name(id), value: this.mode.lines(this.byId.get(id)).join(", ") })
        : atlas.fill(words.changed, { title, summary });
      this.spoken = title;
      this.at("ansage").textContent = text;
    }

    askPanel() {
      window.dash_clientside.set_props("lage-gebiet", { data: this.state.area });
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
