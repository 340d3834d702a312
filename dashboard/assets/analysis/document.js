/* The chosen areas in what the server drew: table, small map, count, names, links. */

import { compare, fill } from "../german.js";

const NAMED = 8; // names said one by one; the rest as a number
export const LIST = "gebiete"; // the parameter, and the name of the checkboxes
const TABLE = "#analyse-tabelle";
/* Links that take the choice along: the ways on, the other pages of the analysis, files, another order of the table. */
const ALONG =
  "#analyse a[data-weg], #analyse-seiten a, #analyse-dateien a, #analyse-werte a[href^='/analyse'], #analyse-werte a[href^='?']";

export const rows = () => [...document.querySelectorAll(`${TABLE} tr[data-gebiet]`)];
const boxOf = (row) => row.querySelector(`input[name="${LIST}"]`);
const nameOf = (row) => row.querySelector("a")?.textContent.trim() ?? row.dataset.gebiet;

/** Ids of the areas the page shows, in the order of the table. */
export const areasOnShow = () => rows().map((row) => row.dataset.gebiet);

/** Ids the server has ticked. */
export const ticked = () =>
  rows()
    .filter((row) => boxOf(row)?.checked)
    .map((row) => row.dataset.gebiet);

/** An address with these areas chosen, or with none. */
export function withAreas(address, ids) {
  const url = new URL(address, document.baseURI);
  url.searchParams.delete(LIST);
  if (ids.length) url.searchParams.set(LIST, ids.join(","));
  // A comma may stand in a query; encoded, a list of areas is read by nobody.
  return url.pathname + url.search.replaceAll("%2C", ",") + url.hash;
}

/** Tick, mark and link what is chosen. */
export function show(selection) {
  const { chosen, ids } = selection;
  for (const row of rows()) {
    const isChosen = chosen.has(row.dataset.gebiet);
    const box = boxOf(row);
    if (box) box.checked = isChosen;
    row.classList.toggle("gewaehlt", isChosen);
  }
  for (const path of document.querySelectorAll("#analyse-karte [data-gebiet]")) {
    path.classList.toggle("gewaehlt", chosen.has(path.dataset.gebiet));
  }
  for (const link of document.querySelectorAll(ALONG)) link.href = withAreas(link.href, ids);
}

/** What is chosen in a sentence, with the words of `templates` (data attributes): one, many, none, more. */
export function sentence(selection, templates) {
  const { chosen, size } = selection;
  if (!size) return templates.none;
  const names = rows()
    .filter((row) => chosen.has(row.dataset.gebiet))
    .map(nameOf)
    .sort(compare);
  const said = names.slice(0, NAMED).join(", ");
  const rest = size - Math.min(names.length, NAMED);
  const places = { count: size, names: rest ? fill(templates.more, { names: said, count: rest }) : said };
  return fill(size === 1 ? templates.one : templates.many, places);
}
