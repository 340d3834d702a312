/* The page "Lage" made live. The server has drawn it; from here on a change asks for what it needs and puts it in place.

   A change is complete when all of it is there. Until then, and if the connection is lost, the state before holds: its address, its
   controls, and everything on the page that tells of it. */
import { fetchOnce } from "../fetch_once.js";
import { fill } from "../german.js";
import { Addresses } from "./address.js";
import { Controls } from "./controls.js";
import { Hint } from "./hint.js";
import { whenIdle } from "./idle.js";
import { Sheet } from "./sheet.js";
import { Table } from "./table.js";
import { MapView } from "./view.js";
import { Weights } from "./weights.js";

const LEAFING = 600; // milliseconds: a held key has repeated itself by then

const at = (name) => document.getElementById(`lage-${name}`);

class Page {
  constructor(root) {
    const settings = JSON.parse(at("einstellungen").textContent);
    Object.assign(this, { root, words: settings.words, product: settings.product, turn: 0, leafed: -LEAFING });
    this.state = settings.state; // what is on show and complete
    this.requested = settings.state; // what was asked for last
    this.addresses = new Addresses(settings);
    this.controls = new Controls(this.addresses, (part) => this.change(part));
    this.weights = new Weights(at("gewichte"), this.words, {
      change: (text) => this.change({ gewichte: text }),
      announce: (sentence) => (at("ansage").textContent = sentence),
    });
    this.table = new Table(root, this.words, (sentence) => (at("ansage").textContent = sentence));
    this.map = new MapView(at("karte"), {
      select: (id) => this.choose(id),
      point: (path, how) => (how === "focus" || !this.sheet.isUsed) && this.hint.show(path, how),
      zoom: (scale) => this.zoomed(scale),
    });
    this.hint = new Hint(at("hinweis"), this.map);
    this.sheet = new Sheet(at("blatt"), this.map, this.hint);
    this.maps = new Map([[this.state.ebene, root.querySelector("svg.karte")]]);
    this.map.show(this.maps.get(this.state.ebene));
    this.answer = this.answerInDocument();
    this.onMap = this.state; // whose looks, title and legend are painted
    this.announced = at("titel").textContent + (at("treffersatz")?.textContent ?? "");
    this.controls.show(this.state);
    this.weights.show(this.state.gewichte, this.state.kennzahl === this.addresses.need);
    this.listen();
    history.replaceState(this.state, "");
    this.mark();
    this.completed();
  }

  /* What the document shows, in the form of an answer that knows one year only. */
  answerInDocument() {
    const signs = new Map(
      [...this.map.svg.querySelectorAll(".urteile use")].map((use) => [
        use.getAttribute("transform"),
        use.getAttribute("href").slice(3),
      ]),
    );
    const signOf = (path) => signs.get(`translate(${path.dataset.p})`) || "";
    return {
      years: [this.state.jahr],
      areas: [this.map.paths.map((path) => [path.getAttribute("class").slice(2), signOf(path)])],
      titles: [at("titel").textContent],
      summaries: [at("satz").textContent],
      methods: [at("verfahren").textContent],
      legends: [at("legende").innerHTML],
      unit: at("einheit").textContent,
      layer: this.map.svg.dataset.zeigt,
      demo: [!at("demo").hidden],
    };
  }

  /* An area of the map was chosen on it. */
  choose(id) {
    this.hint.hide();
    this.change({ gebiet: id });
    this.sheet.open(id);
  }

  /* ── a change ── */
  change(part) {
    const { state, note } = this.addresses.settle(part, this.requested);
    const isSame = Object.keys(state).every((name) => state[name] === this.requested[name]);
    if (isSame) this.controls.show(state);
    else this.turnTo(state, { note, isNew: true });
  }

  /* isNew: a change, not a step within the history of the browser. */
  async turnTo(state, { note = "", isNew = false } = {}) {
    const turn = (this.turn += 1);
    const [before, answerBefore] = [this.state, this.answer];
    this.requested = state;
    if (!state.gebiet || state.ebene !== before.ebene) this.sheet.hide();
    this.controls.show(state);
    this.weights.show(state.gewichte, state.kennzahl === this.addresses.need);
    this.root.setAttribute("aria-busy", "true");
    try {
      const answer = fetchOnce(this.addresses.answer(state), "json").then(unpacked);
      const parts = fetchOnce(this.addresses.parts(state), "text");
      parts.catch(() => {}); // heard below, unless the answer fails first
      const [svg, received] = await Promise.all([this.mapOf(state.ebene), answer]);
      if (turn !== this.turn) return;
      this.paint(state, received, svg, note);
      const markup = await parts;
      if (turn !== this.turn) return;
      this.exchange(markup);
      this.state = state;
      this.answer = received;
      this.fail("");
      this.remember(before, isNew);
      this.completed(before);
    } catch (error) {
      if (turn !== this.turn) return;
      this.takeBack(state, before, answerBefore, error);
      if (!isNew) history.pushState(before, "", this.addresses.page(before)); // the browser's buttons had led away from it
    }
  }

