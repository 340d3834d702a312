"""The suggested round tables of a selection: per kind in numbers, or each group with its Kommunen, on a map where one kind is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.exchange_selection import PARTNERS, Selection, address
from dashboard.exports import exchange_rules as rules
from dashboard.pages.analyse import exchange_map
from dashboard.pages.analyse import exchange_words as words
from dashboard.pages.analyse.exchange_words import Place
from dashboard.queries import exchange, frame
from dashboard.queries.exchange import Outside, Roundtable
from dashboard.texts import exchange as texts
from dashboard.web.links import Link


@dataclass(frozen=True)
class Group:
    """A suggestion: `members` as pairs of a Kommune and its distance from the host, which has solved it; `take` makes them the selection."""

    title: str
    kind: str
    host: Place
    done: str
    demo: bool
    facts: str
    members: Sequence[tuple[Place, str]]
    take: Link
    take_label: str


@dataclass(frozen=True)
class OutsideGroup:
    """Kommunen that sit at no table, with the reason."""

    reason: str
    kommunen: str


@dataclass(frozen=True)
class KindRow:
    """A kind in numbers: tables, Kommunen with the open finding at them, at none, and of these without anybody in reach."""

    kind: Link
    numbers: Sequence[str]


@dataclass(frozen=True)
class Tables:
    """What the view shows. `heads` and `kinds` where no kind and no Kommune is asked for; `map` where one kind is; `none`: why there is no
    group; `legend` as (sign, words)."""

    title: str
    rule: str
    heads: Sequence[str]
    kinds: Sequence[KindRow]
    groups: Sequence[Group]
    none: str
    map: Markup | None
    legend: Sequence[tuple[Markup, str]]
    outside_title: str
    outside: Sequence[OutsideGroup]


def tables(selection: Selection) -> Tables:
    """The view of a selection."""
    reach, in_words = rules.distance(exchange.rule().reach_km), rules.roundtables()
    if selection.is_everything:
        heads = [head.format(reach=reach) for head in texts.HEADS_TABLES]
        return Tables(texts.TABLES_OVERVIEW, in_words, heads, _kinds(selection), (), "", None, (), "", ())
    found = exchange.roundtables(selection)
    outside = exchange.outside(selection) if selection.kind else []
    count = german.plural(len(found), texts.TABLE_ONE, texts.TABLE_MANY)
    title = (
        texts.TABLES_OF_KIND.format(kind=rules.kind_name(selection.kind), tables=count)
        if selection.kind
        else texts.TABLES_OF_CHOICE.format(tables=count)
    )
    with_map = selection.kind and (found or outside)
    drawn = exchange_map.drawing(found, [each.area_id for each in outside], texts.MAP_LABEL.format(tables=count))
    return Tables(
        title,
        in_words,
        (),
        (),
        [_group(each, selection) for each in found],
        "" if found else _none(selection),
        drawn if with_map else None,
        [(exchange_map.sign(name), legend) for name, legend in texts.LEGEND.items()] if with_map else (),
        texts.OUTSIDE.format(kommunen=words.kommunen(len(outside))) if outside else "",
        _outside(outside, reach),
    )


def _kinds(selection: Selection) -> list[KindRow]:
    found, outside = exchange.roundtables(selection), exchange.outside(selection)
    count = Counter(each.kind for each in found)
    seated = Counter(member.kind for each in found for member in each.open)
    without = Counter(each.kind for each in outside)
    alone = Counter(each.kind for each in outside if each.reason == "nobody_in_reach")
    return [
        KindRow(
            Link(rules.kind_name(kind), address(replace(selection, kind=kind))),
            [german.number(each[kind]) for each in (count, seated, without, alone)],
        )
        for kind, solved_when in exchange.solved_when().items()
        if solved_when.rule
    ]


def _none(selection: Selection) -> str:
    """Why there is no group."""
    if not exchange.kommunen_of(selection):
        return texts.NO_KOMMUNE_LEFT
    reason = exchange.solved_when()[selection.kind].reason if selection.kind else None
    if reason:
        return texts.TABLES_NO_RULE.format(reason=reason)
    is_whole_land = not (selection.area or selection.chosen or selection.where)
    return texts.NO_TABLES if is_whole_land else texts.NO_TABLES_HERE


def _group(table: Roundtable, selection: Selection) -> Group:
    everybody = tuple(member.area_id for member in table.members)
    taken = replace(Selection(), chosen=everybody, kind=table.kind, view=PARTNERS)
    return Group(
        texts.TABLE_HEAD.format(number=table.roundtable, host=words.name(table.host_id)),
        "" if selection.kind else rules.kind_name(table.kind),
        words.place(table.host_id),
        table.sentence,
        table.synthetic or bool(frame.build()["demo"]),
        texts.TABLE_FACTS.format(
            members=words.kommunen(len(table.open)),
            farthest=rules.distance(table.farthest_km),
            mean=rules.distance(table.mean_km),
        ),
        [(words.place(member.area_id), rules.distance(member.distance_km)) for member in table.open],
        Link(texts.TAKE, address(taken)),
        texts.TAKE_OF.format(number=table.roundtable),
    )


def _outside(rows: Sequence[Outside], reach: str) -> list[OutsideGroup]:
    """By reason, the Kommunen with the distance of the nearest one that has solved it."""
    groups = []
    for reason, sentence in texts.OUTSIDE_REASONS.items():
        named = [_named(each) for each in rows if each.reason == reason]
        if named:
            groups.append(OutsideGroup(sentence.format(reach=reach), "; ".join(named)))
    return groups


def _named(row: Outside) -> str:
    if row.nearest_km is None:
        return words.name(row.area_id)
    return texts.OUTSIDE_NEAREST.format(area=words.name(row.area_id), distance=rules.distance(row.nearest_km))
