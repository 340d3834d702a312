"""The page "Wer kann wem helfen" as files: partners of every finding, suggested round tables, and both with their rules as a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.addresses.exchange_selection import PARTNERS, PATH, ROUNDTABLES, Selection, address
from dashboard.addresses.notices import GONE, Notice, wrong
from dashboard.exports import exchange_rules
from dashboard.exports.files import Answer, File, Refusal, attachment, csv_file, tables
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.queries import area_filter, areas, exchange, frame
from dashboard.queries.exchange import Outside, Partner, Roundtable
from dashboard.queries.occasions import Finding
from dashboard.queries.occasions.listed_areas import source_of
from dashboard.texts import exchange as texts
from dashboard.texts import occasions as occasion_texts
from dashboard.texts.statuses import STATUSES
from dashboard.web import canonical
from dashboard.web.page import Request

Line = tuple[Cell, ...]


def partner_table(selection: Selection, *, machine: bool = False) -> Table:
    """One row per finding and partner; a finding without any has one row that says why."""
    findings = exchange.findings(selection)
    found = exchange.partners(exchange.kommunen_of(selection), exchange.rule().partners, selection.kind)
    line = _partner_codes if machine else _partner_words
    rows = [
        line(finding, partner, selection)
        for finding in findings
        for partner in found.get((finding.kind, finding.area_id), (None,))
    ]
    columns = texts.COLUMNS_PARTNERS_MACHINE if machine else texts.COLUMNS_PARTNERS
    return Table(texts.SHEETS[PARTNERS], columns, rows)


def _partner_words(finding: Finding, partner: Partner | None, selection: Selection) -> Line:
    other = areas.areas().by_id[partner.partner_id] if partner else None
    done: Line = (None,) * 8
    if partner and other:
        done = (
            partner.position,
            other.area_id,
            other.label,
            other.kreis or other.label,
            STATUSES[area_filter.statuses()[other.area_id]],
            partner.distance_km,
            "; ".join(partner.reasons),
            partner.sentence,
        )
    return (
        finding.area_id,
        finding.label,
        finding.kreis,
        finding.kind,
        finding.title,
        occasion_texts.SEVERITY[finding.severity],
        finding.evidence,
        *done,
        None if partner else exchange_rules.without(finding.kind),
        *_origin(partner.release_id if partner else "", finding.demo, selection_in_words(selection)),
    )


def _partner_codes(finding: Finding, partner: Partner | None, selection: Selection) -> Line:
    other = areas.areas().by_id[partner.partner_id] if partner else None
    done: Line = (None,) * 10
    if partner and other:
        done = (
            partner.position,
            other.area_id,
            other.label,
            other.kreis_id,
            area_filter.statuses()[other.area_id],
            partner.distance_km,
            partner.kin,
            partner.variant,
            ";".join(partner.reasons),
            partner.sentence,
        )
    return (
        finding.area_id,
        finding.label,
        finding.kreis_id,
        finding.kind,
        finding.title,
        finding.severity,
        finding.evidence,
        *done,
        None if partner else exchange_rules.without(finding.kind),
        *_origin(partner.release_id if partner else "", finding.demo, selection.to_query()),
    )


def _origin(release_id: str, demo: bool, chosen: str) -> Line:
    """Source, mark of invented data, data version and selection: the same at the end of every row."""
    source, synthetic = source_of(release_id)
    build = frame.build()
    return (source if release_id else None, demo or synthetic or bool(build["demo"]), build["version"], chosen)


def roundtable_table(selection: Selection, *, machine: bool = False) -> Table:
    """One row per Kommune at a suggested table, the host first, then one per Kommune that sits at none."""
    seated = [line for table in exchange.roundtables(selection) for line in _seated(table, selection, machine=machine)]
    outside = [_outside(each, selection, machine=machine) for each in exchange.outside(selection)]
    columns = texts.COLUMNS_TABLES_MACHINE if machine else texts.COLUMNS_TABLES
    return Table(texts.SHEETS[ROUNDTABLES], columns, [*seated, *outside])


def _seated(table: Roundtable, selection: Selection, *, machine: bool) -> Iterator[Line]:
    chosen = selection.to_query() if machine else selection_in_words(selection)
    for member in table.members:
        yield (
            *_kind(table.kind),
            table.roundtable,
            member.role if machine else texts.ROLES[member.role],
            *_area(member.area_id, machine=machine),
            member.distance_km,
            table.farthest_km,
            table.sentence if member.area_id == table.host_id else None,
            None,
            None,
            *_origin(table.release_id, table.synthetic, chosen),
        )


def _outside(row: Outside, selection: Selection, *, machine: bool) -> Line:
    chosen = selection.to_query() if machine else selection_in_words(selection)
    return (
        *_kind(row.kind),
        None,
        "outside" if machine else texts.ROLES["outside"],
        *_area(row.area_id, machine=machine),
        None,
        None,
        None,
        row.reason if machine else texts.OUTSIDE_SHORT[row.reason],
        row.nearest_km,
        *_origin("", demo=False, chosen=chosen),
    )


def _kind(kind: str) -> Line:
    return kind, exchange.choices().kinds[kind]


def _area(area_id: str, *, machine: bool) -> Line:
    area = areas.areas().by_id[area_id]
    return area.area_id, area.label, area.kreis_id if machine else area.kreis or area.label


def selection_in_words(selection: Selection) -> str:
    """Whose findings of which kind: what every row of a file says, which may be read without its page."""
    known = areas.areas().by_id
    picked = (selection.area,) if selection.area else selection.chosen
    parts = [
        ", ".join(known[area_id].label for area_id in picked),
        area_filter.words(selection.where),
        exchange.choices().kinds.get(selection.kind, ""),
    ]
    return "; ".join(filter(None, parts)) or texts.EVERYTHING


def as_workbook(selection: Selection) -> bytes:
    """Both tables, and a sheet that says what they are."""
    sheets = [partner_table(selection), roundtable_table(selection)]
    demo = texts.DEMO if any(each.is_invented for each in sheets) else texts.NO_DEMO
    notes = Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, list(_notes(selection, demo)))
    return workbook([*sheets, notes], texts.FILE_TITLE, demo, frame.build()["built_at"])


def _notes(selection: Selection, demo: str) -> Iterator[tuple[str, str]]:
    yield texts.NOTE_SELECTION, selection_in_words(selection)
    yield texts.NOTE_READING, texts.NOT_AN_ASSIGNMENT
    yield texts.NOTE_ORDER, exchange_rules.order()
    yield texts.NOTE_TABLES, exchange_rules.roundtables()
    for each in exchange_rules.every_solved():
        yield texts.NOTE_RULE.format(kind=each.kind), f"{each.rule} {each.thresholds}".strip()
    yield texts.NOTE_DEMO, demo
    for attribution in frame.attributions():
        yield texts.NOTE_SOURCE, attribution
    yield texts.NOTE_VERSION, frame.build()["version"]
    yield texts.NOTE_ADDRESS, canonical.absolute(address(selection))


def _table(request: Request, *, machine: bool) -> Answer:
    """The table of the view that is asked for."""
    selection = _selection(request)
    if isinstance(selection, Refusal):
        return selection
    table = partner_table if selection.view == PARTNERS else roundtable_table
    return csv_file(table(selection, machine=machine), texts.FILE_STEMS[selection.view], machine=machine)


def _workbook(request: Request) -> Answer:
    """Both tables, whatever view is asked for."""
    selection = _selection(request)
    if isinstance(selection, Refusal):
        return selection
    return attachment(as_workbook(selection), f"{texts.FILE_STEM}.xlsx")


def _selection(request: Request) -> Selection | Refusal:
    """The selection of an address; one that cannot be read in full is refused, not guessed."""
    selection, notices = exchange.of_exchange(request.parameters)
    refused = wrong(notices)
    if not refused and not exchange.is_known():
        refused = [Notice(texts.NOT_IN_DATA, GONE)]
    return Refusal(texts.BAD_REQUEST, refused) if refused else selection


FILES: tuple[File, ...] = (*tables(PATH, _table), File(f"{PATH}.xlsx", _workbook))
