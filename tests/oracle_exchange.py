"""Dull twins of the exchange: who has solved what, how far Kommunen lie apart, whom they may ask, and tables as a simple person would set them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from datetime import date
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.oracle import Row, Tables, months_before

OUTSIDE = -1
KIN = ("similar", "kind_and_size", "kind", "other")
Solved = dict[str, tuple[str, float | None, date | None]]

# ───────────────────────── who has solved it ─────────────────────────
# Each returns {area_id: (variant, value, value_date)}, whether or not the Kommune has the finding itself. `shown`: structure_shown of Kommunen.


def solved(kind: str, tables: Tables, as_of: date) -> Solved:
    """By the rule of a kind, at its thresholds; without those that have the finding."""
    having = {row["area_id"] for row in tables["finding"] if row["kind"] == kind}
    return {area_id: what for area_id, what in RULES[kind](tables, as_of).items() if area_id not in having}


def _active(tables: Tables) -> list[Row]:
    return [row for row in tables["shown"] if row["status"] == "aktiv"]


def _working(tables: Tables, as_of: date) -> list[Row]:
    year_ago = months_before(as_of, 12)
    return [
        row
        for row in _active(tables)
        if not row["conflicting"] and row["last_meeting_on"] is not None and row["last_meeting_on"] >= year_ago
    ]


def _resumed(tables: Tables, council_id: str) -> date | None:
    """The first report of an active body after the last one of a pause."""
    reports = [row for row in tables["council_status"] if row["council_id"] == council_id]
    pauses = [row["as_of"] for row in reports if row["status"] in {"ruhend", "aufgeloest"}]
    again = [row["as_of"] for row in reports if row["status"] == "aktiv" and pauses and row["as_of"] > max(pauses)]
    return min(again, default=None)


def _g1(tables: Tables, as_of: date) -> Solved:
    found: Solved = {}
    for row in _working(tables, as_of):
        resumed = _resumed(tables, row["council_id"])
        if row["founded_on"] and row["founded_on"] >= months_before(as_of, 60):
            found[row["area_id"]] = ("gegruendet", None, row["founded_on"])
        elif resumed and resumed >= months_before(as_of, 60):
            found[row["area_id"]] = ("wieder_aktiv", None, resumed)
        else:
            found[row["area_id"]] = ("arbeitet", None, row["last_meeting_on"])
    return found


def _g2(tables: Tables, as_of: date) -> Solved:
    found: Solved = {}
    for row in _working(tables, as_of):
        resumed = _resumed(tables, row["council_id"])
        held = [each["held_on"] for each in tables["council_meeting"] if each["council_id"] == row["council_id"]]
        spans = [(months_before(as_of, 12 * (back + 1)), months_before(as_of, 12 * back)) for back in range(3)]
        if resumed and resumed >= months_before(as_of, 60):
            found[row["area_id"]] = ("wieder_aktiv", None, resumed)
        elif all(any(after < day <= until for day in held) for after, until in spans):
            found[row["area_id"]] = ("stetig", 3, row["last_meeting_on"])
        else:
            found[row["area_id"]] = ("arbeitet", None, row["last_meeting_on"])
    return found


def _g3(tables: Tables, as_of: date) -> Solved:
    unclear = {
        row["area_id"]
        for row in tables["status_judged"]
        if row["status"] == "unklar" and row["confirmed_on"] and months_before(as_of, 36) <= row["day"] < as_of
    }
    return {
        row["area_id"]: ("geklaert", None, row["confirmed_on"])
        if row["area_id"] in unclear
        else ("arbeitet", None, row["last_meeting_on"])
        for row in _working(tables, as_of)
    }


def _g4(tables: Tables, _: date) -> Solved:
    variants = {3: "mitarbeit", 4: "mitentscheidung"}
    return {
        row["area_id"]: (variants[row["participation_level"]], row["participation_level"], row["confirmed_on"])
        for row in _active(tables)
        if row["participation_level"] in variants
    }


def _g5(tables: Tables, as_of: date) -> Solved:
    found: Solved = {}
    for row in sorted(tables["analysis"], key=lambda each: each["completed_on"]):
        if len(row["area_id"]) == 9 and months_before(as_of, 36) <= row["completed_on"] <= as_of:
            variant = "befragung" if row["kind"] == "befragung" else "analyse"
            if variant == "analyse" or found.get(row["area_id"], ("befragung",))[0] == "befragung":
                found[row["area_id"]] = (variant, None, row["completed_on"])
    return found


def _g6(tables: Tables, _: date) -> Solved:
    persons: dict[str, int] = {}
    years: dict[str, int] = {}
    for row in tables["qualification"]:
        if len(row["area_id"]) == 9:
            persons[row["area_id"]] = persons.get(row["area_id"], 0) + row["persons"]
            if row["persons"]:
                years[row["area_id"]] = max(years.get(row["area_id"], 0), row["year"])
    return {
        area_id: ("mehrere" if count > 1 else "eine", count, date(years[area_id], 1, 1))
        for area_id, count in persons.items()
        if count > 0
    }


def _g7(tables: Tables, _: date) -> Solved:
    return {
        row["area_id"]: ("mit_stelle", row["fte"], row["confirmed_on"])
        for row in _active(tables)
        if row["fte"] is not None and row["fte"] > 0.5
    }


def _g8(tables: Tables, _: date) -> Solved:
    leading = {"buergermeister", "doppelspitze_mit_leitung", "beigeordnete"}
    return {
        row["area_id"]: (row["chair"], None, row["confirmed_on"]) for row in _active(tables) if row["chair"] in leading
    }


def _g9(tables: Tables, as_of: date) -> Solved:
    running: dict[str, list[Row]] = {}
    for row in tables["project"]:
        over = row["ended_on"] is not None and row["ended_on"] <= months_before(as_of, 12)
        if len(row["area_id"]) == 9 and row["started_on"] <= as_of and not over:
            running.setdefault(row["area_id"], []).append(row)
    return {
        area_id: ("wirkung_geprueft" if any(row["evaluated"] for row in rows) else "projekte", len(rows), None)
        for area_id, rows in running.items()
    }


def _g13(tables: Tables, _: date) -> Solved:
    areas = {row["area_id"]: row for row in tables["area"]}
    councils = {row["council_id"]: row for row in tables["council"]}
    found: Solved = {}
    for row in _active(tables):
        area = areas[row["area_id"]]
        since = area["exists_since"] if area["exists_verified"] else None
        if since and row["founded_on"] and row["founded_on"] >= since:
            anew = councils[row["council_id"]]["reconstituted_on"] == row["founded_on"]
            found[row["area_id"]] = ("neu_konstituiert" if anew else "gegruendet", None, row["founded_on"])
    return found


def _g15(tables: Tables, _: date) -> Solved:
    councils = {row["council_id"]: row for row in tables["council"]}
    found: Solved = {}
    for row in _active(tables):
        council = councils[row["council_id"]]
        attendance, forms = bool(council["digital_attendance"]), len(council["digital_forms"] or [])
        if attendance and forms:
            found[row["area_id"]] = ("sitzung_und_formen", forms, row["confirmed_on"])
        elif attendance:
            found[row["area_id"]] = ("sitzung", None, row["confirmed_on"])
        elif forms:
            found[row["area_id"]] = ("formen", forms, row["confirmed_on"])
    return found


RULES: dict[str, Callable[[Tables, date], Solved]] = {
    "G1": _g1,
    "G2": _g2,
    "G3": _g3,
    "G4": _g4,
    "G5": _g5,
    "G6": _g6,
    "G7": _g7,
    "G8": _g8,
    "G9": _g9,
    "G13": _g13,
    "G15": _g15,
}

# ───────────────────────── how far, and whom to ask ─────────────────────────


def far_apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (degrees), by the angle between their directions from the middle of the earth."""
    first, second = _direction(*one), _direction(*other)
    cross = math.dist((0, 0, 0), _cross(first, second))
    return 6371.0088 * math.atan2(cross, sum(a * b for a, b in zip(first, second, strict=True)))


