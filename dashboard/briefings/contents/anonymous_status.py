"""The own Stand among those of unnamed Kommunen of the kind; Stände of few are not told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.briefings.contents import anonymous_classes as classes
from dashboard.briefings.contents import cells, imprint
from dashboard.briefings.model import Block, Cell, Column, Sentences, Table
from dashboard.pages.gebiet import sentences
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import kreis_sheet, profile_registry
from dashboard.texts import briefing_anonymous as texts
from dashboard.texts import profile as page_texts
from dashboard.texts.statuses import STATUSES


def blocks(profile: Profile) -> Iterator[Block]:
    """The own Stand, and how many others of the kind are of each; a Stand of few is not told apart."""
    registry = profile_registry.registry(profile.area_id)
    if registry is not None:
        said = sentences.structure(registry.status, registry.named_bodies)
        yield Sentences(
            [texts.OWN_STATUS.format(place=profile.place.owner, status=said.figure, text=said.text), texts.UNCLEAR]
        )
    others = [
        each
        for each in kreis_sheet.kommunen(LAND)
        if each.kind == profile.area.kind and each.area_id != profile.area_id
    ]
    counted = Counter(each.status for each in others)
    few = {status for status, count in counted.items() if count < classes.FEWEST}
    together = sum(counted[status] for status in few)
    if 0 < together < classes.FEWEST or len(others) < 2 * classes.FEWEST:
        # what is left over would be found by subtraction
        few |= {min((each for each in counted if each not in few), key=lambda each: counted[each], default="")}
    invented = any(each.demo for each in others)
    marks = ("e",) if invented else ()
    rows = [
        (cells.status(status, demo=False), cells.number(counted[status], 0, *marks))
        for status in STATUSES
        if counted[status] and status not in few
    ]
    if not rows:
        yield Sentences([texts.STATUSES_TOO_FEW.format(count=german.number(len(others)))])
        return
    rest = sum(counted[status] for status in few)
    if rest:
        rows.append((Cell(texts.OTHER_STATUSES), cells.number(rest, 0, *marks)))
    nouns = page_texts.NOUNS[profile.area.kind][2].removeprefix("der ")
    title = texts.STATUS_TABLE.format(nouns=nouns, day=imprint.as_of())
    columns = (Column(texts.STATUS, heads_row=True), Column(texts.COUNT, "integer"))
    yield Table("stand_der_anderen", title, columns, rows, synthetic=invented)
