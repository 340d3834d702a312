"""Questions of the page "Wer kann wem helfen": who has solved what, whom a Kommune with a finding may ask, which round tables are suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard import db, german
from dashboard.addresses.exchange_selection import Choices, Selection, read
from dashboard.addresses.notices import Notice
from dashboard.queries import area_filter, areas, frame, occasions
from dashboard.queries.occasions import Finding


class Rule(NamedTuple):
    """The thresholds of the contract: at most so many partners for a finding, steps by which they are ordered, in words; sizes of a round table
    without its host, and how far a member may be from it in km."""

    partners: int
    partner_order: list[str]
    least_members: int
    most_members: int
    reach_km: float


class SolvedWhen(NamedTuple):
    """When a finding of a kind counts as solved, or why none does; `see_kinds`: kinds whose partners help here too. `thresholds` of the rule
    as (label, value, unit); `solved`: how many Kommunen have."""

    kind: str
    rule: str | None
    reason: str | None
    see_kinds: list[str]
    thresholds: list[dict[str, Any]]
    solved: int


class Partner(NamedTuple):
    """A Kommune (`partner_id`) that has solved what another one (`area_id`) has a finding of, by the order of the contract; `distance_km` as
    the crow flies; `reasons`: how alike they are, the distance, what was solved, each in a few words. `sentence` says what it has done."""

    kind: str
    area_id: str
    partner_id: str
    position: int
    kin: str
    distance_km: float
    variant: str
    reasons: list[str]
    sentence: str
    release_id: str
    synthetic: bool


class Near(NamedTuple):
    """A partner in a few words: the kind of finding, the Kommune, how far it is in km."""

    kind: str
    partner_id: str
    distance_km: float


class Member(NamedTuple):
    """A Kommune at a round table; `role` is "solved" of its host, "open" of everybody else; `distance_km` from the host."""

    kind: str
    roundtable: int
    area_id: str
    role: str
    distance_km: float


@dataclass(frozen=True)
class Roundtable:
    """A suggested group: `host_id` has solved what all others have a finding of, `members` are all of them, the host first, then by distance.
    Distances in km from the host; `sentence` says what the host has done."""

    kind: str
    roundtable: int
    host_id: str
    farthest_km: float
    mean_km: float
    sentence: str
    release_id: str
    synthetic: bool
    members: tuple[Member, ...]

    @property
    def open(self) -> tuple[Member, ...]:
        """Everybody but the host."""
        return tuple(member for member in self.members if member.role == "open")


class Outside(NamedTuple):
    """A Kommune with a finding that sits at no round table; `nearest_km` to the nearest one that has solved it, None where nobody has."""

    kind: str
    area_id: str
    nearest_km: float | None
    reason: str


class _TableRow(NamedTuple):
    kind: str
    roundtable: int
    host_id: str
    farthest_km: float
    mean_km: float
    sentence: str
    release_id: str
    synthetic: bool


@db.per_build
def choices() -> Choices:
    """What an address can name."""
    titles = {kind.kind: kind.title for kind in occasions.finding_kinds()}
    return Choices(titles, areas.areas(), area_filter.choices(), frame.build()["version"])


def of_exchange(parameters: Mapping[str, Sequence[str]]) -> tuple[Selection, list[Notice]]:
    """What an address asks for, read against what is published."""
    return read(parameters, choices())


@db.per_build
def is_known() -> bool:
    """Whether this build says who has solved what."""
    return bool(db.one("SELECT count(*) > 0 AS is_known FROM exchange_rule")["is_known"])


@db.per_build
def rule() -> Rule:
    """The thresholds of exchange and round tables, where they are known."""
    [row] = db.records(Rule, "SELECT partners, partner_order, least_members, most_members, reach_km FROM exchange_rule")
    return row


@db.per_build
def solved_when() -> dict[str, SolvedWhen]:
    """Every kind of finding, in the order of display. Grain: kind."""
    rows = db.records(
        SolvedWhen,
        """
        SELECT kind, solution_kind.rule, reason, see_kinds,
               coalesce((SELECT list({'label': label, 'value': value, 'unit': unit} ORDER BY position)
                         FROM solution_parameter WHERE solution_parameter.kind = solution_kind.kind), []) AS thresholds,
               (SELECT count(*) FROM solution WHERE solution.kind = solution_kind.kind) AS solved
        FROM solution_kind JOIN finding_kind USING (kind) ORDER BY finding_kind.position
        """,
    )
    return {row.kind: row for row in rows}


def findings(selection: Selection) -> list[Finding]:
    """What the Kommunen of a selection have findings of, at the default thresholds: Kommunen in German order; of each
    its findings in the order of display."""
    kommunen = kommunen_of(selection)
    rows = [
        each
        for each in occasions.findings(occasions.Selection())
        if each.level == "kommune" and each.area_id in kommunen and selection.kind in ("", each.kind)
    ]
    return sorted(rows, key=lambda each: (german.sort_key(each.label), each.area_id, each.position))


def kommunen_of(selection: Selection) -> frozenset[str]:
    """The Kommunen whose findings are listed: the one looked at, else those chosen, else all that pass the filter."""
    if selection.area:
        return frozenset([selection.area])
    return frozenset(selection.chosen) or area_filter.kommunen(selection.where)


def partners(area_ids: Iterable[str], most: int, kind: str = "") -> dict[tuple[str, str], list[Partner]]:
    """By kind and Kommune with a finding: the first `most` whom it may ask, in their order; what nobody has solved is not there."""
    rows = db.records(
        Partner,
        """
        SELECT exchange.kind, exchange.area_id, partner_id, exchange.position, kin, distance_km, exchange.variant, reasons, sentence, release_id, synthetic
        FROM exchange
        JOIN solution ON solution.kind = exchange.kind AND solution.area_id = exchange.partner_id
        WHERE list_contains(CAST($areas AS TEXT[]), exchange.area_id) AND exchange.position <= $most AND ($kind = '' OR exchange.kind = $kind)
        ORDER BY exchange.kind, exchange.area_id, exchange.position
        """,
        {"areas": list(area_ids), "most": most, "kind": kind},
    )
    by_finding: dict[tuple[str, str], list[Partner]] = {}
    for row in rows:
        by_finding.setdefault((row.kind, row.area_id), []).append(row)
    return by_finding


def nearest_named(area_id: str, most: int) -> dict[str, list[Near]]:
    """By kind of finding: the first partners of one Kommune, for a line on its profile."""
    rows = db.records(
        Near,
        "SELECT kind, partner_id, distance_km FROM exchange WHERE area_id = ? AND position <= ? ORDER BY kind, position",
        [area_id, most],
    )
    by_kind: dict[str, list[Near]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return by_kind


@db.per_build
def _roundtables() -> tuple[Roundtable, ...]:
    """Every suggestion, by kind in the order of display and number."""
    rows = db.records(
        _TableRow,
        """
        SELECT roundtable.kind, roundtable, host_id, farthest_km, mean_km, sentence, release_id, synthetic
        FROM roundtable
        JOIN solution ON solution.kind = roundtable.kind AND solution.area_id = roundtable.host_id
        JOIN finding_kind ON finding_kind.kind = roundtable.kind
        ORDER BY finding_kind.position, roundtable
        """,
    )
    members: dict[tuple[str, int], list[Member]] = {}
    for member in db.records(
        Member,
        """
        SELECT kind, roundtable, area_id, role, distance_km FROM roundtable_member
        ORDER BY kind, roundtable, role = 'open', distance_km, area_id
        """,
    ):
        members.setdefault((member.kind, member.roundtable), []).append(member)
    return tuple(Roundtable(*row, members=tuple(members[row.kind, row.roundtable])) for row in rows)


@db.per_build
def _outside() -> tuple[Outside, ...]:
    """Whoever sits at no table, by kind in the order of display."""
    return tuple(
        db.records(
            Outside,
            """
            SELECT kind, area_id, nearest_km, reason FROM roundtable_outside JOIN finding_kind USING (kind)
            ORDER BY finding_kind.position, area_id
            """,
        )
    )


def roundtables(selection: Selection) -> list[Roundtable]:
    """The suggestions at which somebody of the selection sits, the whole of each."""
    return [each for each in _roundtables() if _concerns(selection, each)]


def outside(selection: Selection) -> list[Outside]:
    """Kommunen of the selection that sit at no table, by kind, then in German order."""
    kommunen, known = kommunen_of(selection), areas.areas().by_id
    kinds = list(solved_when())
    rows = [each for each in _outside() if each.area_id in kommunen and selection.kind in ("", each.kind)]
    return sorted(rows, key=lambda each: (kinds.index(each.kind), german.sort_key(known[each.area_id].label)))


def _concerns(selection: Selection, table: Roundtable) -> bool:
    kommunen = kommunen_of(selection)
    return selection.kind in ("", table.kind) and any(member.area_id in kommunen for member in table.members)
