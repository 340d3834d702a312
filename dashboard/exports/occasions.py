"""The lists of the page "Beratungsanlässe" as files: exactly the rows, filters, order and thresholds of the screen, all pages."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.occasion_selection import PATH, address
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.kommune_lists import coded_kommune_table, kommune_table
from dashboard.exports.table import Table
from dashboard.exports.workbook import workbook
from dashboard.queries import frame
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Finding, Selection
from dashboard.texts import area_filter as filter_texts
from dashboard.texts import contact_order as order_texts
from dashboard.texts import occasions as texts

# columns for programs
CODED = (
    "area_id",
    "label",
    "kind_of_area",
    "kreis_id",
    "police",
    "inhabitants",
    "inhabitants_date",
    "kind",
    "severity",
    "evidence",
    "value",
    "reference",
    "others",
    "value_date",
    "period",
    "certainty",
    "source",
    "offers",
    "synthetic",
    "version",
    "selection",
)


_READING = {"zuerst": order_texts.LEAD, "staerken": order_texts.ACTIVE_LEAD}


def as_csv(selection: Selection) -> bytes:
    """The list for German spreadsheet programs."""
    return german_csv(work_table(selection))


def as_machine_csv(selection: Selection) -> bytes:
    """The same rows for programs: names of the database, codes instead of words; the thresholds in force as columns."""
    version, query = frame.build()["version"], selection.on_page(1).to_query()
    if selection.view != "liste":
        rows, _ = queries.grouped(queries.kommune_rows(selection), selection.grouping)
        return machine_csv(coded_kommune_table(selection.view, rows, version, query))
    findings, _ = queries.grouped(queries.findings(selection), selection.grouping)
    in_force = {each.parameter: selection.value_of(each) for each in queries.choices().thresholds}
    cells = [
        (
            each.area_id,
            each.label,
            each.area_kind_id,
            each.kreis_id,
            queries.group_label(each.area_id, "pp"),
            each.inhabitants,
            each.inhabitants_date,
            each.kind,
            each.severity,
            each.evidence,
            each.value,
            each.reference,
            each.others,
            each.value_date,
            each.period,
            each.certainty,
            each.source,
            ";".join(offer.url for offer in each.offers),
            each.demo,
            version,
            query,
            *in_force.values(),
        )
        for each in findings
    ]
    return machine_csv(Table(texts.SHEETS["liste"], (*CODED, *in_force), cells))


def as_workbook(selection: Selection) -> bytes:
    """The list and a sheet that says what it is: as-of day, version, filters, thresholds, sources."""
    table = work_table(selection)
    build = frame.build()
    demo = texts.NOTE_DEMO_TRUE if build["demo"] or table.is_invented else texts.NOTE_DEMO_FALSE
    return workbook([table, notes(selection, len(table.rows), demo)], texts.TITLE, demo, build["built_at"])


def work_table(selection: Selection) -> Table:
    """What the list shows in the view of the selection, all pages."""
    version, chosen = frame.build()["version"], selection_in_words(selection)
    if selection.view == "liste":
        findings, _ = queries.grouped(queries.findings(selection), selection.grouping)
        return finding_table(findings, version, chosen)
    rows, _ = queries.grouped(queries.kommune_rows(selection), selection.grouping)
    return kommune_table(selection.view, rows, version, chosen)


def finding_table(findings: Sequence[Finding], version: str, chosen: str) -> Table:
    """One row per finding; `chosen`: what is filtered and how it is ordered, the same in every row."""
    return Table(
        texts.SHEETS["liste"],
        texts.COLUMNS_OCCASIONS,
        [
            (
                each.area_id,
                each.label,
                each.area_kind,
                each.kreis,
                queries.group_label(each.area_id, "pp"),
                each.inhabitants,
                each.inhabitants_date,
                each.kind,
                each.title,
                texts.SEVERITY[each.severity],
                each.evidence,
                each.value,
                each.reference,
                each.others,
                each.value_date,
                each.period,
                each.certainty,
                each.source,
                each.rule,
                "; ".join(f"{offer.title} ({offer.url})" for offer in each.offers),
                each.demo,
                version,
                chosen,
            )
            for each in findings
        ],
    )


def notes(selection: Selection, rows: int, demo: str) -> Table:
    """What somebody needs who gets the file without the page; `demo`: whether it holds invented data."""
    build = frame.build()
    lines = [
        (texts.NOTE_TITLE, texts.TITLE),
        (texts.NOTE_AS_OF, german.day(build["as_of"])),
        (texts.NOTE_VERSION, build["version"]),
        (texts.NOTE_DEMO, demo),
        (texts.NOTE_VIEW, texts.VIEW[selection.view]),
        (texts.NOTE_ROWS, german.number(rows)),
        (texts.NOTE_LINK, address(selection)),
        *((texts.NOTE_FILTER.format(name=name), value) for name, value in filters_in_words(selection)),
        *thresholds_in_words(selection),
        (texts.NOTE_ORDER, order_in_words(selection)),
        *steps_in_words(selection),
        *((texts.NOTE_SOURCE, attribution) for attribution in frame.attributions()),
        (texts.NOTE_READING, _READING.get(selection.view, texts.LEAD)),
    ]
    return Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, lines)


def file_stem(selection: Selection) -> str:
    """What the file of a selection is called, without ending."""
    return order_texts.FILE_STEMS.get(selection.view, texts.FILE_STEM)


def steps_in_words(selection: Selection) -> list[tuple[str, str]]:
    """The steps of the order, where it is one."""
    if selection.view != "zuerst":
        return []
    return [(order_texts.NOTE_STEPS, ", ".join(order_texts.STEPS[step] for step in selection.steps))]


def download_links(selection: Selection) -> list[tuple[str, str]]:
    """Label and address of the downloads of a selection; the page does not matter, a download holds all of them."""
    query = address(selection.on_page(1)).removeprefix(PATH)
    return [
        (texts.DOWNLOAD_CSV, f"{PATH}.csv{query}"),
        (texts.DOWNLOAD_MACHINE, f"{PATH}-programme.csv{query}"),
        (texts.DOWNLOAD_XLSX, f"{PATH}.xlsx{query}"),
    ]


def filters_in_words(selection: Selection) -> list[tuple[str, str]]:
    """Name and value of every filter, "alle" where it is not set."""
    choices, where = queries.choices(), selection.where
    kinds = {each.kind: f"{each.kind} {each.title}" for each in choices.kinds}
    values = [
        (texts.KINDS, "; ".join(kinds[kind] for kind in selection.kinds)),
        (texts.SEVERITY_LABEL, texts.SEVERITY_PLURAL.get(selection.severity, "")),
        (filter_texts.KREIS, dict(choices.where.kreise).get(where.kreis, "")),
        (filter_texts.POLICE, dict(choices.where.police).get(where.police, "")),
        (filter_texts.KINDS, _chosen(choices.where.kinds, where.kinds)),
        (filter_texts.SIZES, _chosen(choices.where.sizes, where.sizes)),
        (filter_texts.STATUSES, _chosen(choices.where.statuses, where.statuses)),
        (texts.AREA_NAME, selection.text),
        (texts.AREA, selection.area),
        (texts.CHOSEN, "; ".join(queries.area_label(each) for each in selection.chosen)),
    ]
    return [(name, value or texts.ALL) for name, value in values]


def _chosen(options: Sequence[tuple[str, str]], values: Sequence[str]) -> str:
    return "; ".join(label for value, label in options if value in values)


def order_in_words(selection: Selection) -> str:
    """By what the rows are sorted and grouped."""
    sort, direction = texts.SORT[selection.sorted_by], texts.DIRECTIONS[selection.direction]
    by_severity = selection.view == "liste" and selection.sorted_by == "schwere"
    words = [
        texts.SORTED_BY_SEVERITY[selection.direction]
        if by_severity
        else texts.SORTED.format(sort=sort, direction=direction)
    ]
    if selection.grouping:
        words.insert(0, texts.GROUPED.format(grouping=texts.GROUPINGS[selection.grouping]))
    return ", ".join(words)


def selection_in_words(selection: Selection) -> str:
    """The filters that are set, changed thresholds, the order: what every row of a file says, which may be read without its page."""
    filters = [
        texts.FILTERED.format(name=name, value=value)
        for name, value in filters_in_words(selection)
        if value != texts.ALL
    ]
    changed = {name for name, _ in selection.thresholds}
    every = zip(queries.choices().thresholds, thresholds_in_words(selection), strict=True)
    filters += [
        texts.FILTERED.format(name=name, value=value)
        for threshold, (name, value) in every
        if threshold.parameter in changed
    ]
    order = [order_in_words(selection)]
    order += [texts.FILTERED.format(name=name, value=value) for name, value in steps_in_words(selection)]
    return "; ".join([*(filters or [texts.NO_FILTER]), *order])


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
