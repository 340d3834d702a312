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
  const wanted = fold(typed);
  if (!wanted) return [];
  const found = matches(entries, wanted, (entry) => entry);
  if (found.length) return found;
  const key = federalKey(wanted);
  if (key) return matches(entries, key, (entry) => entry);
  return matches(entries, foldUmlauts(wanted), (entry) => ({
    folded: foldUmlauts(entry.folded),
    text: foldUmlauts(entry.text),
  }));
}

/* A Gemeinde keeps its Kreis and its own three digits when its Verbandsgemeinde changes: the Regionalschlüssel without the four between
   them is its Gemeindeschlüssel. The zero in front may be lost. */
function federalKey(wanted) {
  const parts = wanted.replaceAll(" ", "").match(/^0?(\d{4})\d{4}(\d{3})$/);
  return parts && `0${parts[1]}${parts[2]}`;
}

function matches(entries, wanted, form) {
  const words = wanted.split(" ");
  const graded = Array.from({ length: BEST_TO_LAST }, () => []);
  for (const entry of entries) {
    const grade = gradeOf(form(entry), wanted, words);
    if (grade >= 0) graded[grade].push(entry);
  }
  return graded.flat();
}

/* How good a match is: 0 best, -1 none. */
function gradeOf({ folded, text }, wanted, words) {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if ((" " + folded).includes(" " + wanted)) return 2;
  if (!words.every((word) => text.includes(word))) return -1;
  if (words.every((word) => folded.includes(word))) return 3;
  return words.every((word) => (" " + text).includes(" " + word)) ? 4 : 5;
}
