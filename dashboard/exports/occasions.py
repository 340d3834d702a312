"""The work list as tables for download: exactly the rows, filters and thresholds of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.occasion_selection import PATH, address
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.exports.workbook import workbook
from dashboard.queries import frame
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import AreaSummary, Finding, Selection
from dashboard.texts import occasions as texts

# columns for programs
CODED = (
    "area_id",
    "label",
    "kind_of_area",
    "kreis_id",
    "inhabitants",
    "inhabitants_date",
    "kind",
    "severity",
    "evidence",
    "value",
    "reference",
    "value_date",
    "period",
    "certainty",
    "source",
    "offers",
    "synthetic",
    "version",
)
CODED_AREAS = ("area_id", "label", "occasions", "hints", "synthetic", "version")


def as_csv(selection: Selection) -> bytes:
    """The list for German spreadsheet programs."""
    return german_csv(work_table(selection))


def as_machine_csv(selection: Selection) -> bytes:
    """The same rows for programs: names of the database, codes instead of words; the thresholds in force as columns."""
    rows = queries.findings(selection)
    in_force = {each.parameter: selection.value_of(each) for each in queries.choices().thresholds}
    version = frame.build()["version"]
    if selection.view == "kommunen":
        summaries = [
            (each.area_id, each.label, each.occasions, each.hints, each.demo, version)
            for each in queries.by_area(rows, selection)
        ]
        return machine_csv(Table(texts.SHEET_AREAS, CODED_AREAS, summaries))
    cells = [
        (
            each.area_id,
            each.label,
            each.area_kind_id,
            each.kreis_id,
            each.inhabitants,
            each.inhabitants_date,
            each.kind,
            each.severity,
            each.evidence,
            each.value,
            each.reference,
            each.value_date,
            each.period,
            each.certainty,
            each.source,
            ";".join(offer.url for offer in each.offers),
            each.demo,
            version,
            *in_force.values(),
        )
        for each in rows
    ]
    return machine_csv(Table(texts.SHEET_OCCASIONS, (*CODED, *in_force), cells))


def as_workbook(selection: Selection) -> bytes:
    """The list and a sheet that says what it is: as-of day, version, filters, thresholds, sources."""
    table = work_table(selection)
    build = frame.build()
    return workbook(
        [table, notes(selection, len(table.rows))],
        texts.TITLE,
        demo_sentence(build["demo"]),
        build["built_at"],
    )


def work_table(selection: Selection) -> Table:
    """What the list shows in the view of the selection, all pages."""
    version = frame.build()["version"]
    rows = queries.findings(selection)
    return (
        area_table(queries.by_area(rows, selection), version)
        if selection.view == "kommunen"
        else finding_table(rows, version)
    )


def finding_table(findings: Sequence[Finding], version: str) -> Table:
    """One row per finding."""
    return Table(
        texts.SHEET_OCCASIONS,
        texts.COLUMNS_OCCASIONS,
        [
            (
                each.area_id,
                each.label,
                each.area_kind,
                each.kreis,
                each.inhabitants,
                each.inhabitants_date,
                each.kind,
                each.title,
                texts.SEVERITY[each.severity],
                each.evidence,
                each.value,
                each.reference,
                each.value_date,
                each.period,
                each.certainty,
                each.source,
                each.rule,
                "; ".join(f"{offer.title} ({offer.url})" for offer in each.offers),
                each.demo,
                version,
            )
            for each in findings
        ],
    )


def area_table(areas: Sequence[AreaSummary], version: str) -> Table:
    """One row per area."""
    return Table(
        texts.SHEET_AREAS,
        texts.COLUMNS_AREAS,
        [
            (
                each.area_id,
                each.label,
                each.area_kind,
                each.kreis,
                each.inhabitants,
                each.inhabitants_date,
                each.occasions,
                each.hints,
                "; ".join(each.titles),
                each.demo,
                version,
            )
            for each in areas
        ],
    )


def notes(selection: Selection, rows: int) -> Table:
    """What somebody needs who gets the file without the page."""
    build = frame.build()
    lines = [
        (texts.NOTE_TITLE, texts.TITLE),
        (texts.NOTE_AS_OF, german.day(build["as_of"])),
        (texts.NOTE_VERSION, build["version"]),
        (texts.NOTE_DEMO, demo_sentence(build["demo"])),
        (texts.NOTE_VIEW, texts.VIEW[selection.view]),
        (texts.NOTE_ROWS, german.number(rows)),
        (texts.NOTE_LINK, address(selection)),
        *((texts.NOTE_FILTER.format(name=name), value) for name, value in filters_in_words(selection)),
        *thresholds_in_words(selection),
        *((texts.NOTE_SOURCE, attribution) for attribution in frame.attributions()),
        (texts.NOTE_READING, texts.LEAD),
    ]
    return Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, lines)


def download_links(selection: Selection) -> list[tuple[str, str]]:
    """Label and address of the downloads of a selection; the page does not matter, a download holds all of them."""
    query = address(selection.on_page(1)).removeprefix(PATH)
    return [
        (texts.DOWNLOAD_CSV, f"{PATH}.csv{query}"),
        (texts.DOWNLOAD_MACHINE, f"{PATH}-programme.csv{query}"),
        (texts.DOWNLOAD_XLSX, f"{PATH}.xlsx{query}"),
    ]


def demo_sentence(demo: bool) -> str:
    """Whether the file holds invented data."""
    return texts.NOTE_DEMO_TRUE if demo else texts.NOTE_DEMO_FALSE


def filters_in_words(selection: Selection) -> list[tuple[str, str]]:
    """Name and value of every filter, "alle" where it is not set."""
    choices = queries.choices()
    kreise, area_kinds = dict(choices.kreise), dict(choices.area_kinds)
    kinds = {each.kind: f"{each.kind} {each.title}" for each in choices.kinds}
    return [
        (texts.KINDS, "; ".join(kinds[kind] for kind in selection.kinds) or texts.ALL),
        (texts.SEVERITY_LABEL, texts.SEVERITY_PLURAL.get(selection.severity, texts.ALL)),
        (texts.KREIS, kreise.get(selection.kreis, texts.ALL)),
        (texts.AREA_KINDS, "; ".join(area_kinds[kind] for kind in selection.area_kinds) or texts.ALL),
        (texts.AREA_NAME, selection.text or texts.ALL),
        (texts.AREA, selection.area or texts.ALL),
    ]


def thresholds_in_words(selection: Selection) -> list[tuple[str, str]]:
    """Label and value in force of every threshold."""
    return [
        (
            texts.NOTE_THRESHOLD.format(kind=each.kind, label=each.label),
            texts.NOTE_THRESHOLD_VALUE.format(
                value=german.amount(selection.value_of(each)), unit=each.unit, default=german.amount(each.default)
            ),
        )
        for each in queries.choices().thresholds
    ]
