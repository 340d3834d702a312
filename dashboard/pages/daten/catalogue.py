"""The catalogue of indicators: what each one counts, per what, from which source; and how it is searched.

Every indicator is in the document, those a search leaves out are hidden: the script searches without asking again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard import db, german
from dashboard.pages.daten.parts import Cell, Content, Term, bullets, terms
from dashboard.queries import catalogue as queries
from dashboard.queries.catalogue import Row
from dashboard.texts import catalogue as texts

UNFOLDED = 3  # so few results are shown in full


@dataclass(frozen=True)
class Entry:
    """An indicator; `words` is all that may be searched, `files` the beginning of the addresses of its values."""

    indicator_id: str
    title: str
    demo: bool
    words: str
    terms: Sequence[Term]
    files: str
    is_hidden: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Topic:
    """The indicators of a topic."""

    name: str
    entries: Sequence[Entry]

    @property
    def is_hidden(self) -> bool:
        """Whether the search leaves out all of them."""
        return all(entry.is_hidden for entry in self.entries)


@dataclass(frozen=True)
class Catalogue:
    """The result of a search, `typed` as it was typed; `status` says how many indicators it leaves."""

    typed: str
    status: str
    topics: Sequence[Topic]


def fold(text: str) -> str:
    """Letters as people type them: Ä like A and ae, ß like ss, signs like a space. assets/text_search.js does the same."""
    letters = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    plain = re.sub(r"[^a-z0-9]+", " ", re.sub("[\u0300-\u036f]", "", letters)).strip()
    return re.sub("([aou])e", r"\1", plain)


def catalogue(typed: str) -> Catalogue:
    """Entries grouped by topic, each folded; those whose words do not hold every word of the search are hidden, few that are left open."""
    words = fold(typed).split()
    matching = {entry.indicator_id for topic in _topics() for entry in topic.entries if _matches(entry, words)}
    is_open = bool(words) and len(matching) <= UNFOLDED
    topics = [
        Topic(
            topic.name,
            [
                replace(
                    entry,
                    is_hidden=entry.indicator_id not in matching,
                    is_open=is_open and entry.indicator_id in matching,
                )
                for entry in topic.entries
            ],
        )
        for topic in _topics()
    ]
    return Catalogue(typed, status(typed, len(matching)), topics)


def _matches(entry: Entry, words: Sequence[str]) -> bool:
    return all(word in entry.words for word in words)


def status(typed: str, count: int) -> str:
    """How many indicators are shown; spoken after a search."""
    one, many = texts.MATCHES
    if not count:
        return texts.NO_MATCH.format(text=typed)
    return one if count == 1 else many.format(count=german.number(count))


@db.per_build
def _topics() -> Sequence[Topic]:
    by_topic = groupby(queries.indicators(), key=lambda each: each["topic"])
    return [Topic(topic, [_entry(each) for each in members]) for topic, members in by_topic]


def _entry(indicator: Row) -> Entry:
    named = ("topic", "title", "short_title", "definition", "numerator", "pks_key", "indicator_id")
    words = fold(" ".join([*(indicator[name] or "" for name in named), *(indicator["synonyms"] or [])]))
    name = indicator["indicator_id"]
    described = terms(_terms(indicator))
    return Entry(name, indicator["title"], indicator["synthetic"], words, described, f"/daten/kennzahl/{name}")


def _terms(indicator: Row) -> list[tuple[str, Content]]:
    has_values = indicator["observations"] > 0
    years = german.years(indicator["first_period"], indicator["last_period"]) if has_values else texts.NO_VALUES
    return [
        (texts.DEFINITION, indicator["definition"]),
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.UNIT, indicator["unit"]),
        (texts.CATEGORIES, " · ".join(indicator["categories"] or [])),
        (texts.KEY, indicator["pks_key"]),
        (texts.POLARITY, texts.POLARITIES[indicator["polarity"]]),
        (texts.YEARS, years),
        (texts.LEVELS_LABEL, german.listing([texts.LEVELS[level] for level in indicator["levels"]])),
        (texts.OWN_VALUES, german.number(indicator["observations"])),
        (texts.INHERITS, texts.INHERITS_TRUE if indicator["inherits"] else texts.INHERITS_FALSE),
        (texts.HEAD_SOURCE, indicator["source"]),
        (texts.IDENTIFIER, Cell(code=indicator["indicator_id"])),
        (texts.CAVEATS, bullets(indicator["caveats"])),
    ]
