"""The whole profile for an address: its status, its title and its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.addresses.notices import Notice, status_of
from dashboard.pages.gebiet import (
    address,
    cards,
    end,
    head,
    missing,
    occasions,
    pillars,
    profile,
    rows,
    structure,
    triad,
)
from dashboard.queries import frame, profile_structure, profile_values
from dashboard.queries import profile as profile_queries
from dashboard.texts import profile as texts
from dashboard.web.markup import Markup, el


@dataclass(frozen=True)
class Page:
    """Status, title and content of an answer."""

    status: int
    title: str
    content: Markup


def answer(asked: str, parameters: Mapping[str, str], base: str = "") -> Page:
    """The page for an address; 400 where it is no ARS or a parameter cannot be read, 404 where there is no such area."""
    area = profile_queries.body(asked) if missing.is_key(asked) else None
    if area is None:
        title = texts.MALFORMED_TITLE if asked and not missing.is_key(asked) else texts.UNKNOWN_TITLE
        return Page(
            400 if asked and not missing.is_key(asked) else 404, title, missing.page(asked, profile_queries.names())
        )
    wanted, notices = address.read(parameters, area, frame.build()["version"])
    shown = profile.load(area, wanted.reference, wanted.indicator)
    notices += address.unknown_indicator(wanted.indicator, shown, profile_values.indicators())
    return Page(status_of(notices), f"{area['label']} – {texts.TITLE}", _draw(shown, notices, base))


def _draw(shown: profile.Profile, notices: Sequence[Notice], base: str) -> Markup:
    area = shown.area
    registry = profile_structure.structure(area["area_id"])
    told = [el("div", el("p", notice.message), class_="meldung meldung-hinweis", role="status") for notice in notices]
    fields = (
        {"saeulen": pillars.section_of(pillars.ask(shown, registry), invented=bool(registry["demo"]))}
        if registry
        else {}
    )
    sections = {
        "anlaesse": occasions.box(area),
        "kennzahlen": rows.indicators(shown),
        "struktur": structure.bodies(area, registry),
        **fields,
        "aehnliche": end.similar(shown, profile_queries.parts(area)),
        "grenzen": end.limits(),
        "quellen": end.sources(shown, bool(frame.build()["demo"]), base),
    }
    return el(
        "div",
        told,
        head.hero(shown, profile_queries.around(area), profile_queries.changes(area)),
        head.headlines(shown, triad.three(shown, registry)),
        cards.cards(shown, registry),
        head.contents(list(sections)),
        list(sections.values()),
        class_="seite geb",
        id="gebiet",
    )
