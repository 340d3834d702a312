/* Finding entries by what people type: letters without marks, parts of words, the kind of an area, keys in an older form, one typing error.
   The same rules as dashboard/addresses/text_search.py; one table of tests holds both to them. */

const SHORTEST_FORGIVEN = 4; // letters of a word that may hold a typing error
const [INSIDE, ANYWHERE] = [6, 20]; // grades of matches within the words of a name, and of those within what else may be searched

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
export const foldUmlauts = remembered((folded) => folded.replace(/([aou])e/g, "$1"));

/* A function of a text that is asked the same with every letter typed. */
function remembered(answer) {
  const answers = new Map();
  return (text) => {
    if (!answers.has(text)) answers.set(text, answer(text));
    return answers.get(text);
  };
}

/* entries: [{id, folded, bare, text, kinds}]: the name; the name without words for kinds of area; everything that may be searched, all folded;
   and the words for the kind of this one. Gives `matches`, best first, equal ones in their own order, and `meant`: the one that is taken
   without choosing, if there is one. */
export function find(entries, typed) {
  const query = fold(typed).replace(/\bst (?=.)/g, "sankt ");
  if (!query) return { matches: [] };
  const asked = asking(query, new Set(entries.flatMap((entry) => entry.kinds)));
  const forms = foldUmlauts(query) === query ? [same] : [same, foldUmlauts];
  const inForms = forms.map((form) => inForm(asked, form));
  for (const each of inForms) {
    const found = graded(entries, (entry) => gradeOf(entry, each));
    if (found.best < INSIDE) return found;
  }
  const key = inForm(asking(federalKey(query) || query), same);
  const found = graded(entries, (entry) => gradeForgiving(entry, inForms, key));
  return found.matches.length || !asked.kinds.length || !asked.rest ? found : find(entries, asked.rest);
}

/* A query, its words, those of them that name a kind of area, and the rest. */
function asking(query, kindWords = new Set()) {
  const words = query.split(" ");
  const kinds = words.filter((word) => kindWords.has(word));
  return { query, words, kinds, rest: words.filter((word) => !kindWords.has(word)).join(" ") };
}

/* The same in a form to which names are brought too; each word with a memory of which others it begins but for one error. */
function inForm(asked, form) {
  const words = asked.words.map(form);
  const rests = new Map(words.map((word) => [word, remembered((other) => restAfterError(word, other))]));
  return { ...asked, form, query: form(asked.query), rest: form(asked.rest), words, rests };
}

/* A Gemeinde keeps its Kreis and its own three digits when its Verbandsgemeinde changes: the Regionalschlüssel without the four between
   them is its Gemeindeschlüssel. The zero in front may be lost. */
function federalKey(query) {
  const parts = query.replaceAll(" ", "").match(/^0?(\d{4})\d{4}(\d{3})$/);
  return parts ? `0${parts[1]}${parts[2]}` : "";
}

/* grade: 0 is what was meant, more is worse, -1 no match. `best` is the best one, Infinity where nothing matches. */
function graded(entries, grade) {
  const grades = [];
  for (const entry of entries) {
    const found = grade(entry);
    if (found >= 0) (grades[found] ||= []).push(entry);
  }
  const matches = grades.flat();
  const exact = grades[0] || [];
  const isOne = new Set(exact.map((entry) => entry.id)).size === 1;
  const [meant] = matches.length === 1 ? matches : isOne ? exact : [];
  return { matches, meant, best: matches.length ? grades.findIndex(Boolean) : Infinity };
}

const same = (text) => text;
const isOfKind = ({ kinds }, asked) =>
  asked.kinds.length > 0 && asked.rest && asked.kinds.every((each) => kinds.includes(each));

