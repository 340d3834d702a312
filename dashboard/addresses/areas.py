"""Areas as addresses name them: their keys, bodies that stand at several levels, and which area was meant by what is none of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from dashboard import german, texts
from dashboard.addresses.notices import GONE, Notice, short

LAND = "07"
LEVELS = ("kommune", "kreis", "gemeinde")
# Digits of a key, see data/schema.sql: an area lies in those whose keys its own begins with.
KEY_LENGTHS = {"land": 2, "kreis": 5, "kommune": 9, "gemeinde": 12}
ALIKE = 0.75  # from this likeness on a name is taken for another one; a list of several may hold less likely ones
LONGEST_NAME = 60  # letters that are compared


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the table `area`; rows of the same body (a kreisfreie Stadt is Kreis, Kommune and Gemeinde) share `body`."""

    area_id: str
    level: str
    label: str
    kind: str
    kind_label: str
    kind_plural: str
    kreis_id: str
    kreis: str | None
    inhabitants: int
    body: str


@dataclass(frozen=True)
class Areas:
    """All areas below the Land by id; by body the row of each level; `former`: names that are no more, in lower case, and keys, with the
    area of today; `similar`: similar areas of each, most similar first."""

    by_id: Mapping[str, Area]
    bodies: Mapping[str, Mapping[str, Area]]
    former: Mapping[str, str]
    similar: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def at_level(self, area: Area, level: str) -> Area | None:
        """The same body at another level; None where it does not stand there."""
        return self.bodies[area.body].get(level)


def is_number(text: str) -> bool:
    """Whether a text can be (part of) a key."""
    return text.isascii() and text.isdigit()


def federal_key(ars: str) -> str:
    """The AGS in the ARS of a Gemeinde, or of a verbandsfreie Gemeinde as Kommune; "" where there is none.

    A Gemeinde that moves to another Verbandsgemeinde of its Kreis gets another ARS and keeps its AGS.
    """
    if len(ars) == 9 and ars[5] == "0":
        return ars[:5] + ars[6:]
    return ars[:5] + ars[9:] if len(ars) == 12 else ""


def unknown_area(value: str, known: Areas, status: int = GONE) -> Notice:
    """The notice about what is no area: what it was, what it is the name of, or what it is nearly."""
    for template, area in (
        (texts.FORMER_AREA, former(value, known)),
        (texts.NAME_OF_AREA, named(value, known)),
        (texts.NEARLY_AREA, nearest(value, known)),
    ):
        if area:
            message = template.format(value=short(value), name=area.label, area_id=area.area_id)
            return Notice(message, status, area.area_id)
    return Notice(texts.UNKNOWN_AREA.format(value=short(value)), status)


def former(value: str, known: Areas) -> Area | None:
    """The area of today of a name or key that is no longer in use: of a Gemeinde that moved, or of a Kommune that was dissolved."""
    if is_number(value):
        return moved(value, known) or known.by_id.get(known.former.get(value[: KEY_LENGTHS["kommune"]], ""))
    return known.by_id.get(known.former.get(value.lower(), ""))


def nearest(value: str, known: Areas) -> Area | None:
    """The area somebody may have meant: of a number the one with the longest common beginning, of a name the most similar one."""
    if is_number(value):
        return longest_beginning(value, known)
    names = _names(known)
    plain = plain_name(value[:LONGEST_NAME])
    ratio, name = max(zip(likenesses(plain, map(plain_name, names), ALIKE), names, strict=True), default=(0.0, ""))
    return names[name] if ratio else None


def named(value: str, known: Areas) -> Area | None:
    """The area of this key or of exactly this name."""
    return known.by_id.get(value) or _names(known).get(value.lower())


def moved(value: str, known: Areas) -> Area | None:
    """The Gemeinde whose key this was in another Verbandsgemeinde, by Kreis and number."""
    key, length = federal_key(value), KEY_LENGTHS["gemeinde"]
    candidates = (area for area in known.by_id.values() if key and len(area.area_id) == length)
    return next((area for area in candidates if federal_key(area.area_id) == key), None)


def longest_beginning(value: str, known: Areas) -> Area | None:
    """The smallest area whose key a number begins with."""
    lengths = sorted(KEY_LENGTHS.values(), reverse=True)
    return next((known.by_id[value[:length]] for length in lengths if value[:length] in known.by_id), None)


@lru_cache(maxsize=8192)  # more than there are names
def plain_name(name: str) -> str:
    """A name without what people leave out: case, accents, hyphens."""
    return german.sort_key(name.replace("-", " ").replace("_", " ").strip())


def likenesses(name: str, others: Iterable[str], least: float) -> Iterator[float]:
    """How alike a plain name is spelled to each of others, 0 to 1 (Ratcliff and Obershelp); 0 where that is below `least`."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)  # what is kept of it serves for all others
    for other in others:
        matcher.set_seq1(other)
        is_possible = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
        ratio = matcher.ratio() if is_possible else 0.0
        yield ratio if ratio >= least else 0.0


def _names(known: Areas) -> dict[str, Area]:
    """Names in lower case; of equal ones the Kommune before the Kreis before the Gemeinde."""
    order = ("gemeinde", "kreis", "kommune")
    return {area.label.lower(): area for level in order for area in known.by_id.values() if area.level == level}