def _direction(lon: float, lat: float) -> tuple[float, float, float]:
    lam, phi = math.radians(lon), math.radians(lat)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _cross(a: Sequence[float], b: Sequence[float]) -> tuple[float, float, float]:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def partners(mine: Row, candidates: list[Row], peers: set[str], count: int, steps: Sequence[float]) -> list[str]:
    """Whom a Kommune may ask: a stable sort per step, the last step first; the nearest takes the last place where it has none.

    A Kommune has area_id, kind, size_class; a candidate also strength and distance_km from this one.
    """
    asked = sorted(candidates, key=lambda each: str(each["area_id"]))
    asked.sort(key=lambda each: each["distance_km"])
    nearest = asked[:1]
    asked.sort(key=lambda each: each["strength"])
    asked.sort(key=lambda each: KIN.index(kin(mine, each, peers)))
    asked.sort(key=lambda each: sum(each["distance_km"] > step for step in steps))
    listed = asked[:count] if nearest and nearest[0] in asked[:count] else [*asked[: count - 1], *nearest]
    return [each["area_id"] for each in listed]


def kin(mine: Row, other: Row, peers: set[str]) -> str:
    """How alike two Kommunen are."""
    if other["area_id"] in peers:
        return "similar"
    if other["kind"] != mine["kind"]:
        return "other"
    return "kind_and_size" if other["size_class"] == mine["size_class"] else "kind"


