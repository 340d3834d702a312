/* A text field with a list of suggestions (ARIA 1.2 combobox): Tab leaves it, arrows choose, Enter takes, Escape closes.
   Every search box of the atlas is one of these. */
(function (atlas) {
  "use strict";
  const MOST = 12;
  let count = 0;

  /* Letters as people type them: Ä like A, ß like ss, punctuation like a space. */
  atlas.fold = function (text) {
    return text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  };

  const plain = (folded) => folded.replace(/([aou])e/g, "$1"); // Koeln finds Köln

  /* entries: [{name, text}] with `text` all that may be searched, folded; how good a match is, 0 best, -1 none. */
  function quality(entry, wanted, words) {
    if (entry.folded === wanted) return 0;
    if (entry.folded.startsWith(wanted)) return 1;
    if ((" " + entry.folded).includes(" " + wanted)) return 2;
    if (!words.every((word) => entry.text.includes(word))) return -1;
    return words.every((word) => entry.folded.includes(word)) ? 3 : words.every((word) => (" " + entry.text).includes(" " + word)) ? 4 : 5;
  }

  /* All entries that match, best first, equal ones in their own order. */
  atlas.find = function (entries, text) {
    const wanted = atlas.fold(text);
    if (!wanted) return [];
    const found = matches(entries, wanted, (entry) => entry);
    if (found.length) return found;
    const short = shortKey(wanted);
    return short ? matches(entries, short, (entry) => entry) : matches(entries, plain(wanted), (entry) => ({ folded: plain(entry.folded), text: plain(entry.text) }));
  };

  /* A Gemeinde keeps its Kreis and its own three digits when its Verbandsgemeinde changes: the Regionalschlüssel without the four between
     them is its Gemeindeschlüssel. The zero in front may be lost. */
  function shortKey(wanted) {
    const parts = wanted.replaceAll(" ", "").match(/^0?(\d{4})\d{4}(\d{3})$/);
    return parts && `0${parts[1]}${parts[2]}`;
  }

  function matches(entries, wanted, form) {
    const words = wanted.split(" ");
    const ranked = [[], [], [], [], [], []];
    for (const entry of entries) {
      const rank = quality(form(entry), wanted, words);
      if (rank >= 0) ranked[rank].push(entry);
    }
    return ranked.flat();
  }

  class Combobox {
    /* field: an input; load() promises entries [{name, detail, group, text, folded, …}]; choose(entry); words: see texts/vergleich.py SEARCH;
       browse: whether an empty field offers everything. */
    constructor(field, { load, choose, words, browse = false }) {
      Object.assign(this, { field, load, choose, words, browse, entries: null, shown: [], active: -1 });
      this.id = `vorschlag-${(count += 1)}`;
      this.list = document.createElement("div");
      Object.assign(this.list, { id: this.id, className: "vorschlaege", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", field.getAttribute("aria-label") || field.labels[0]?.textContent || field.placeholder);
      this.said = document.createElement("p");
      this.said.className = "nur-vorlesen";
      this.said.setAttribute("role", "status");
      field.after(this.list, this.said);
      for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id })) field.setAttribute(name, value);
      field.addEventListener("focus", () => this.ready());
      field.addEventListener("input", () => this.search());
      field.addEventListener("click", () => browse && this.search());
      field.addEventListener("keydown", (event) => this.key(event));
      field.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    }

    async ready() {
      try {
        this.entries = this.entries || (await this.load());
      } catch (error) {
        this.said.textContent = this.words.failed;
        throw error;
      }
    }

    async search() {
      await this.ready();
      const text = this.field.value;
      const found = text.trim() ? atlas.find(this.entries, text) : this.browse ? this.entries : [];
      this.show(this.browse ? found : found.slice(0, MOST), found.length, text.trim());
    }

    show(shown, all, text) {
      this.shown = shown;
      this.active = -1;
      this.list.replaceChildren(...this.options(text && !all ? this.words.none : all > shown.length ? this.words.shown : "", { text, shown: shown.length, count: all }));
      this.list.hidden = !text && !shown.length;
      this.field.setAttribute("aria-expanded", String(shown.length > 0));
      this.field.removeAttribute("aria-activedescendant");
      this.said.textContent = text ? atlas.fill(all === 0 ? this.words.none : all === 1 ? this.words.one : this.words.many, { text, count: all }) : "";
    }

    options(note, places) {
      const groups = new Map();
      this.shown.forEach((entry, index) => groups.set(entry.group || "", [...(groups.get(entry.group || "") || []), this.option(entry, index)]));
      const parts = [...groups].flatMap(([name, options]) => (name ? [this.group(name, options)] : options));
      if (!note) return parts;
      const last = document.createElement("div");
      Object.assign(last, { className: "vorschlag-hinweis", textContent: atlas.fill(note, places) });
      last.setAttribute("aria-hidden", "true"); // the status says it
      return [...parts, last];
    }

    option(entry, index) {
      const option = document.createElement("div");
      option.id = `${this.id}-${index}`;
      option.dataset.index = index;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.textContent = entry.name;
      const detail = document.createElement("span");
      Object.assign(detail, { className: "vorschlag-art", textContent: entry.detail || "" });
      option.append(name, " ", detail);
      return option;
    }

    group(name, options) {
      const group = document.createElement("div");
      const head = document.createElement("div");
      Object.assign(head, { id: `${options[0].id}-gruppe`, className: "vorschlag-gruppe", textContent: name });
      head.setAttribute("role", "presentation");
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", head.id);
      group.append(head, ...options);
      return group;
    }

    key(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        if (this.list.hidden) this.search().then(() => this.move(steps[event.key]));
        else this.move(steps[event.key]);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Enter" && (this.field.value.trim() || this.active >= 0)) {
        event.preventDefault();
        this.enter();
      }
    }

    move(step) {
      const options = this.list.querySelectorAll("[role=option]");
      if (!options.length) return;
      options[this.active]?.setAttribute("aria-selected", "false");
      this.active = this.active < 0 ? (step > 0 ? 0 : options.length - 1) : (this.active + step + options.length) % options.length;
      const option = options[this.active];
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    }

    /* Enter without a choice takes what is meant: the only match, or the one of exactly this name. */
    async enter() {
      if (this.active < 0) await this.search();
      const exact = this.shown.filter((entry) => entry.folded === atlas.fold(this.field.value));
      const options = this.list.querySelectorAll("[role=option]");
      if (this.active >= 0) this.take(options[this.active]);
      else if (this.shown.length === 1 || exact.length === 1) this.take(options[this.shown.length === 1 ? 0 : this.shown.indexOf(exact[0])]);
      else if (this.shown.length) this.move(1);
    }

    take(option) {
      if (!option) return;
      const entry = this.shown[Number(option.dataset.index)];
      this.field.value = "";
      this.close();
      this.choose(entry);
    }

    close() {
      this.list.hidden = true;
      this.active = -1;
      this.field.setAttribute("aria-expanded", "false");
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  atlas.Combobox = Combobox;
})(window.atlas);
