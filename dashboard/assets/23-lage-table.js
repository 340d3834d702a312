/* The same rows as the map, as a table: sorted by its heads, the first page at once, the rest on demand. */
(function (atlas) {
  "use strict";
  const PAGE = matchMedia("(max-width: 720px)").matches ? 25 : 200; // a row is a card on a phone

  class TableView {
    constructor(frame, words, select) {
      Object.assign(this, { frame, words, sort: "value", down: true, limit: PAGE });
      frame.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button.dataset.sort) this.sortBy(button.dataset.sort);
        else if (button.dataset.limit) this.draw((this.limit = Number(button.dataset.limit)));
        else if (button.dataset.id) select(button.dataset.id);
      });
    }

    /* table: {caption, columns: [{key, head, unit, numeric}], rows: [{id, name, cells by key, keys to sort by in `by`}], selected} */
    show(table) {
      if (!this.table || table.rows.length !== this.table.rows.length) this.limit = PAGE;
      this.table = table;
      if (!table.columns.some((column) => column.key === this.sort)) this.sort = "value";
      this.draw();
    }

    sortBy(key) {
      this.down = this.sort === key ? !this.down : this.table.columns.find((column) => column.key === key).numeric;
      this.sort = key;
      this.draw();
      this.frame.querySelector(`[data-sort="${key}"]`).focus();
    }

    sorted() {
      const sign = this.down ? -1 : 1;
      const empty = (value) => value === null || value === undefined || value === "";
      return [...this.table.rows].sort((a, b) => {
        const [x, y] = [a.by[this.sort], b.by[this.sort]];
        if (empty(x) || empty(y)) return empty(x) - empty(y) || atlas.compare(a.by.area, b.by.area);
        return sign * (typeof x === "number" ? x - y : atlas.compare(x, y)) || atlas.compare(a.by.area, b.by.area);
      });
    }

    draw() {
      const { caption, columns, rows, selected } = this.table;
      const shown = this.sorted().slice(0, this.limit);
      const head = columns.map((column) => this.head(column)).join("");
      const body = shown.map((row) => {
        const cells = columns.slice(1).map((column) => `<td data-kopf="${atlas.escape(column.head)}" class="${column.numeric ? "zahl" : ""}">${row.cells[column.key]}</td>`).join("");
        const pressed = selected.includes(row.id);
        return `<tr class="${pressed ? "gewaehlt" : ""}"><th scope="row"><button type="button" class="knopf-text" data-id="${row.id}" aria-pressed="${pressed}">${atlas.escape(row.name)}</button><span class="unter">${row.cells.kind}${row.cells.kreis ? ", " + row.cells.kreis : ""}</span></th>${cells}</tr>`;
      }).join("");
      const name = atlas.escape(atlas.fill(caption, { count: atlas.number(rows.length, 0) }));
      this.frame.innerHTML = `<div class="tabellenrahmen hoch" tabindex="0" role="region" aria-label="${name}"><table class="tabelle stapelt"><caption class="nur-vorlesen">${name}</caption>` +
        `<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${this.more(rows.length)}`;
    }

    head(column) {
      const active = this.sort === column.key;
      const order = active ? (this.down ? "descending" : "ascending") : "none";
      const arrow = active ? (this.down ? "▼" : "▲") : "";
      const unit = column.unit ? `<span class="einheit">${atlas.escape(column.unit)}</span>` : "";
      return `<th scope="col" aria-sort="${order}" class="${column.numeric ? "zahl" : ""}"><button type="button" class="kopfknopf" data-sort="${column.key}">` +
        `${atlas.escape(column.head)}<span class="pfeil" aria-hidden="true">${arrow}</span></button>${unit}</th>`;
    }

    more(count) {
      if (count <= this.limit) return "";
      const next = Math.min(PAGE, count - this.limit);
      const button = (limit, text) => `<button type="button" class="knopf" data-limit="${limit}">${atlas.escape(text)}</button>`;
      return `<p class="mehr">${button(this.limit + next, atlas.fill(this.words.moreRows, { count: atlas.number(next, 0) }))} ` +
        `${button(count, atlas.fill(this.words.allRows, { count: atlas.number(count, 0) }))}</p>`;
    }
  }

  atlas.TableView = TableView;})(window.atlas);