# ───────────────────────── tables ─────────────────────────
# A seating is one number per Kommune: its host or OUTSIDE. `away[kommune][host]` in km.


def faults(seating: Sequence[int], away: Sequence[Sequence[float]], least: int, most: int, reach: float) -> list[str]:
    """What is wrong with a seating."""
    wrong = []
    for place, host in enumerate(seating):
        if host != OUTSIDE and away[place][host] > reach:
            wrong.append(f"{place} is too far from {host}")
    for host in set(seating) - {OUTSIDE}:
        count = list(seating).count(host)
        if not least <= count <= most:
            wrong.append(f"{count} sit at {host}")
    return wrong


def worth(seating: Sequence[int], away: Sequence[Sequence[float]]) -> tuple[int, int]:
    """The larger the better: how many sit, then minus the tenths of a kilometre they go."""
    sits = [(place, host) for place, host in enumerate(seating) if host != OUTSIDE]
    return len(sits), -sum(round(10 * away[place][host]) for place, host in sits)


def greedy_tables(away: Sequence[Sequence[float]], least: int, most: int, reach: float) -> list[int]:
    """One host after the other takes the nearest who are still free."""
    seating = [OUTSIDE] * len(away)
    for host in range(len(away[0]) if away else 0):
        free = [place for place, taken in enumerate(seating) if taken == OUTSIDE and away[place][host] <= reach]
        free.sort(key=lambda place: away[place][host])
        if len(free) >= least:
            for place in free[:most]:
                seating[place] = host
    return seating


def random_tables(
    away: Sequence[Sequence[float]], least: int, most: int, reach: float, drawn: random.Random
) -> list[int]:
    """Hosts in any order take any of those within reach, and any number that is allowed."""
    seating = [OUTSIDE] * len(away)
    for host in drawn.sample(range(len(away[0])), len(away[0])):
        free = [place for place, taken in enumerate(seating) if taken == OUTSIDE and away[place][host] <= reach]
        if len(free) >= least:
            for place in drawn.sample(free, drawn.randint(least, min(most, len(free)))):
                seating[place] = host
    return seating


def every_seating(
    tables: Sequence[int], away: Sequence[Sequence[float]], least: int, most: int, reach: float
) -> list[tuple[int, ...]]:
    """All that are allowed with exactly these hosts; for a handful of Kommunen."""
    return [
        seating
        for seating in product((*tables, OUTSIDE), repeat=len(away))
        if set(seating) - {OUTSIDE} == set(tables) and not faults(seating, away, least, most, reach)
    ]


def best_tables(away: Sequence[Sequence[float]], least: int, most: int, reach: float) -> tuple[int, int]:
    """What the best of all seatings with any hosts is worth, as one integer programme. Slow where Kommunen and hosts are many."""
    pairs = [(place, host) for place, row in enumerate(away) for host, far in enumerate(row) if far <= reach]
    hosts = len(away[0]) if away else 0
    if not pairs:
        return 0, 0
    rows: list[tuple[float, list[float], float]] = []  # at least, coefficients of pairs and of hosts, at most
    for place in range(len(away)):
        rows.append((0, [pair[0] == place for pair in pairs] + [0] * hosts, 1))
    for host in range(hosts):
        sitting = [float(pair[1] == host) for pair in pairs]
        rows.append((0, [*sitting, *(-least * (each == host) for each in range(hosts))], math.inf))
        rows.append((-math.inf, [*sitting, *(-most * (each == host) for each in range(hosts))], 0))
    for number, (_, host) in enumerate(pairs):  # follows from the rows above, and spares much of the search
        rows.append(
            (
                -math.inf,
                [*(each == number for each in range(len(pairs))), *(-(each == host) for each in range(hosts))],
                0,
            )
        )
    ways = [round(10 * away[place][host]) for place, host in pairs]
    low, coefficients, high = zip(*rows, strict=True)
    answer = milp(
        [way - 10**6 for way in ways] + [0] * hosts,
        constraints=LinearConstraint(np.array(coefficients, dtype=float), low, high),
        integrality=[0] * len(pairs) + [1] * hosts,
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    sits = np.rint(answer.x[: len(pairs)])
    return int(sits.sum()), -int(sits @ ways)
