"""The Kreisblatt: the sheet of a Kreis with its Kommunen, their findings, and cases by year."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.content import Content
from dashboard.briefings.contents import (
    crime_by_year,
    imprint,
    pictures,
    registered_kommunen,
    status_chart,
    work_list_tables,
)
from dashboard.briefings.model import Block, Briefing, Map, Section, Sentences
from dashboard.pages.gebiet import kreis_sheet_words
from dashboard.pages.gebiet.sentences import Place
from dashboard.queries import kreis_sheet, occasions
from dashboard.queries import profile as queries
from dashboard.queries.kreis_sheet import Registered
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import briefing_kreis as texts

KEY, LEVELS = "kreis", ("kreis",)
NAME = "kreisblatt"  # of its files


def build(selection: Selection) -> Briefing:
    """The sheet of a Landkreis or a kreisfreie Stadt."""
    area = queries.profiled_area(selection.area)
    if area is None:  # the catalogue has looked
        raise ValueError(selection.area)
    kreis_id = selection.area[: KEY_LENGTHS["kreis"]]
    where = texts.CITY_WHERE.format(label=area.label) if _is_city(area) else Place(area.label, area.kind).where
    kommunen = kreis_sheet.kommunen(kreis_id)
    findings = occasions.findings(_of_findings(kreis_id))
    years, of_years = crime_by_year.blocks(area, kreis_id)
    registry, heads = imprint.of_registry(), texts.SECTIONS
    sections = [
        Section("ueberblick", heads["ueberblick"], _overview(kreis_id, where, kommunen), registry),
        Section(
            "kommunen",
            heads["kommunen"],
            _kommunen(kreis_id, where, kommunen),
            imprint.joined(registry, imprint.of_boundaries()),
        ),
        Section(
            "anlaesse", heads["anlaesse"], _findings(kreis_id, where, findings), work_list_tables.sources(findings)
        ),
        Section("jahre", heads["jahre"], years, of_years),
        Section("methode", heads["methode"], [Sentences(texts.METHOD, "points")]),
    ]
    subtitle = texts.SUBTITLE.format(
        kind=german.capital(area.kind_label),
        inhabitants=german.number(area.inhabitants),
        counted=german.day(area.inhabitants_date),
        day=imprint.as_of(),
    )
    return imprint.document(selection, NAME, texts.HEADING.format(area=area.label), subtitle, sections, kreis_id)


def _is_city(area: ProfiledArea) -> bool:
    return area.kind == "kreisfreie_stadt"


def _overview(kreis_id: str, where: str, kommunen: Sequence[Registered]) -> list[Block]:
    """How far it is covered with what nobody knows, its own body, and the bar of the Stände."""
    covered = kreis_sheet.together(kommunen)
    said = [kreis_sheet_words.coverage(covered), kreis_sheet_words.own_body(kreis_id)]
    figures = [registered_kommunen.key_figures(covered, demo=any(each.demo for each in kommunen))]
    return [Sentences([each for each in said if each]), *figures, status_chart.chart(kommunen, where)]


def _kommunen(kreis_id: str, where: str, kommunen: Sequence[Registered]) -> list[Block]:
    """The map, and every Kommune with what the registry says of it; the table alone where nothing is reported at all."""
    table = registered_kommunen.table(kommunen, "kommunen", texts.TABLE.format(where=where, day=imprint.as_of()))
    title = texts.MAP.format(where=where, day=imprint.as_of())
    picture = pictures.map_of_status(kreis_id, title)
    return [Map(title, picture, table, table.synthetic) if picture else table]


def _of_findings(kreis_id: str) -> occasions.Selection:
    """The work list of the Kreis under the default thresholds."""
    return occasions.Selection(view="liste", area=kreis_id)


def _findings(kreis_id: str, where: str, findings: Sequence[occasions.Finding]) -> list[Block]:
    if not findings:
        return [Sentences((texts.NO_FINDINGS,), "notice")]
    kommunen = len({each.area_id for each in findings})
    title = texts.FINDINGS.format(
        where=where,
        findings=german.plural(len(findings), "Beratungsanlass", "Beratungsanlässe"),
        kommunen=german.plural(kommunen, "Kommune", "Kommunen"),
    )
    listed = work_list_tables.findings(_of_findings(kreis_id), findings, title)
    return [Sentences((texts.FINDINGS_LEAD,)), listed]


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, LEVELS)
