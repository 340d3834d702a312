"""Which occasions the work list of the Leitstelle shows ⇄ its address. What is asked for in vain is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import Parameter, Reader, query
from dashboard.follow_up.followed import Followed
from dashboard.internal.course_states import CLOSED, State
from dashboard.queries import area_filter, course_facts
from dashboard.texts import follow_up as texts
from dashboard.web.paging import PAGE, page_number

PATH = "/pflege/anlaesse"
STATES = Parameter("bearbeitung", is_list=True, label=texts.STATE)
KINDS = Parameter("art", is_list=True, label=texts.KIND)
OFFER = Parameter("angebot", label=texts.OFFER)
KREIS = Parameter("kreis", label=texts.KREIS)
REGION = Parameter("region", label=texts.REGION)
ONLY = Parameter("nur", label=texts.ONLY)
NAME = Parameter("ort")
PARAMETERS = (STATES, KINDS, OFFER, KREIS, REGION, ONLY, NAME, PAGE)
LONGEST_NAME = 80
# Word of the address → which occasions it keeps.
KEEPS: dict[str, Callable[[Followed], bool]] = {
    "laufend": lambda row: row.course is not None and row.state not in CLOSED,
    "ueberfaellig": lambda row: bool(row.late),
    "ruhezeit": lambda row: row.rest_is_over,
    "daten-erledigt": lambda row: row.is_settled_in_data,
    "daten-weiter": lambda row: row.goes_on_in_data,
}


@dataclass(frozen=True)
class Selection:
    """What is filtered by; what is empty leaves nothing out. `only` is a word of KEEPS."""

    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    offer: str = ""
    kreis: str = ""
    region: str = ""
    only: str = ""
    name: str = ""
    page: int = 1

    @property
    def address(self) -> str:
        """Path and query that bring it back."""
        asked = query(
            {
                STATES.name: ",".join(self.states),
                KINDS.name: ",".join(self.kinds),
                OFFER.name: self.offer,
                KREIS.name: self.kreis,
                REGION.name: self.region,
                ONLY.name: self.only,
                NAME.name: self.name,
                PAGE.name: str(self.page) if self.page > 1 else "",
            }
        )
        return f"{PATH}?{asked}" if asked else PATH

    def on_page(self, page: int) -> Selection:
        """The same, another page of it."""
        return replace(self, page=page)

    def chosen(self, rows: Iterable[Followed]) -> list[Followed]:
        """The occasions that pass, in the order they had."""
        return [row for row in rows if self._passes(row)]

    def _passes(self, row: Followed) -> bool:
        course = row.course
        return (
            (not self.states or row.state in self.states)
            and (not self.kinds or row.kind in self.kinds)
            and (
                not self.offer
                or (course.offer_id == self.offer if course and course.offer_id else self.offer in row.offers)
            )
            and (not self.kreis or row.kreis_id == self.kreis)
            and (not self.region or (course is not None and course.region == self.region))
            and (not self.only or KEEPS[self.only](row))
            and german.sort_key(self.name) in german.sort_key(row.area)
        )


def read(parameters: Mapping[str, Any], regions: Iterable[str]) -> tuple[Selection, list[Notice]]:
    """What an address asks for, and a notice for each part of it that does not exist; `regions`: those that occur."""
    reader = Reader(parameters, PARAMETERS, texts.UNKNOWN_VALUE)
    selection = Selection(
        states=reader.several(STATES, list(State)),
        kinds=reader.several(KINDS, course_facts.kind_titles()),
        offer=reader.one(OFFER, course_facts.offer_titles()),
        kreis=reader.one(KREIS, dict(area_filter.choices().kreise)),
        region=reader.one(REGION, list(regions)),
        only=reader.one(ONLY, list(KEEPS)),
        name=reader.text(NAME)[:LONGEST_NAME],
        page=page_number(reader),
    )
    reader.check_names()
    return selection, reader.notices
