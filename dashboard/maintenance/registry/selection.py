"""What the list of areas with their bodies shows ⇄ its address. What is asked for in vain is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses import area_filter
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import Parameter, Reader, query
from dashboard.maintenance.registry.page_parts import LIST, TAKEN
from dashboard.queries import area_filter as filters
from dashboard.queries.registry_forms import ListedBody
from dashboard.texts import registry_forms as texts
from dashboard.web import paging

NAME, TICKED = Parameter("ort"), Parameter("auswahl")
ALL = "alle"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Selection:
    """What is filtered by; what is empty leaves nothing out. `is_ticked`: every row of the page is."""

    where: AreaFilter
    name: str = ""
    page: int = 1
    is_ticked: bool = False

    def query(self) -> str:
        """The part of the address that brings it back, "" for the whole list."""
        page = str(self.page) if self.page > 1 else ""
        ticked = ALL if self.is_ticked else ""
        return query({**self.where.fields(), NAME.name: self.name, paging.PAGE.name: page, TICKED.name: ticked})

    def address(self, path: str = LIST) -> str:
        """Where it stands; or something else that is to know it."""
        return f"{path}?{asked}" if (asked := self.query()) else path

    def on_page(self, page: int) -> Selection:
        """The same, another page of it, with nothing ticked."""
        return replace(self, page=page, is_ticked=False)

    def ticked(self) -> Selection:
        """The same with every row ticked."""
        return replace(self, is_ticked=True)

    def chosen(self, rows: Sequence[ListedBody]) -> list[ListedBody]:
        """The rows that pass, in the order they had."""
        passing = filters.areas(self.where)
        return [row for row in rows if (not self.where or {row.area_id, row.kommune_id} & passing) and self._has(row)]

    def _has(self, row: ListedBody) -> bool:
        """Whether the name is part of the area's, its Landkreis's or the body's."""
        wanted = german.sort_key(self.name)
        return any(wanted in german.sort_key(each or "") for each in (row.label, row.kreis, row.council))


def read(parameters: Mapping[str, Sequence[str]], choices: FilterChoices) -> tuple[Selection, list[Notice]]:
    """What an address asks for, and a notice for each part of it that does not exist."""
    given = {name: values for name, values in parameters.items() if name != TAKEN}
    reader = Reader(given, (*area_filter.PARAMETERS, NAME, paging.PAGE, TICKED), texts.UNKNOWN)
    where = area_filter.read(reader, choices)
    ticked = reader.one(TICKED, (ALL,))
    selection = Selection(where, reader.text(NAME)[:LONGEST_NAME], paging.page_number(reader), bool(ticked))
    reader.check_names()
    return selection, reader.notices
