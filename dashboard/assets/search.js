/* What the search boxes look through: the lists of areas and indicators, see dashboard/web/search_lists.py. */

import { fetchOnce } from "./fetch_once.js";
import { fill } from "./german.js";
import { fold } from "./text_search.js";

/* Where the lists lie and what boxes say, as the frame of every page tells. */
function settings() {
  const frame = document.querySelector("[data-suchlisten]");
  return frame ? JSON.parse(frame.dataset.suchlisten) : { words: {} };
}

export function searchWords() {
  return settings().words;
}

/* kind: "gebiete" or "kennzahlen". The list is fetched when a box is first used. */
export async function entries(kind) {
  const { words, ...lists } = settings();
  const list = await fetchOnce(lists[kind], "json");
  return kind === "gebiete" ? areaEntries(list, words) : indicatorEntries(list);
}

function entry(id, name, detail, more, others = {}) {
  const folded = fold(name);
  return { id, name, detail, folded, bare: folded, kinds: [], text: fold(`${name} ${detail} ${more}`), ...others };
}

/* What is found by its keys only, because another entry has its name. */
const byKeys = (listed, keys) => ({ ...listed, folded: keys, bare: keys, text: keys });

/* The Gemeindeschlüssel of eight digits: Kreis and Gemeinde, the same whatever Verbandsgemeinde lies between. */
const municipal = (id) => (id.length === 12 ? id.slice(0, 5) + id.slice(9) : "");

/* A body that stands at several levels is offered once; every level is found by its key. */
export function areaEntries({ areas, kinds, kindWords, kreise, former }, words) {
  const names = new Map(areas.map(([id, name]) => [id, name]));
  const everyKind = new Set(kindWords.flat());
  const withoutKind = (name) =>
    fold(name)
      .split(" ")
      .filter((word) => !everyKind.has(word))
      .join(" ");
  const today = areas.map(([id, name, kind, kreis, isOtherLevel]) => {
    const detail = [kinds[kind], kreise[kreis]].filter(Boolean).join(" · ");
    const keys = `${id} ${municipal(id)}`.trim();
    if (isOtherLevel) return byKeys(entry(id, name, detail, ""), keys);
    return entry(id, name, detail, keys, { bare: withoutKind(name), kinds: kindWords[kind] });
  });
  const earlier = former.map(([name, id, year, isPart, key, hasKeptName]) => {
    const detail = fill(isPart ? words.formerPart : words.former, { name: names.get(id) });
    const listed = entry(id, name, detail, `${year} ${key}`, { former: true });
    return hasKeptName ? byKeys(listed, key) : listed; // the name leads to the area of today anyway
  });
  return [...today, ...earlier];
}

export function indicatorEntries({ indicators, topics }) {
  return indicators.map(([id, name, topic, synonyms]) =>
    entry(id, name, "", `${synonyms.join(" ")} ${topics[topic]}`, { group: topics[topic] }),
  );
}
