"""An address that names no area of today: what it named once or what is wrong with it, and the areas it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import areas as area_names
from dashboard.addresses.areas import KEY_LENGTHS, Area, federal_key
from dashboard.addresses.profile_selection import address, is_key
from dashboard.exports.files import MACHINE
from dashboard.queries import areas
from dashboard.queries import profile as queries
from dashboard.queries.area_search import areas_named
from dashboard.queries.profile import Change
from dashboard.texts import former_areas as former_texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_notices as texts

MOST, LONGEST, ALIKE = 6, 60, 0.6


@dataclass(frozen=True)
class Candidate:
    """An area somebody may mean: what it is or was called; `change` is None where that is its name of today."""

    name: str
    area: Area
    change: Change | None = None


@dataclass(frozen=True)
class Suggestion:
    """Name and address of a profile, what the area is, and its file where one was wanted for."""

    label: str
    address: str
    about: str
    file: str = ""


@dataclass(frozen=True)
class UnknownArea:
    """The page: what is the matter (`is_error`: a mistake, not news), and which areas may be meant, under the words `lead`."""

    title: str
    message: str
    is_error: bool
    lead: str = ""
    suggestions: Sequence[Suggestion] = ()


def page(value: str) -> UnknownArea:
    """The page for a key or name in an address."""
    if is_key(value):
        if gemeinden := moved(value):
            return _moved_page(value, gemeinden[0].area)
        if parts := former(value):
            return _former_page(value, parts)
    template = texts.NO_KEY if not value else texts.UNKNOWN_KEY if is_key(value) else texts.MALFORMED
    title = texts.MALFORMED_TITLE if value and not is_key(value) else texts.UNKNOWN_TITLE
    meant = suggestions(value) if value else []
    lead = "" if not value else texts.NEAREST if meant else texts.NO_NEAREST
    return UnknownArea(title, template.format(wanted=_short(value)), True, lead, meant)


def file_page(value: str, rest: str) -> UnknownArea:
    """The page for a file of an area that is not there: what `value` names today or may mean, each with its profile and its file.

    `rest` is how the address went on: of a file of the whole profile the others have the same, of a figure perhaps not.
    """
    ending = rest if rest in (f"{MACHINE}.csv", ".csv") else ".csv"
    today = (moved(value) or former(value)) if is_key(value) else []
    message = (
        former_texts.FILE_FORMER if today else file_texts.FILE_UNKNOWN if is_key(value) else file_texts.FILE_MALFORMED
    )
    suggestions = [_suggestion(each, ending) for each in today or nearest(value)]
    lead = former_texts.TODAY if today else texts.NEAREST if suggestions else texts.NO_NEAREST
    return UnknownArea(file_texts.FILE_TITLE, message.format(wanted=_short(value)), True, lead, suggestions)


def _moved_page(value: str, gemeinde: Area) -> UnknownArea:
    known = areas.areas().by_id
    kommune = known[gemeinde.area_id[: KEY_LENGTHS["kommune"]]]
    is_inside = kommune.kind == "verbandsgemeinde"
    now = (
        former_texts.MOVED_TO.format(name=queries.official_name(kommune.area_id))
        if is_inside
        else former_texts.MOVED_ALONE
    )
    message = former_texts.MOVED.format(wanted=value, label=gemeinde.label, now=now)
    listing = [_suggestion(Candidate(each.label, each)) for each in (gemeinde, *([kommune] if is_inside else []))]
    return UnknownArea(former_texts.MOVED_TITLE, message, False, former_texts.TODAY, listing)


def _former_page(value: str, parts: Sequence[Candidate]) -> UnknownArea:
    changes = [part.change for part in parts if part.change]
    first = changes[0]
    key = first.old_area_id or ""
    template = (
        former_texts.GONE if value in (key, key.ljust(KEY_LENGTHS["gemeinde"], "0")) else former_texts.GONE_AROUND
    )
    message = template.format(
        wanted=value,
        name=first.old_name,
        day=german.day(first.changed_on),
        doubt="" if all(change.verified for change in changes) else former_texts.DOUBT,
    )
    listing = [
        Suggestion(
            part.area.label,
            address(part.area.area_id),
            _described(part.area) + (former_texts.PART if part.change and part.change.part_only else ""),
        )
        for part in parts
    ]
    lead = former_texts.TODAY_PARTS if len(parts) > 1 else former_texts.TODAY
    return UnknownArea(former_texts.GONE_TITLE, message, False, lead, listing)


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[:LONGEST]} …"


def _suggestion(candidate: Candidate, ending: str = "") -> Suggestion:
    """`ending` of the file of the profile, "" for none."""
    area, change, about = candidate.area, candidate.change, _described(candidate.area)
    if change:
        about = texts.FORMER_NAME.format(name=change.old_name, day=german.day(change.changed_on), label=area.label)
    return Suggestion(area.label, address(area.area_id), about, address(area.area_id, ending) if ending else "")


def _described(area: Area) -> str:
    kreis = areas.areas().by_id.get(area.area_id[: KEY_LENGTHS["kreis"]])
    parts = (german.capital(area.kind_label), kreis.label if kreis and kreis.label != area.label else "", area.area_id)
    return ", ".join(filter(None, parts))


def suggestions(value: str) -> list[Suggestion]:
    """The profiles of the areas most likely meant."""
    return [_suggestion(each) for each in nearest(value)]


def moved(digits: str) -> list[Candidate]:
    """The Gemeinde of today whose Kreis and number a key holds."""
    area = area_names.moved(digits, areas.areas())
    return [Candidate(area.label, area)] if area else []


def former(digits: str) -> list[Candidate]:
    """What became of the Kommune that had this key, or in whose key this one lies; each part once, in German order."""
    parts = [each for each in _former() if each.change and digits.startswith(each.change.old_area_id or "-")]
    return sorted(parts, key=lambda part: german.sort_key(part.area.label))


def nearest(value: str) -> list[Candidate]:
    """Areas that are most likely meant, each once: the same federal key, keys with the same beginning, or similar names, old ones too."""
    digits = re.sub(r"[\s./-]", "", value)
    matching = _by_key(digits) if digits.isdigit() else _by_name(value[:LONGEST])
    return list({each.area.area_id: each for each in reversed(matching)}.values())[::-1][:MOST]


def _by_key(digits: str) -> list[Candidate]:
    """With the leading zero that spreadsheet programs drop, or as the federal key of eight digits; else what begins alike."""
    today, keys = _today(), {digits, f"0{digits}"}
    same = [each for each in today if each.area.area_id in keys or federal_key(each.area.area_id) in keys]
    same += [each for key in sorted(keys) for each in moved(key) or former(key)]
    if same:
        return same
    around = {key: area_names.longest_beginning(key, areas.areas()) for key in sorted(keys)}
    return [Candidate(area.label, area) for area in around.values() if area]


def _by_name(value: str) -> list[Candidate]:
    """What the search takes for meant, the whole name, names that hold it, names spelled alike; of equal ones large areas before small ones."""
    words = area_names.plain_name(value)
    if not words:
        return []
    candidates = [*_today(), *_former()]
    names = [area_names.plain_name(each.name) for each in candidates]
    alike = area_names.likenesses(words, names, ALIKE)
    scored = [
        (_score(words, name, likeness), each) for name, likeness, each in zip(names, alike, candidates, strict=True)
    ]
    good = [(score, each) for score, each in scored if score]
    good.sort(key=lambda pair: (-pair[0], pair[1].area.level not in ("kreis", "kommune"), -pair[1].area.inhabitants))
    ordered, meant = [each for _, each in good], areas_named(value).meant
    if meant is None:
        return ordered
    area = areas.areas().by_id[meant.area_id]
    first = next((each for each in ordered if each.area == area), Candidate(area.label, area))
    return [first, *(each for each in ordered if each.area != area)]


def _score(words: str, name: str, likeness: float) -> float:
    if words == name:
        return 2.0
    if len(words) >= 3 and words in name:
        return 1.0 + len(words) / len(name) / 2
    return likeness


def _today() -> list[Candidate]:
    """Every area under its name of today."""
    land = queries.land()
    return [Candidate(area.label, area) for area in (land, *areas.areas().by_id.values())]


def _former() -> Iterable[Candidate]:
    """Every former area under its old name, with what it became."""
    known = areas.areas().by_id
    return [Candidate(each.old_name, known[each.new_area_id], each) for each in queries.all_changes()]
