"""Finding entries by what people type: letters without marks, parts of words, the kind of an area, keys in an older form, one typing error.

The same rules as assets/text_search.js, for who asks without scripts; one table of tests holds both to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

SHORTEST_FORGIVEN = 4  # letters of a word that may hold a typing error
INSIDE, ANYWHERE = 6, 20  # grades of matches within the words of a name, and of those within what else may be searched
NO_MATCH = 99
Form = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found. `folded`: the name; `bare`: the name without words for kinds of area; `text`: everything that may be searched,
    all folded; `kinds`: the words for the kind of this one."""

    area_id: str
    name: str
    detail: str
    folded: str
    bare: str
    text: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """`matches`, best first, equal ones in their own order; `meant`: the one that is taken without choosing, if there is one."""

    matches: Sequence[Entry] = ()
    meant: Entry | None = None


@dataclass(frozen=True)
class _Query:
    """What was typed, its words, those of them that name a kind of area, and the rest."""

    text: str
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    rest: str = ""

    @classmethod
    def of(cls, text: str, kind_words: frozenset[str] = frozenset()) -> _Query:
        """A folded text taken apart."""
        words = tuple(text.split(" "))
        kinds = tuple(word for word in words if word in kind_words)
        return cls(text, words, kinds, " ".join(word for word in words if word not in kind_words))

    def is_kind_of(self, entry: Entry) -> bool:
        """Whether a kind is named beside something else, and it is the one of the entry."""
        return bool(self.kinds and self.rest) and all(kind in entry.kinds for kind in self.kinds)


def fold(text: str) -> str:
    """Letters as people type them: Ä like A, ß like ss, punctuation like a space."""
    letters = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    return re.sub(r"[^a-z0-9]+", " ", re.sub("[\u0300-\u036f]", "", letters)).strip()


@lru_cache(maxsize=16384)  # more than there are names and texts
def fold_umlauts(folded: str) -> str:
    """Koeln like Koln, which is how Köln is folded."""
    return re.sub("([aou])e", r"\1", folded)


def find(entries: Sequence[Entry], typed: str, kind_words: frozenset[str]) -> Found:
    """The entries somebody may mean. `kind_words`: all words for kinds of area."""
    text = re.sub(r"\bst (?=.)", "sankt ", fold(typed))
    if not text:
        return Found()
    query, key = _Query.of(text, kind_words), _Query.of(_federal_key(text) or text)
    forms: list[Form] = [str] if fold_umlauts(text) == text else [str, fold_umlauts]
    for form in forms:
        best, found = _graded(entries, partial(_grade, query=query, form=form))
        if best < INSIDE:
            return found
    rest_after_error = cache(_rest_after_error)  # the same words stand in many entries
    _, found = _graded(entries, lambda entry: _grade_forgiving(entry, query, key, forms, rest_after_error))
    is_kind_in_vain = not found.matches and query.kinds and query.rest
    return find(entries, query.rest, kind_words) if is_kind_in_vain else found


def _federal_key(text: str) -> str:
    """The Gemeindeschlüssel in a Regionalschlüssel, "" where there is none; the zero in front may be lost."""
    parts = re.fullmatch(r"0?(\d{4})\d{4}(\d{3})", text.replace(" ", ""))
    return f"0{parts[1]}{parts[2]}" if parts else ""


def _graded(entries: Iterable[Entry], grade: Callable[[Entry], int]) -> tuple[int, Found]:
    """The best grade, and what matches: 0 is what was meant, more is worse, NO_MATCH no match."""
    graded = [(found, entry) for entry in entries if (found := grade(entry)) != NO_MATCH]
    graded.sort(key=lambda pair: pair[0])
    matches = [entry for _, entry in graded]
    exact = [entry for found, entry in graded if found == 0]
    is_one = len(matches) == 1 or len({entry.area_id for entry in exact}) == 1
    return graded[0][0] if graded else NO_MATCH, Found(matches, matches[0] if is_one else None)