  /* Every change is a step of the history; years leafed through by a held key are one. */
  remember(before, isNew) {
    const { state, addresses } = this;
    const isYear = isNew && addresses.names.every((name) => name === "jahr" || state[name] === before[name]);
    const isLeafing = isYear && performance.now() - this.leafed < LEAFING;
    this.leafed = isYear ? performance.now() : -LEAFING;
    if (isNew) history[isLeafing ? "replaceState" : "pushState"](state, "", addresses.page(state));
  }

  /* The state before holds again; what failed is said once, and may be tried again. */
  takeBack(state, before, answer, error) {
    console.error(error);
    const what = this.describe(state, before);
    this.requested = before;
    if (this.onMap !== before) this.paint(before, answer, this.maps.get(before.ebene));
    this.controls.show(before);
    this.weights.show(before.gewichte, before.kennzahl === this.addresses.need);
    this.root.removeAttribute("aria-busy");
    const { gone, failed } = this.words;
    const { version } = this.addresses;
    const isGone = error.status === 404 || error.status === 410; // not kept, or of another schema
    this.failed = isGone ? null : state;
    this.fail(isGone ? fill(gone, { version }) : fill(failed, { what, title: at("titel").textContent }));
  }

  /* A state in a few words. */
  describe(state, before) {
    const { indicators, levels } = this.addresses;
    const { title, years, names = years } = indicators[state.kennzahl];
    const year = names[years.indexOf(state.jahr)];
    const area = state.gebiet !== before.gebiet && this.map.nameOf(state.gebiet);
    const others = this.controls.describe(state, before);
    return [title, levels[state.ebene], year, area, ...others].filter(Boolean).join(", ");
  }

  /* sentence: what failed; "": nothing (any more). */
  fail(sentence) {
    const [box, place] = [at("fehlschlag"), at("fehler")];
    if (!sentence && box.contains(document.activeElement)) {
      at("titel").tabIndex = -1;
      at("titel").focus({ preventScroll: true }); // the button goes away
    }
    at("nochmal").hidden = !this.failed;
    box.hidden = !sentence;
    place.textContent = "";
    // A sentence that comes into an alert on show is heard, also the same one again.
    requestAnimationFrame(() => (place.textContent = sentence));
  }

  /* The map of a level: each is parsed once and kept. */
  async mapOf(level) {
    if (!this.maps.has(level)) {
      const text = await fetchOnce(this.addresses.map(level), "text");
      const holder = document.createElement("template");
      holder.innerHTML = text;
      if (!this.maps.has(level)) this.maps.set(level, holder.content.querySelector("svg"));
    }
    return this.maps.get(level);
  }

  /* ── drawing ── */
  paint(state, answer, svg, note = "") {
    this.onMap = state;
    const place = answer.years.indexOf(state.jahr);
    if (this.map.svg !== svg) this.map.show(svg);
    this.map.paint(answer.areas[place], answer.layer);
    this.map.select(this.map.standingFor(state.gebiet));
    at("titel").textContent = answer.titles[place];
    at("notiz").textContent = note;
    at("satz").textContent = answer.summaries[place];
    at("demo").hidden = !answer.demo[place];
    at("einheit").textContent = answer.unit;
    at("legende").innerHTML = answer.legends[place];
    at("verfahren").textContent = answer.methods[place];
    at("marken").hidden = state.ebene !== "kommune" || answer.layer !== "marken";
    at("kartenansicht").hidden = state.ansicht !== "karte";
    document.title = `${answer.titles[place]} – ${this.product}`;
  }

  /* The parts beside the map, each in the place of the one before; the focus stays where it was, also in a row of the table that is
     shown only once the table is sorted as before, or goes to the head of the panel. */
  exchange(markup) {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    const scrolled = this.table.scrolled();
    let [focused, wasFocused] = [null, false];
    for (const part of holder.content.querySelectorAll("[data-teil]")) {
      const before = document.getElementById(part.id);
      const selector = before.contains(document.activeElement) ? selectorOf(document.activeElement) : "";
      before.replaceWith(part);
      if (selector) {
        wasFocused = true;
        focused = part.querySelector(selector);
      }
    }
    this.table.take(scrolled);
    if (wasFocused && !focused) focused = document.querySelector(".gebiet h2");
    focused?.focus({ preventScroll: !focused.closest("tbody") });
    this.mark();
  }

