/* The chosen areas in what the server drew: table, small map, count, names, links. */

import { BASE } from "../base.js";
import { compare, fill } from "../german.js";

const NAMED = 8; // names said one by one; the rest as a number
export const LIST = "gebiete"; // the parameter, and the name of the checkboxes
const TABLE = "#analyse-tabelle";
const WAYS = "#analyse a[data-weg]"; // where areas can be taken; by a filter as such where it chose them
const PAGES = "#analyse-seiten a"; // the other pages of the analysis take the areas themselves
const OWN = `#analyse-dateien a, #analyse-werte a[href^='${BASE}/analyse'], #analyse-werte a[href^='?']`; // files, another order of the table
const ORDER = ["sortierung", "richtung"];
const COMMON = 4; // cells of a row that are the same for every axis
/** Parameters that choose areas, too. */
export const FILTER = ["kreis", "pp", "ortsart", "groesse", "stand"];
/* What another query needs anew (board_parts.Extent): everything where it is of another level, whole rows where it has other areas or another
   order, numbers where it measures something else. */
const LEVEL = ["ebene"];
const ROWS = ["nur", ...ORDER];
const NUMBERS = ["x", "y", "kennzahl", "jahr", "bezug", "sicherheit"];

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

/** How much of the page a query needs anew where the parts of another one are on show. */
export function extent(before, query) {
  const [old, next] = [before, query].map((each) => new URLSearchParams(each));
  const differs = (name) => old.get(name) !== next.get(name);
  if (LEVEL.some(differs)) return "";
  if (ROWS.some(differs)) return "gebiete";
  return NUMBERS.some(differs) ? "werte" : "auswahl";
}

/** The cells by area that rows with other numbers have in common with these. */
export const commonCells = () => new Map(rows().map((row) => [row.dataset.gebiet, [...row.children].slice(0, COMMON)]));

/** Give the rows of an answer the cells it left out. */
export function complete(cells) {
  for (const row of rows()) if (!boxOf(row)) row.prepend(...(cells.get(row.dataset.gebiet) ?? []));
}

/** An address with these areas chosen, or with none. */
export function withAreas(address, ids) {
  const url = new URL(address, document.baseURI);
  for (const name of [LIST, ...FILTER]) url.searchParams.delete(name);
  if (ids.length) url.searchParams.set(LIST, ids.join(","));
  // A comma may stand in a query; encoded, a list of areas is read by nobody.
  return url.pathname + url.search.replaceAll("%2C", ",") + url.hash;
}

/* An address of this page as it is now, in the order the address says. */
function asNow(address) {
  const [url, now] = [new URL(address, document.baseURI), new URL(window.location)];
  for (const name of ORDER) {
    now.searchParams.delete(name);
    if (url.searchParams.has(name)) now.searchParams.set(name, url.searchParams.get(name));
  }
  return url.pathname + now.search.replaceAll("%2C", ",") + url.hash;
}

/** Tick, mark and link what is chosen; `byHand`: one by one, and not by the filter of the address. */
export function show(selection, byHand = true) {
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
  for (const link of document.querySelectorAll(byHand ? `${WAYS}, ${PAGES}` : PAGES))
    link.href = withAreas(link.href, ids);
  for (const link of document.querySelectorAll(OWN)) link.href = asNow(link.href);
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
