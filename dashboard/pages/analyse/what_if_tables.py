"""The tables of "Was wäre, wenn": coverage by group, occasions by kind, and the Kommunen in which something is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import german
from dashboard.charts.gain_bar import gain_bar
from dashboard.queries.occasions import finding_kinds
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import Covered, Effect, measures
from dashboard.texts import what_if as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web.links import link
from dashboard.web.table import Column, Table, numbers
from dashboard.what_if.plan import Plan, settled_by_kind
from dashboard.what_if.sentences import between

MOST_SHOWN = 40  # Kommunen in the list; the files have all


@dataclass(frozen=True)
class Folded:
    """A table, and whether it is folded at first."""

    name: str
    table: Table
    folded: bool
    changed: str = ""


@dataclass(frozen=True)
class Touched:
    """The Kommunen in which something is done; `more` says how many are not shown, "" for none."""

    table: Table
    more: str


def coverage_tables(covered: Sequence[Covered]) -> list[Folded]:
    """By kind, by size class, by Kreis."""
    found = []
    for grouping, title in (("kind", texts.BY_KIND), ("size_class", texts.BY_SIZE), ("kreis", texts.BY_KREIS)):
        rows = sorted((each for each in covered if each.grouping == grouping), key=_order)
        changed = sum(each.active_after > each.active_before for each in rows)
        columns = [
            Column(texts.HEAD_GROUP[grouping]),
            *numbers(*texts.HEADS_COVERAGE[:-1]),
            Column(texts.HEADS_COVERAGE[-1]),
        ]
        table = _table(title, columns, [_covered(each) for each in rows], "stapelt")
        of_kreise = grouping == "kreis"
        note = texts.KREISE_CHANGED.format(count=german.number(changed)) if of_kreise else ""
        found.append(Folded(grouping, table, of_kreise, note))
    return found


def _table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[object]], css: str = "") -> Table:
    """Named by its columns: the section around it bears the caption's words already, and no two regions may have one name."""
    name = ", ".join(column.head for column in columns)
    return Table(caption, columns, rows, css, label=name, hidden_caption=True)


def _order(row: Covered) -> tuple[int, str]:
    """Size classes by size, all else by name."""
    digits = row.label.split(" ", 1)[0].replace(".", "")
    return (int(digits) if digits.isdigit() else 0, german.sort_key(row.label))


def _covered(row: Covered) -> list[object]:
    gained = row.active_after - row.active_before
    label = texts.BAR.format(before=row.active_before, gained=gained, unclear=row.unclear_after, whole=row.kommunen)
    bar = gain_bar(row.active_before, gained, row.unclear_after, row.kommunen, label)
    return [
        german.capital(row.label),
        german.number(row.kommunen),
        between(row.active_before, row.unclear_before),
        between(row.active_after, row.unclear_after),
        german.share_between(row.inhabitants_active_before, row.inhabitants_unclear_before, row.inhabitants),
        german.share_between(row.inhabitants_active_after, row.inhabitants_unclear_after, row.inhabitants),
        Markup(bar),  # noqa: S704 (drawn by us)
    ]


def occasions(effects: Sequence[Effect]) -> Table:
    """How many findings of each kind there are, end, and remain."""
    counts = settled_by_kind(effects)
    rows = [
        [f"{kind.kind} {kind.title}", *map(german.number, (before, settled, before - settled))]
        for kind in finding_kinds()
        for before, settled in [counts.get(kind.kind, (0, 0))]
    ]
    return _table(
        texts.OCCASIONS,
        [Column(texts.HEADS_OCCASIONS[0]), *numbers(*texts.HEADS_OCCASIONS[1:])],
        rows,
    )


def touched(effects: Sequence[Effect], taken: Plan) -> Touched | None:
    """The Kommunen in which something is done, in the order in which measures are given."""
    by_area = {each.area_id: each for each in effects}
    given = taken.touched
    if not given:
        return None
    rows = [_touched(by_area[area_id], taken) for area_id in given[:MOST_SHOWN]]
    more = texts.SHOWN_OF.format(shown=MOST_SHOWN, count=german.number(len(given))) if len(given) > MOST_SHOWN else ""
    columns = [Column(head) for head in texts.HEADS_TOUCHED]
    return Touched(_table(texts.TOUCHED, columns, rows, "stapelt"), more)


def _touched(effect: Effect, taken: Plan) -> list[object]:
    before, after = STATUSES[effect.status_before], STATUSES[effect.status_after]
    return [
        link(listed_areas()[effect.area_id]["label"], f"/gebiet/{effect.area_id}"),
        before if before == after else texts.STATUS_CHANGE.format(before=before, after=after),
        measures_of(effect.area_id, taken),
        _kinds(effect.settled),
        _kinds(effect.remaining),
    ]


def measures_of(area_id: str, taken: Plan) -> str:
    """What is done in a Kommune."""
    return ", ".join(german.capital(each.label_one) for each in measures() if area_id in taken.of(each.measure))


def _kinds(kinds: Sequence[str]) -> str:
    titles = {each.kind: each.title for each in finding_kinds()}
    return "; ".join(titles[kind] for kind in kinds) or texts.NO_KIND