function gradeOf(entry, asked) {
  const { form, query, rest, words } = asked;
  const [name, bare, text] = [form(entry.folded), form(entry.bare), form(entry.text)];
  const fits = isOfKind(entry, asked);
  if (!fits && !words.every((word) => text.includes(word))) return -1;
  if (entry.id === query || name === query || (fits && bare === rest)) return 0;
  if (bare === query) return name.startsWith(query) ? 1 : 2;
  if (name.startsWith(query) || (fits && bare.startsWith(rest))) return 3;
  const starts = (word, within) => ` ${within}`.includes(` ${word}`);
  if (starts(query, name)) return 4;
  if (words.every((word) => starts(word, name))) return 5;
  if (words.every((word) => name.includes(word))) return INSIDE;
  if (words.every((word) => starts(word, text))) return INSIDE + 1;
  return words.every((word) => text.includes(word)) ? ANYWHERE : -1;
}

/* ── one typing error: a letter too many, one too few, another one, two exchanged ── */

/* Where nothing begins as typed: what holds it in a name, then what does so but for one error, then what holds it anywhere. */
function gradeForgiving(entry, inForms, key) {
  const grades = [...inForms, key].map((asked) => gradeOf(entry, asked));
  const reached = grades.find((grade) => grade >= 0 && grade < ANYWHERE);
  if (reached !== undefined) return reached;
  for (const asked of inForms) {
    const grade = gradeWithError(entry, asked);
    if (grade >= 0) return INSIDE + 2 + grade;
  }
  return Math.max(...grades); // ANYWHERE or no match
}

function gradeWithError(entry, asked) {
  const { form, query, words } = asked;
  const bare = form(entry.bare);
  if (isOfKind(entry, asked) && errorIn(asked.rest.split(" "), bare, asked) >= 0) return 1;
  if (/^[a-z ]{4,}$/.test(query) && joined(query).length > 3 && joined(bare).startsWith(joined(query))) return 2;
  if (errorIn(words, form(entry.text), asked) < 0) return -1;
  const beginning = bare.split(" ").slice(0, words.length).join(" ");
  const inBeginning = errorIn(words, beginning, asked);
  if (inBeginning === 0 && beginning === bare) return form(entry.folded).startsWith(bare) ? 3 : 4;
  if (inBeginning >= 0) return 5;
  return errorIn(words, form(entry.folded), asked) >= 0 ? 6 : 7;
}

const joined = remembered((words) => words.replaceAll(" ", ""));

/* Whether every typed word begins one of the others, one of them with an error: 0 where that is the whole other word, 1 where it goes on,
   -1 where they do not match. */
function errorIn(typed, others, { rests }) {
  let found = -1;
  for (const word of typed) {
    if (others.startsWith(word) || others.includes(` ${word}`)) continue;
    const left = others.split(" ").map(rests.get(word));
    const fitting = left.filter((rest) => rest >= 0);
    if (found >= 0 || !fitting.length) return -1;
    found = Math.min(1, ...fitting);
  }
  return found;
}

/* How many letters of the other word are left where the typed one, but for one error, begins it; -1 where it does not. */
function restAfterError(typed, other) {
  if (typed.length < SHORTEST_FORGIVEN || /\d/.test(typed)) return -1;
  const [first, second] = other;
  if (!typed.slice(0, 2).includes(first) && !typed.slice(0, 2).includes(second)) return -1; // two errors, and that of most words
  let same = 0;
  while (typed[same] === other[same]) same += 1; // they differ: the other does not begin with the typed one
  const lefts = [
    [same + 1, same + 1], // another letter
    [same + 1, same], // one too many
    [same, same + 1], // one too few
    ...(typed[same] === other[same + 1] && typed[same + 1] === other[same] ? [[same + 2, same + 2]] : []),
  ];
  const fitting = lefts.filter(([mine, theirs]) => other.slice(theirs).startsWith(typed.slice(mine)));
  const rests = fitting.map(([mine, theirs]) => other.length - theirs - (typed.length - mine));
  return rests.length ? Math.max(0, Math.min(...rests)) : -1;
}
