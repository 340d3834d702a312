"""The draft of an answer to the Landtag: numbered questions about the bodies and figures of a Kreis or the Land, with what cannot be answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard import german
from dashboard.addresses.areas import KEY_LENGTHS, LAND
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.content import Content
from dashboard.briefings.contents import crime_by_year, imprint, prose_texts, registered_kommunen
from dashboard.briefings.model import Block, Briefing, Section, Sentences, Source
from dashboard.pages.gebiet import kreis_sheet_words
from dashboard.pages.gebiet.sentences import Place
from dashboard.queries import frame, kreis_sheet
from dashboard.queries import profile as queries
from dashboard.queries.kreis_sheet import Registered
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import briefing_landtag as texts
from dashboard.texts.statuses import MONTHS, STALE_MONTHS, STATUSES

KEY, LEVELS = "landtag", ("land", "kreis")
ACTIVE = "aktiv"


def build(selection: Selection) -> Briefing:
    """The draft about a Kreis or the Land."""
    area = queries.profiled_area(selection.area)
    if area is None:  # the catalogue has looked
        raise ValueError(selection.area)
    key = selection.area[: KEY_LENGTHS["kreis"]]
    where = _where(area)
    registered = kreis_sheet.kommunen(key)
    years, of_years = crime_by_year.blocks(area, key)
    heads = texts.SECTIONS
    registry = imprint.of_registry()
    sections = [
        Section("gremien", heads["gremien"], list(_bodies(key, where, registered)), registry),
        Section("abdeckung", heads["abdeckung"], list(_coverage(key, registered)), registry),
        Section("zahlen", heads["zahlen"], years, of_years),
        Section("grenzen", heads["grenzen"], list(_refused())),
        Section("grundlage", heads["grundlage"], list(_basis(registered, [*registry, *of_years]))),
    ]
    return imprint.document(
        selection,
        "antwortvorlage_landtag",
        texts.DOCUMENT_TITLE.format(where=where),
        texts.SUBTITLE.format(day=imprint.as_of()),
        sections,
        key,
    )


def _where(area: ProfiledArea) -> str:
    if area.area_id == LAND:
        return texts.LAND_WHERE
    if area.kind == "kreisfreie_stadt":
        return texts.KREIS_CITY.format(label=area.label)
    return Place(area.label, area.kind).where


def _bodies(key: str, where: str, registered: Sequence[Registered]) -> Iterator[Block]:
    """Which Kommunen have a body, by Stand, each with the day of its last report; of the Land as a table, it would be a page of names."""
    yield Sentences([texts.VOLUNTARY, texts.CONFIRMED_LEAD])
    by_status = {status: [each for each in registered if each.status == status] for status in STATUSES}
    active = by_status.pop(ACTIVE)
    said = [texts.ACTIVE.format(listing=_listed(active)) if active else texts.ACTIVE_NONE]
    if key != LAND:
        said += [
            texts.NOT_ACTIVE.format(status=german.capital(STATUSES[status]), listing=_listed(rows))
            for status, rows in by_status.items()
            if rows
        ]
    yield Sentences(said, "points")
    own = kreis_sheet_words.own_body(key)
    if own:
        yield Sentences([own])
    title = texts.TABLE.format(where=where, day=imprint.as_of())
    yield registered_kommunen.table(registered, "kommunen", title, occasions=False)


def _listed(rows: Sequence[Registered]) -> str:
    return german.listing(
        [
            texts.CONFIRMED.format(label=each.label, day=german.day(each.confirmed_on))
            if each.confirmed_on
            else texts.UNCONFIRMED.format(label=each.label)
            for each in rows
        ]
    )


def _coverage(key: str, registered: Sequence[Registered]) -> Iterator[Block]:
    covered = kreis_sheet.together(registered)
    yield Sentences([kreis_sheet_words.coverage(covered)])
    if covered.kommunen == 1:
        return
    yield registered_kommunen.key_figures(covered, demo=any(each.demo for each in registered))
    by_status = texts.STATUSES.format(statuses=kreis_sheet_words.statuses(covered))
    yield Sentences([by_status, *([texts.RANGE_NOTE] if covered.unclear else [])])
    if key == LAND:
        yield registered_kommunen.table_of_kreise("kreise")


def _refused() -> Iterator[Block]:
    """What the atlas does not answer, with its reason, as its page says it."""
    yield Sentences([texts.REFUSED_LEAD])
    listed = [
        texts.REFUSED.format(question=texts.QUESTIONS.get(passage.id, passage.heading), answer=passage.texts[0])
        for passage in prose_texts.passages("hinweise/nicht-beantwortet")
        if passage.heading
    ]
    yield Sentences(listed, "points")


def _basis(registered: Sequence[Registered], used: Sequence[Source]) -> Iterator[Block]:
    version = frame.build()["version"]
    said = [
        each.format(day=imprint.as_of(), version=version, stale=STALE_MONTHS, months=MONTHS) for each in texts.BASIS
    ]
    yield Sentences([*said, *(f"{each.attribution} ({each.licence})." for each in dict.fromkeys(used))], "points")
    if any(each.demo for each in registered):
        yield Sentences([texts.DEMO], "notice")


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, LEVELS)
