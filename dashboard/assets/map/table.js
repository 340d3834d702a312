/* The table the server made: sorted by its heads, the first rows at once, the rest on demand. */
import { compare, fill, number } from "../german.js";

const PAGE = matchMedia("(max-width: 720px)").matches ? 25 : 200; // a row is a card on a phone

export class Table {
  /* root: the page; words: moreRows, allRows, rowsShown, sorted; announce(sentence): said to who does not see the table */
  constructor(root, words, announce) {
    Object.assign(this, { words, announce, chosen: null, limit: PAGE, count: 0 });
    root.addEventListener("click", (event) => {
      const button = event.target.closest("#lage-tabelle button");
      if (button?.dataset.sort) this.sortByHead(button);
      if (button?.dataset.grenze) this.showMore(Number(button.dataset.grenze));
    });
    root.addEventListener("change", ({ target }) => {
      if (target.id !== "lage-sortierung") return;
      const [sort, direction] = target.value.split(":");
      this.sortBy(sort, direction === "ab");
    });
    this.take();
  }

  /* How far the table is scrolled, in pixels: for the one that takes its place. */
  scrolled() {
    return document.querySelector("#lage-tabelle .tabellenrahmen")?.scrollTop ?? 0;
  }

  /* The table in the page is a new one: it is scrolled as the one before was, and sorted as that was chosen to be. */
  take(scrolled = 0) {
    const body = document.querySelector("#lage-tabelle tbody");
    this.rows = body ? [...body.rows] : [];
    if (!body) return;
    if (this.rows.length !== this.count) this.limit = PAGE;
    this.count = this.rows.length;
    const head = document.querySelector('#lage-tabelle th:not([aria-sort="none"])');
    const down = head.getAttribute("aria-sort") === "descending";
    this.usual = { sort: head.querySelector("button").dataset.sort, down };
    if (this.chosen && !document.querySelector(`#lage-tabelle [data-sort="${this.chosen.sort}"]`)) this.chosen = null;
    Object.assign(this, this.usual, this.chosen);
    if (this.chosen) this.arrange();
    this.reveal(this.limit);
    document.querySelector("#lage-tabelle .tabellenrahmen").scrollTop = scrolled;
  }

  sortByHead(button) {
    const { sort } = button.dataset;
    const [usual] = document.querySelectorAll(`#lage-sortierung [value^="${sort}:"]`);
    this.sortBy(sort, this.sort === sort ? !this.down : usual.value.endsWith(":ab"));
  }

  sortBy(sort, down) {
    Object.assign(this, { sort, down });
    this.chosen = sort === this.usual.sort && down === this.usual.down ? null : { sort, down };
    this.arrange();
    this.reveal(this.limit);
    const order = document.getElementById("lage-sortierung").selectedOptions[0].textContent;
    this.announce(fill(this.words.sorted, { order }));
  }

  /* The next rows; the first of them gets the focus, for the button that was pressed is gone. */
  showMore(limit) {
    const next = this.rows[this.limit];
    this.reveal(limit);
    next.querySelector("a").focus();
    const count = number(Math.min(limit, this.rows.length), 0);
    this.announce(fill(this.words.rowsShown, { count, all: number(this.rows.length, 0) }));
  }

  arrange() {
    const heads = [...document.querySelectorAll("#lage-tabelle thead th")];
    const column = heads.findIndex((head) => head.querySelector("button").dataset.sort === this.sort);
    for (const [index, head] of heads.entries()) {
      const isSorted = index === column;
      head.setAttribute("aria-sort", isSorted ? (this.down ? "descending" : "ascending") : "none");
      head.querySelector(".pfeil").textContent = isSorted ? (this.down ? "▼" : "▲") : "";
    }
    const isNumeric = heads[column].classList.contains("zahl");
    const keyed = this.rows.map((row) => ({
      row,
      name: nameOf(row),
      key: column ? keyOf(row.cells[column], isNumeric) : nameOf(row),
    }));
    const sign = this.down ? -1 : 1;
    keyed.sort((one, other) => {
      if (one.key === null || other.key === null)
        return (one.key === null) - (other.key === null) || compare(one.name, other.name);
      const isNumber = typeof one.key === "number";
      return sign * (isNumber ? one.key - other.key : compare(one.key, other.key)) || compare(one.name, other.name);
    });
    this.rows = keyed.map(({ row }) => row);
    document.querySelector("#lage-tabelle tbody").append(...this.rows);
    document.getElementById("lage-sortierung").value = `${this.sort}:${this.down ? "ab" : "auf"}`;
  }

  /* The first rows; below the table what else can be had. */
  reveal(limit) {
    this.limit = limit;
    for (const [index, row] of this.rows.entries()) {
      row.classList.remove("weitere");
      row.hidden = index >= limit;
    }
    document.querySelector("#lage-tabelle .mehr")?.remove();
    const rest = this.rows.length - limit;
    if (rest <= 0) return;
    const more = document.createElement("p");
    more.className = "mehr";
    const next = Math.min(PAGE, rest);
    more.append(
      this.button(limit + next, this.words.moreRows, next),
      " ",
      this.button(this.rows.length, this.words.allRows, this.rows.length),
    );
    document.getElementById("lage-tabelle").append(more);
  }

  button(limit, words, count) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "knopf" });
    button.dataset.grenze = limit;
    button.textContent = fill(words, { count: number(count, 0) });
    return button;
  }
}

function nameOf(row) {
  return row.cells[0].firstElementChild.textContent;
}

/* What a cell is sorted by: the number it says, the one it begins with, or its text; null where it is empty. */
function keyOf(cell, isNumeric) {
  const text = cell.textContent.trim();
  if (!isNumeric && !cell.dataset.wert) return text === "–" || text === "" ? null : text;
  const number = Number.parseFloat(
    cell.dataset.wert ?? text.replaceAll(".", "").replace(",", ".").replace("\u2212", "-").replace("±", ""),
  );
  return Number.isNaN(number) ? null : number;
}
