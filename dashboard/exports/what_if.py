"""What "Was wäre, wenn" supposes and computes, as files: every Kommune before and after, coverage by group, occasions by kind."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import german
from dashboard.addresses.notices import wrong
from dashboard.addresses.what_if_selection import PATH, Selection, address
from dashboard.exports.files import Answer, File, Refusal, attachment, csv_file, tables
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.queries import frame, what_if
from dashboard.queries.occasions import finding_kinds
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import COUNCIL, Effect
from dashboard.texts import what_if as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web import canonical
from dashboard.web.page import Request
from dashboard.what_if import sentences
from dashboard.what_if.plan import Plan, plan, reached, settled_by_kind

CODED = (
    "area_id",
    "label",
    "kind_of_area",
    "kreis_id",
    "inhabitants",
    "status_before",
    "status_after",
    "measures",
    "findings",
    "settled",
    "remaining",
    "synthetic",
    "version",
    "selection",
)


def values(request: Request, *, machine: bool) -> Answer:
    """Every Kommune before and after."""
    asked = _asked(request)
    return (
        asked if isinstance(asked, Refusal) else csv_file(kommunen(asked, machine=machine), texts.FILE, machine=machine)
    )


def book(request: Request) -> Answer:
    """The Kommunen, coverage and occasions, and what they are."""
    asked = _asked(request)
    if isinstance(asked, Refusal):
        return asked
    demo = texts.DEMO if frame.build()["demo"] else texts.NO_DEMO
    notes = Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, list(_notes(asked, demo)))
    sheets = [kommunen(asked), coverage(asked), occasions(asked), notes]
    return attachment(workbook(sheets, texts.TITLE, demo, frame.build()["built_at"]), f"{texts.FILE}.xlsx")


def _asked(request: Request) -> Selection | Refusal:
    """An address that cannot be read in full is refused, not guessed."""
    selection, notices = what_if.read(request.parameters)
    return Refusal(texts.BAD_REQUEST, wrong(notices)) if wrong(notices) else selection


def kommunen(selection: Selection, *, machine: bool = False) -> Table:
    """One row per Kommune; for programs with the codes of the contract, in the order of keys."""
    taken = plan(selection)
    chosen = selection.to_query() if machine else sentences.supposed(selection, taken)
    rows = what_if.effects(taken.taken)
    if not machine:  # who gets something first, in the order of giving
        turn = {area_id: place for place, area_id in enumerate(taken.touched)}
        rows = tuple(sorted(rows, key=lambda each: turn.get(each.area_id, len(turn))))
    return Table(
        texts.SHEET_KOMMUNEN,
        CODED if machine else texts.COLUMNS_KOMMUNEN,
        [_line(each, taken, chosen, machine=machine) for each in rows],
    )


def _line(effect: Effect, taken: Plan, chosen: str, *, machine: bool) -> tuple[Cell, ...]:
    area = listed_areas()[effect.area_id]
    titles = {each.kind: each.kind if machine else each.title for each in finding_kinds()}
    done = [
        each.measure if machine else each.label_one
        for each in what_if.measures()
        if effect.area_id in taken.of(each.measure)
    ]
    separator = ";" if machine else "; "
    kinds = [
        separator.join(titles[kind] for kind in each) for each in (effect.findings, effect.settled, effect.remaining)
    ]
    statuses = (effect.status_before, effect.status_after)
    return (
        effect.area_id,
        area["label"],
        area["area_kind_id" if machine else "area_kind"],
        area["kreis_id" if machine else "kreis"],
        area["inhabitants"],
        *(statuses if machine else (STATUSES[each] for each in statuses)),
        separator.join(done),
        *kinds,
        bool(frame.build()["demo"]),
        frame.build()["version"],
        chosen,
    )


def coverage(selection: Selection) -> Table:
    """One row per group, the Land first."""
    order = list(texts.GROUPINGS)
    rows = sorted(
        what_if.coverage(plan(selection).of(COUNCIL)), key=lambda each: (order.index(each.grouping), each.group_id)
    )
    cells: list[tuple[Cell, ...]] = [
        (
            texts.GROUPINGS[each.grouping],
            each.label,
            each.kommunen,
            each.active_before,
            each.unclear_before,
            each.active_after,
            each.unclear_after,
            each.inhabitants,
            each.inhabitants_active_before,
            each.inhabitants_unclear_before,
            each.inhabitants_active_after,
            each.inhabitants_unclear_after,
            bool(frame.build()["demo"]),
        )
        for each in rows
    ]
    return Table(texts.SHEET_COVERAGE, texts.COLUMNS_COVERAGE, cells)


def occasions(selection: Selection) -> Table:
    """One row per kind of finding."""
    counts = settled_by_kind(what_if.effects(plan(selection).taken))
    rows: list[tuple[Cell, ...]] = [
        (kind.kind, kind.title, before, settled, before - settled, bool(frame.build()["demo"]))
        for kind in finding_kinds()
        for before, settled in [counts.get(kind.kind, (0, 0))]
    ]
    return Table(texts.SHEET_OCCASIONS, texts.COLUMNS_OCCASIONS, rows)


def _notes(selection: Selection, demo: str) -> Iterator[tuple[str, str]]:
    """What somebody needs who gets the file without the page."""
    taken = plan(selection)
    land = next(each for each in what_if.coverage(taken.of(COUNCIL)) if each.grouping == "land")
    yield texts.NOTE_TITLE, texts.TITLE
    yield texts.NOTE_SUPPOSED, sentences.supposed(selection, taken)
    for sentence in sentences.left_over(selection, taken):
        yield texts.NOTE_SUPPOSED, sentence
    for measure in what_if.measures():
        yield measure.label, measure.assumption
    answer = sentences.reverse(selection, reached(selection, taken, land), land)
    yield texts.NOTE_REVERSE, f"{sentences.reverse_title(selection)} {answer}"
    for caveat in (texts.SPANS, *texts.CAVEATS):
        yield texts.NOTE_READING, caveat
    build = frame.build()
    yield texts.NOTE_DEMO, demo
    yield texts.NOTE_AS_OF, german.day(build["as_of"])
    for attribution in frame.attributions():
        yield texts.NOTE_SOURCE, attribution
    yield texts.NOTE_VERSION, build["version"]
    yield texts.NOTE_LINK, canonical.absolute(address(selection))


FILES: tuple[File, ...] = (*tables(PATH, values), File(f"{PATH}.xlsx", book))
