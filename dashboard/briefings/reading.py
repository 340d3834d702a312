"""What an address asks to be written, read against what is published: the same for the form, its preview, and the jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import db, versions
from dashboard.addresses import areas as area_keys
from dashboard.addresses import briefing_selection
from dashboard.addresses.areas import LAND, Area
from dashboard.addresses.briefing_selection import TYPED, Published, Selection
from dashboard.addresses.change_selection import EARLIER
from dashboard.addresses.notices import OK, WRONG, Notice, short
from dashboard.briefings import catalogue
from dashboard.briefings.content import Content, UnknownBriefingError
from dashboard.queries.area_search import areas_named
from dashboard.queries.areas import areas
from dashboard.queries.changes import kept_versions
from dashboard.texts import briefing_selection as texts
from dashboard.versions import Version

MOST_SUGGESTED = 8


@dataclass(frozen=True)
class Reading:
    """`content` is None where an address names one that does not exist; `area`: the one chosen, also where the content is of none.
    `missing` says which area is still to be chosen, "" where nothing is missing; `suggested`: areas that may have been meant."""

    selection: Selection
    content: Content | None
    area: Area | None
    notices: Sequence[Notice]
    missing: str = ""
    suggested: Sequence[Area] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it can be written as it is: nothing of the address is in vain."""
        return self.content is not None and not self.missing and all(notice.status == OK for notice in self.notices)


def asked_for(reading: Reading) -> tuple[list[Selection], str]:
    """A selection per format, with everything its file depends on: the data version, and the one it is compared with unless another is named.
    Where there is none to compare with, the file says so of the version on show; that stands beside."""
    asked, beside = replace(reading.selection, version=reading.selection.version or db.shown().version), ""
    if reading.content and EARLIER.name in reading.content.parameters and EARLIER.name not in asked.parameters:
        former = kept_versions.kept().choices.predecessors.get(asked.version, "")
        beside = "" if former else db.shown().version
        asked = replace(asked, parameters={**asked.parameters, **({EARLIER.name: former} if former else {})})
    return [replace(asked, formats=(name,)) for name in asked.formats], beside


def read(parameters: Mapping[str, Any]) -> Reading:
    """The selection of an address."""
    selection, notices = briefing_selection.read(parameters, published())
    typed = _typed(parameters)
    suggested: Sequence[Area] = ()
    unresolved = ""
    if typed:
        found, suggested, notice = _by_name(typed)
        notices += [notice] if notice else []
        unresolved = notice.message if notice else ""
        selection = replace(selection, area=found)
    known = areas()
    if selection.area and selection.area != LAND and selection.area not in known.by_id:
        notice = area_keys.unknown_area(selection.area, known)
        notices.append(notice)
        suggested = [known.by_id[notice.near]] if notice.near else suggested
        selection = replace(selection, area="")
    area = known.by_id.get(selection.area)
    content = catalogue.CONTENTS.get(selection.content)
    if content is None:
        return Reading(selection, None, area, notices)
    reading = _of_content(Reading(selection, content, area, notices, suggested=suggested), content)
    # Who typed a name meant an area: neither another one nor the whole Land is written instead.
    reading = replace(reading, missing=reading.missing or unresolved)
    return reading if reading.missing else _checked(reading, content)


def published() -> Published:
    """The contents, and the versions an address may name."""
    shown = db.shown()
    openable: list[str] = []
    closed: list[str] = []
    for each in kept():
        is_usable = each.schema_version == shown.schema_version and versions.missing_file(each) is None
        (openable if is_usable else closed).append(each.version)
    return Published(catalogue.CONTENTS, shown.version, openable, closed)


def kept() -> list[Version]:
    """The kept versions, newest first, the one on show in any case."""
    shown, listed = db.shown(), versions.kept()
    return listed if any(each.version == shown.version for each in listed) else [shown, *listed]


def _of_content(reading: Reading, content: Content) -> Reading:
    """The same with the area the content is written of."""
    asked = reading.selection
    if not content.levels:
        # The form keeps an area while another content is looked at.
        return replace(reading, selection=replace(asked, area=""))
    if content.needs_area and not asked.area:
        return replace(reading, missing=_message(asked))
    try:
        _, checked = catalogue.checked(asked)
    except UnknownBriefingError as error:
        kreis = areas().by_id.get(reading.area.kreis_id) if reading.area and "kreis" in content.levels else None
        return replace(
            reading,
            selection=replace(asked, area=""),
            notices=[*reading.notices, Notice(str(error), WRONG)],
            missing=str(error),
            suggested=[kreis] if kreis else reading.suggested,
        )
    return replace(reading, selection=checked, area=areas().by_id.get(checked.area))


def _checked(reading: Reading, content: Content) -> Reading:
    """The same with what the content itself cannot make of it, in the version it is written from."""
    with db.reading(reading.selection.version or None):
        try:
            content.check(reading.selection)
        except UnknownBriefingError as error:
            if not reading.selection.parameters:  # who has only chosen what to write has made no mistake yet
                return replace(reading, notices=[*reading.notices, Notice(str(error), OK)], missing=str(error))
            return replace(reading, notices=[*reading.notices, Notice(str(error), error.status)])
    return reading


def _message(selection: Selection) -> str:
    try:
        catalogue.checked(selection)
    except UnknownBriefingError as error:
        return str(error)
    return ""


def _typed(parameters: Mapping[str, Any]) -> str:
    values = parameters.get(TYPED.name) or ""
    return (values if isinstance(values, str) else values[0]).strip()


def _by_name(typed: str) -> tuple[str, Sequence[Area], Notice | None]:
    """The key of the area that was meant, or those that may have been, with what is said of it. Somebody typed it, nobody linked to it: a
    search that finds nothing is answered, not refused."""
    known = areas().by_id
    found = areas_named(typed)
    if found.meant and found.meant.area_id in known:
        return found.meant.area_id, (), None
    near = list(dict.fromkeys(each.area_id for each in found.matches if each.area_id in known))[:MOST_SUGGESTED]
    message = texts.SEVERAL_BY_NAME if near else texts.NOT_FOUND_BY_NAME
    return "", [known[key] for key in near], Notice(message.format(typed=short(typed)), OK)
