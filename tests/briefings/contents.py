"""Contents for the tests of page, jobs and renderer: the sample under several names, of the Land and of areas, with parameters of their own."""

from __future__ import annotations

from dataclasses import replace

from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.notices import GONE
from dashboard.briefings.content import Content, UnknownBriefingError
from dashboard.briefings.model import Briefing
from tests.briefings.sample import BRIEFING

SECTIONS = {section.name: section.heading for section in BRIEFING.sections}
REFUSED = "Dieser Filter passt zu nichts. Bitte weniger Angaben machen."


def check(selection: Selection) -> None:
    """Refuse one filter."""
    if selection.parameters.get("ortsart") == "nichts":
        raise UnknownBriefingError(REFUSED, GONE)


def build(selection: Selection) -> Briefing:
    """The sample, which says what was asked for."""
    check(selection)
    asked = f"{selection.area} {dict(selection.parameters)} {selection.version}"
    sections = [each for each in BRIEFING.sections if not selection.sections or each.name in selection.sections]
    return replace(BRIEFING, content=selection.content, subtitle=asked, sections=sections)


CONTENTS = {
    content.key: content
    for content in (
        Content("land", "Landesbriefing", "Das ganze Land.", SECTIONS, build, parameters=("von",)),
        Content("profil", "Kommunalprofil", "Eine Kommune.", SECTIONS, build, ("kommune",)),
        Content("kreis", "Kreisblatt", "Ein Kreis.", SECTIONS, build, ("kreis",)),
        Content("liste", "Gebietsliste", "Vom Land oder einer Kommune.", SECTIONS, build, ("land", "kommune")),
        Content(
            "beratungsliste",
            "Beratungsliste",
            "Die Liste.",
            SECTIONS,
            build,
            parameters=("gebiet", "ortsart"),
            check=check,
        ),
    )
}
