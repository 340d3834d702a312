/* Finding entries by what people type: letters without marks, parts of words, keys in an older form. */

const BEST_TO_LAST = 6; // grades of a match

/* Letters as people type them: Ä like A, ß like ss, punctuation like a space. */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/* Koeln like Koln, which is how Köln is folded. */
export function foldUmlauts(folded) {
  return folded.replace(/([aou])e/g, "$1");
}

/* entries: [{folded, text}], the name and everything that may be searched, both folded. Those that match, best first, equal ones in
   their own order. */
export function search(entries, typed) {
  const query = fold(typed);
  if (!query) return [];
  const direct = matches(entries, query, (entry) => entry);
  if (direct.length) return direct;
  const key = federalKey(query);
  if (key) return matches(entries, key, (entry) => entry);
  return matches(entries, foldUmlauts(query), (entry) => ({
    folded: foldUmlauts(entry.folded),
    text: foldUmlauts(entry.text),
  }));
}

/* A Gemeinde keeps its Kreis and its own three digits when its Verbandsgemeinde changes: the Regionalschlüssel without the four between
   them is its Gemeindeschlüssel. The zero in front may be lost. */
function federalKey(query) {
  const parts = query.replaceAll(" ", "").match(/^0?(\d{4})\d{4}(\d{3})$/);
  return parts && `0${parts[1]}${parts[2]}`;
}

function matches(entries, query, form) {
  const words = query.split(" ");
  const graded = Array.from({ length: BEST_TO_LAST }, () => []);
  for (const entry of entries) {
    const grade = gradeOf(form(entry), query, words);
    if (grade >= 0) graded[grade].push(entry);
  }
  return graded.flat();
}

/* How good a match is: 0 best, -1 none. */
function gradeOf({ folded, text }, query, words) {
  if (folded === query) return 0;
  if (folded.startsWith(query)) return 1;
  if ((" " + folded).includes(" " + query)) return 2;
  if (!words.every((word) => text.includes(word))) return -1;
  if (words.every((word) => folded.includes(word))) return 3;
  return words.every((word) => (" " + text).includes(" " + word)) ? 4 : 5;
}