  /* Areas the filter marks; all others are paled. */
  mark() {
    const { schluessel, stellen } = at("treffer").dataset;
    this.map.mark(schluessel === undefined ? null : { keys: schluessel.split(" "), length: Number(stellen) });
  }

  /* Everything of the state is on the page; what the next change may need is fetched when there is time. */
  completed(before) {
    const { state } = this;
    this.root.removeAttribute("aria-busy");
    this.hint.follow(this.addresses.hints(state));
    if (before) this.announce(before);
    else whenIdle(() => fetchOnce(this.addresses.answer(state), "json").catch(() => {})); // the other years
    performance.mark("atlas-gemalt");
    this.root.dataset.gemalt = this.addresses.page(state);
  }

  /* ── what is said ── */
  async announce(before) {
    const title = at("titel").textContent;
    const marked = at("treffersatz")?.textContent ?? "";
    const summary = [at("notiz").textContent, at("satz").textContent, marked].filter(Boolean).join(" ");
    const chosen = this.map.standingFor(this.state.gebiet);
    const isSame = this.announced === title + marked && before.gewichte === this.state.gewichte;
    this.announced = title + marked;
    if (!isSame || chosen.length !== 1) {
      at("ansage").textContent = fill(this.words.changed, { title, summary });
      return;
    }
    const { turn } = this;
    const indicator = this.addresses.indicators[this.state.kennzahl].title;
    const name = this.map.nameOf(chosen[0]); // of this map: another may be there in a moment
    const lines = await this.hint.linesOf(chosen[0]).catch(() => []);
    if (turn === this.turn)
      at("ansage").textContent = fill(this.words.selected, { name, indicator, value: lines.join(", ") });
  }

  /* ── events ── */
  listen() {
    this.root.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-waehle], a[data-zustand]");
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
      if (link && isPlain) {
        event.preventDefault();
        this.change(link.dataset.waehle ? { gebiet: link.dataset.waehle } : this.leadTo(link));
      }
      const button = event.target.closest("button");
      if (button?.dataset.zoom) this.zoomBy(button.dataset.zoom);
      if (button?.id === "lage-nochmal") this.turnTo(this.failed, { isNew: true });
    });
    // From the search box in the head of the page, which opens a profile if nobody answers.
    document.addEventListener("area-chosen", (event) => {
      event.preventDefault();
      this.change({ gebiet: event.detail.id });
    });
    // Entries without a state are jumps within the page.
    window.addEventListener("popstate", (event) => event.state && this.turnTo(event.state));
  }

  /* The state a link of the page leads to. Own weights wait for who comes back to need and structure. */
  leadTo(link) {
    const state = this.addresses.read(link.href);
    return { ...state, gewichte: state.gewichte || this.requested.gewichte };
  }

  zoomBy(what) {
    const moves = {
      ein: () => this.map.zoom(1.6),
      aus: () => this.map.zoom(1 / 1.6),
      alles: () => this.map.reset(),
      links: () => this.map.pan(-1, 0),
      rechts: () => this.map.pan(1, 0),
      oben: () => this.map.pan(0, -1),
      unten: () => this.map.pan(0, 1),
    };
    moves[what]();
  }

  zoomed(scale) {
    for (const button of this.root.querySelectorAll("button[data-zoom]")) {
      button.setAttribute("aria-disabled", String(button.dataset.zoom === "ein" ? scale > 11.9 : scale <= 1));
    }
    this.hint?.hide();
  }
}

/* The letters of an answer (pages/lage/answers.py) as the looks they stand for. */
function unpacked(answer) {
  if (!answer.areas) {
    const looks = new Map([...answer.signs].map((sign, place) => [sign, answer.looks[place]]));
    answer.areas = answer.maps.map((map) => [...map].map((sign) => looks.get(sign)));
  }
  return answer;
}

/* Where the focus goes when what had it is drawn anew. */
function selectorOf(element) {
  if (element.dataset.waehle) return `a[data-waehle="${element.dataset.waehle}"]`;
  if (element.dataset.sort) return `[data-sort="${element.dataset.sort}"]`;
  return element.id ? `#${element.id}` : "";
}

export const page = new Page(document.getElementById("lage"));
