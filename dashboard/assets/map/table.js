/* The table the server made: sorted by its heads, the first rows at once, the rest on demand. */
import { compare, fill, number } from "../german.js";

const PAGE = matchMedia("(max-width: 720px)").matches ? 25 : 200; // a row is a card on a phone

export class Table {
  /* root: the page; words: moreRows, allRows */
  constructor(root, words) {
    Object.assign(this, { words, sort: "value", down: true, limit: PAGE, count: 0 });
    root.addEventListener("click", (event) => {
      const button = event.target.closest("#lage-tabelle button");
      if (button?.dataset.sort) this.sortBy(button);
      if (button?.dataset.grenze) this.reveal(Number(button.dataset.grenze));
    });
    this.take();
  }

  /* The table in the page is a new one: it is sorted as the one before was. */
  take() {
    const body = document.querySelector("#lage-tabelle tbody");
    this.rows = body ? [...body.rows] : [];
    if (!body) return;
    if (this.rows.length !== this.count) this.limit = PAGE;
    this.count = this.rows.length;
    const isThere = document.querySelector(`#lage-tabelle [data-sort="${this.sort}"]`);
    if (!isThere) Object.assign(this, { sort: "value", down: true });
    if (this.sort !== "value" || !this.down) this.arrange();
    this.reveal(this.limit);
  }

  sortBy(button) {
    const isNumeric = button.parentElement.classList.contains("zahl");
    this.down = this.sort === button.dataset.sort ? !this.down : isNumeric;
    this.sort = button.dataset.sort;
    this.arrange();
    this.reveal(this.limit);
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
      return sign * (isNumeric ? one.key - other.key : compare(one.key, other.key)) || compare(one.name, other.name);
    });
    this.rows = keyed.map(({ row }) => row);
    document.querySelector("#lage-tabelle tbody").append(...this.rows);
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

/* What a cell is sorted by: the number it begins with, or its text; null where it is empty. */
function keyOf(cell, isNumeric) {
  const text = cell.textContent.trim();
  if (!isNumeric) return text === "–" || text === "" ? null : text;
  const number = Number.parseFloat(
    cell.dataset.wert ?? text.replaceAll(".", "").replace(",", ".").replace("\u2212", "-"),
  );
  return Number.isNaN(number) ? null : number;
}
