"""Whom Kommunen may ask: every partner of one Kommune, the first one of several, or how often each kind is open and solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard import german
from dashboard.addresses.exchange_selection import ROUNDTABLES, Selection, address
from dashboard.exports import exchange_rules as rules
from dashboard.pages.analyse import exchange_words as words
from dashboard.pages.analyse.exchange_words import Place
from dashboard.pages.gebiet import good_practice
from dashboard.pages.gebiet.good_practice import Example
from dashboard.queries import exchange, frame
from dashboard.queries.exchange import Partner
from dashboard.queries.occasions import Finding
from dashboard.texts import exchange as texts
from dashboard.web.links import Link

MOST_ROWS = 150  # of the table of several Kommunen; files hold every row


@dataclass(frozen=True)
class PartnerRow:
    """A Kommune that has solved it: how far it is, how alike, the same with what it has solved in a few words, what it has done, whether
    that is invented."""

    place: Place
    distance: str
    alike: str
    reasons: str
    done: str
    demo: bool


@dataclass(frozen=True)
class Occasion:
    """A finding of the Kommune with its partners; without any, `none` says why, and `see` leads to kinds whose partners help here too.
    `tables`: the round tables at which it would sit; `examples` of good practice, each with the kind it is about, "" where that is this one."""

    finding: Finding
    caption: str
    partners: Sequence[PartnerRow]
    none: str
    see: Sequence[Link]
    tables: Sequence[Link]
    examples: Sequence[tuple[Example, str]]


@dataclass(frozen=True)
class OneKommune:
    """A Kommune with its occasions; `none` where it has none that was asked for; `ways` lead to other selections."""

    title: str
    place: Place
    occasions: Sequence[Occasion]
    none: str
    ways: Sequence[Link]


@dataclass(frozen=True)
class Pair:
    """A finding with its first partner, None where nobody is known to have solved it; `every`: the address of all of them."""

    finding: Finding
    every: str
    label: str
    partner: PartnerRow | None
    demo: bool


@dataclass(frozen=True)
class Pairs:
    """The table of several Kommunen, the findings of each together; `more` says that files hold more rows, `rule` when the one kind asked for
    counts as solved. `without` counts the findings of kinds of which nothing does: they have no row. Is such a kind asked for, `kommunen` lead to
    each."""

    title: str
    rule: str
    without: str
    kommunen: Sequence[Link]
    rows: Sequence[tuple[Place, Sequence[Pair]]]
    more: str
    none: str


@dataclass(frozen=True)
class KindRow:
    """A kind of finding in numbers: open, solved, open without a Kommune in reach that has solved it."""

    kind: Link
    open: str
    solved: str
    beyond: str


@dataclass(frozen=True)
class Overview:
    """Every kind of which something counts as solved."""

    heads: Sequence[str]
    rows: Sequence[KindRow]


def one_kommune(selection: Selection) -> OneKommune:
    """Every finding of the Kommune that is looked at, with up to as many partners as the rule allows."""
    findings = exchange.findings(selection)
    found = exchange.partners([selection.area], exchange.rule().partners, selection.kind)
    place = words.place(selection.area)
    title = texts.OCCASIONS_OF.format(area=place.name, occasions=words.occasions(len(findings)))
    none = ""
    if not findings and selection.kind:
        none = texts.NO_OCCASION_OF_KIND.format(area=place.name, kind=rules.kind_name(selection.kind))
    elif not findings:
        none = texts.NO_OCCASION.format(area=place.name)
    own = {each.kind for each in exchange.findings(replace(selection, kind=""))}
    return OneKommune(
        title, place, [_occasion(each, selection, found, own) for each in findings], none, _ways(selection)
    )


def _ways(selection: Selection) -> list[Link]:
    back = address(replace(selection, area="", kind=""))
    every = address(replace(selection, kind=""))
    return [
        *([Link(texts.ALL_OCCASIONS, every)] if selection.kind else []),
        *([Link(texts.BACK_TO_CHOSEN, back)] if selection.chosen else []),
    ]


def _occasion(
    finding: Finding, selection: Selection, found: Mapping[tuple[str, str], Sequence[Partner]], own: set[str]
) -> Occasion:
    rows = found.get((finding.kind, finding.area_id), ())
    solved_when = exchange.solved_when()[finding.kind]
    see = [kind for kind in solved_when.see_kinds if kind in own]
    return Occasion(
        finding,
        texts.PARTNERS_CAPTION.format(kind=finding.title, area=finding.label),
        [_partner(row) for row in rows],
        "" if rows else _without(finding.kind),
        [Link(rules.kind_name(kind), address(replace(selection, kind=kind))) for kind in see],
        _tables(finding, selection),
        _examples(finding.kind),
    )


def _examples(kind: str) -> list[tuple[Example, str]]:
    """Those about a kind first; any other says what it is about."""
    fitting = sorted(
        (each for each in good_practice.examples() if kind in each.kinds), key=lambda each: each.kinds.index(kind)
    )
    return [
        (each, "" if each.kinds[0] == kind else texts.PRACTICE_OF.format(kind=exchange.choices().kinds[each.kinds[0]]))
        for each in fitting
    ]


def _without(kind: str) -> str:
    """Why a finding of a kind has no partner."""
    reason = exchange.solved_when()[kind].reason
    return texts.NOTHING_COUNTS.format(reason=reason) if reason else texts.NOBODY_SOLVED


def _tables(finding: Finding, selection: Selection) -> list[Link]:
    """The round table of the Kommune for this finding."""
    asked = replace(selection, kind=finding.kind, view=ROUNDTABLES)
    return [
        Link(
            texts.ROUNDTABLE_OF.format(
                number=table.roundtable, host=words.name(table.host_id), others=words.kommunen(len(table.open))
            ),
            address(asked),
        )
        for table in exchange.roundtables(asked)
    ]


def _partner(row: Partner) -> PartnerRow:
    alike, *others = row.reasons
    return PartnerRow(
        words.place(row.partner_id),
        rules.distance(row.distance_km),
        alike,
        "; ".join([alike, *others[1:]]),
        row.sentence,
        row.synthetic or bool(frame.build()["demo"]),
    )


def pairs(selection: Selection) -> Pairs:
    """Every finding of the Kommunen asked for with its first partner; the first rows of many."""
    findings = exchange.findings(selection)
    solvable = [each for each in findings if exchange.solved_when()[each.kind].rule]
    shown = solvable[:MOST_ROWS]
    found = exchange.partners({each.area_id for each in shown}, 1, selection.kind)
    by_kommune = [
        (words.place(area_id), [_pair(each, selection, found) for each in own])
        for area_id, own in groupby(shown, key=lambda each: each.area_id)
    ]
    more = texts.MORE.format(shown=german.number(MOST_ROWS), all=german.number(len(solvable)))
    return Pairs(
        _title(selection, findings),
        _rule(selection.kind),
        "" if selection.kind else _not_solvable(findings),
        [] if solvable else [Link(each.label, _every(each, selection)) for each in findings if selection.kind],
        by_kommune,
        more if len(solvable) > len(shown) else "",
        "" if findings else texts.NOTHING_LEFT if exchange.kommunen_of(selection) else texts.NO_KOMMUNE_LEFT,
    )


def _title(selection: Selection, findings: Sequence[Finding]) -> str:
    kommunen = words.kommunen(len({each.area_id for each in findings}))
    if selection.kind:
        return texts.PAIRS_OF_KIND.format(kind=rules.kind_name(selection.kind), kommunen=kommunen)
    return texts.PAIRS.format(occasions=words.occasions(len(findings)), kommunen=kommunen)


def _rule(kind: str) -> str:
    """When the one kind asked for counts as solved, or why nothing does; "" for all kinds."""
    if not kind:
        return ""
    in_words = rules.solved(kind).rule
    return texts.SOLVED_WHEN.format(rule=in_words) if exchange.solved_when()[kind].rule else in_words


def _not_solvable(findings: Sequence[Finding]) -> str:
    """How many findings are of kinds of which nothing counts as solved; "" for none."""
    without = [each.kind for each in findings if exchange.solved_when()[each.kind].reason]
    if not without:
        return ""
    kinds = german.listing([kind for kind in exchange.solved_when() if kind in without])
    stand = texts.STAND_ONE if len(without) == 1 else texts.STAND_MANY
    return texts.NOTHING_COUNTS_FOR.format(kinds=kinds, occasions=words.occasions(len(without)), stand=stand)


def _pair(finding: Finding, selection: Selection, found: Mapping[tuple[str, str], Sequence[Partner]]) -> Pair:
    rows = found.get((finding.kind, finding.area_id), ())
    return Pair(
        finding,
        _every(finding, selection),
        texts.ALL_PARTNERS_OF.format(kind=finding.title, area=finding.label),
        _partner(rows[0]) if rows else None,
        finding.demo,
    )


def _every(finding: Finding, selection: Selection) -> str:
    """The address of all partners of a finding."""
    return address(replace(selection, area=finding.area_id, kind=finding.kind))


def overview(selection: Selection) -> Overview:
    """Of every kind with a rule: where it is open, solved, and open without anybody in reach."""
    reach = exchange.rule().reach_km
    opened = Counter(each.kind for each in exchange.findings(selection))
    beyond = Counter(
        each.kind for each in exchange.outside(selection) if each.nearest_km is None or each.nearest_km > reach
    )
    heads = [head.format(reach=rules.distance(reach)) for head in texts.HEADS_OVERVIEW]
    rows = [
        KindRow(
            Link(rules.kind_name(kind), address(replace(selection, kind=kind))),
            german.number(opened[kind]),
            german.number(solved_when.solved),
            german.number(beyond[kind]),
        )
        for kind, solved_when in exchange.solved_when().items()
        if solved_when.rule
    ]
    return Overview(heads, rows)