def _grade(entry: Entry, query: _Query, form: Form) -> int:
    name, bare, text = form(entry.folded), form(entry.bare), form(entry.text)
    typed, rest, words = form(query.text), form(query.rest), [form(word) for word in query.words]
    grade = ANYWHERE
    if query.is_kind_of(entry) and bare.startswith(rest):
        grade = 0 if bare == rest or name == typed else 3
    elif not all(word in text for word in words):
        grade = NO_MATCH
    elif typed in (name, entry.area_id):
        grade = 0
    elif bare == typed:
        grade = 1 if name.startswith(typed) else 2
    elif name.startswith(typed):
        grade = 3
    elif _starts(typed, name):
        grade = 4
    elif all(_starts(word, name) for word in words):
        grade = 5
    elif all(word in name for word in words):
        grade = INSIDE
    elif all(_starts(word, text) for word in words):
        grade = INSIDE + 1
    return grade


def _starts(word: str, text: str) -> bool:
    """Whether a word of the text begins so."""
    return f" {word}" in f" {text}"


# ── one typing error: a letter too many, one too few, another one, two exchanged ──


def _grade_forgiving(
    entry: Entry, query: _Query, key: _Query, forms: Sequence[Form], rest_after_error: Callable[[str, str], int]
) -> int:
    """Where nothing begins as typed: what holds it in a name, then what does so but for one error, then what holds it anywhere."""
    grades = [*(_grade(entry, query, form) for form in forms), _grade(entry, key, str)]
    if min(grades) < ANYWHERE:
        return next(grade for grade in grades if grade < ANYWHERE)
    errors = (_grade_with_error(entry, query, form, rest_after_error) for form in forms)
    return next((INSIDE + 2 + grade for grade in errors if grade != NO_MATCH), min(grades))


def _grade_with_error(entry: Entry, query: _Query, form: Form, rest_after_error: Callable[[str, str], int]) -> int:
    def error_in(typed: str, others: str) -> int:
        """Whether every typed word begins one of the others, one of them with an error: 0 where that is the whole other word, 1 where it
        goes on, -1 where they do not match."""
        candidates, found = others.split(" "), -1
        for word in typed.split(" "):
            if f" {word}" in f" {others}":
                continue
            rests = [rest for other in candidates if (rest := rest_after_error(word, other)) >= 0]
            if found >= 0 or not rests:
                return -1
            found = min(1, *rests)
        return found

    typed, name, bare = form(query.text), form(entry.folded), form(entry.bare)
    joined, beginning = typed.replace(" ", ""), " ".join(bare.split(" ")[: len(query.words)])
    grade = 7
    if query.is_kind_of(entry) and error_in(form(query.rest), bare) >= 0:
        grade = 1
    elif len(joined) >= SHORTEST_FORGIVEN and joined.isalpha() and bare.replace(" ", "").startswith(joined):
        grade = 2
    elif error_in(typed, form(entry.text)) < 0:
        grade = NO_MATCH
    elif error_in(typed, beginning) == 0 and beginning == bare:
        grade = 3 if name.startswith(bare) else 4
    elif error_in(typed, beginning) >= 0:
        grade = 5
    elif error_in(typed, name) >= 0:
        grade = 6
    return grade


def _rest_after_error(typed: str, other: str) -> int:
    """How many letters of the other word are left where the typed one, but for one error, begins it; -1 where it does not."""
    if len(typed) < SHORTEST_FORGIVEN or re.search(r"\d", typed):
        return -1
    if other[:1] not in typed[:2] and other[1:2] not in typed[:2]:  # two errors, and that of most words
        return -1
    pairs = zip(typed, other, strict=False)
    same = next((place for place, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(typed), len(other)))
    lefts = [(same + 1, same + 1), (same + 1, same), (same, same + 1)]  # another letter, one too many, one too few
    if typed[same : same + 2] == other[same : same + 2][::-1] and len(other) >= same + 2:
        lefts.append((same + 2, same + 2))
    rests = [
        len(other) - theirs - (len(typed) - mine) for mine, theirs in lefts if other[theirs:].startswith(typed[mine:])
    ]
    return max(0, min(rests)) if rests else -1
