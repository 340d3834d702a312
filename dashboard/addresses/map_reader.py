"""What the first page can show and what its address asks for: one reading for the page, its files and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses import map_selection
from dashboard.addresses.notices import Notice
from dashboard.need import answer as need_answer
from dashboard.queries import comparison, frame, need_structure, overview

LAND = "07"


def choices() -> list[dict[str, Any]]:
    """Everything the page can show: the indicators, and need and structure where the build has placed the Kommunen."""
    inputs = need_structure.inputs()
    if not inputs:
        return overview.indicators()
    names = {each["indicator_id"] for each in inputs}
    used = [each for each in overview.indicators() if each["indicator_id"] in names]
    attributions, licences = (list(dict.fromkeys(each[name] for each in used)) for name in ("attribution", "licence"))
    need = need_answer.indicator(inputs, attributions, frame.build()["as_of"])
    return [*overview.indicators(), {**need, "licence": "; ".join(licences)}]


def read(parameters: Mapping[str, Any]) -> tuple[map_selection.Selection, list[Notice]]:
    """What an address asks for, as far as it exists, and a notice for each part that does not."""
    return map_selection.from_query(parameters, choices(), _unknown_area, _published())


def _unknown_area(asked: str) -> Notice | None:
    known = comparison.areas()
    return None if asked == LAND or asked in known.by_id else comparison.unknown_area(asked, known)


def _published() -> map_selection.Published:
    inputs = need_structure.inputs()
    least = need_structure.rule()["least_inputs"] if inputs else 1
    return map_selection.Published(frame.build()["version"], inputs, least)
