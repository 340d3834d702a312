"""Rows of the invented registry that belong to bodies. Shares follow what was published of the survey among the bodies of the Land."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.registry.demo.draws import between, chance, choose, day, share
from pipelines.registry.demo.plan import FIRST_YEAR, STAND, Body
from pipelines.registry.template import Row

_CHAIRS = {
    "buergermeister": 0.62,
    "beigeordnete": 0.14,
    "doppelspitze_mit_leitung": 0.06,
    "verwaltung": 0.07,
    "polizei": 0.03,
    "ehrenamt": 0.03,
    "sonstige": 0.01,
    None: 0.04,
}
_PARTICIPATION = {"0": 0.38, "1": 0.28, "2": 0.14, "3": 0.11, "4": 0.02, None: 0.07}
_FTE = {0.0: 0.42, 0.1: 0.1, 0.25: 0.12, 0.5: 0.12, 0.75: 0.04, 1.0: 0.06, None: 0.14}
_BUDGET = {0.0: 0.3, 500.0: 0.1, 1500.0: 0.12, 3000.0: 0.1, 10000.0: 0.04, None: 0.34}
# Sector → institution, and the share of bodies in which it sits.
_MEMBERS = {
    "verwaltung": ("Ordnungsamt", 0.674),
    "polizei": ("Polizeiinspektion", 0.768),
    "schule": ("Schulen am Ort", 0.568),
    "jugend": ("Jugendpflege", 0.42),
    "senioren": ("Seniorenbeirat", 0.31),
    "soziales": ("Freie Träger der Wohlfahrtspflege", 0.34),
    "justiz": ("Jugendgerichtshilfe", 0.14),
    "wirtschaft": ("Gewerbeverein", 0.2),
    "zivilgesellschaft": ("Kirchen und Vereine", 0.46),
    "politik": ("Fraktionen des Rates", 0.52),
}
_TOPICS = (
    "Jugend",
    "Sucht",
    "Einbruch",
    "Trickbetrug",
    "Sauberkeit",
    "Häusliche Gewalt",
    "Verkehr",
    "Rechtsextremismus",
    "Cyberkriminalität",
)
_GROUPS = ("Jugend", "Senioren", "Öffentlicher Raum", "Sucht")
# Days since the last meeting, and meetings a year; together they give 44 % with one meeting in the last twelve months.
_SINCE = {(10, 180): 0.5, (181, 350): 0.24, (370, 540): 0.12, (560, 1400): 0.14}
# Where a body meets; the habit "gemischt" changes from meeting to meeting, None: nobody noted it.
_HABITS = {"vor_ort": 0.52, "gemischt": 0.2, "hybrid": 0.1, "online": 0.03, None: 0.15}
_MIXED = {"vor_ort": 0.6, "hybrid": 0.25, "online": 0.15}
_DIGITAL_FORMS = {"umfrage": 0.24, "beteiligungsplattform": 0.1, "meldeportal": 0.14, "soziale_medien": 0.26}
_YEARLY = {1: 0.30, 2: 0.33, 3: 0.17, 4: 0.14, 6: 0.06}


def council_rows(bodies: tuple[Body, ...], words: dict[str, dict[str, str]]) -> list[Row]:
    """Sheet Gremien; `words` gives the word for each code."""
    return [_council(body, words) for body in bodies]


def _council(body: Body, words: dict[str, dict[str, str]]) -> Row:
    key = body.council_id
    row: dict[str, str | float | date | None] = {
        "council_id": key,
        "name": f"Demo-Gremium {key.removeprefix('DEMO-')}",
        "type": words["type"][body.type],
        "counts_as_body": "ja" if body.counts else "nein",
        "founded_on": _founding(body),
        "reconstituted_on": body.reconstituted,
    }
    if body.former_name is not None or body.fate in {"in_planung", "unklar"}:
        return row
    topics = [topic for topic in _TOPICS if chance(0.3, "topic", topic, key)]
    practice = _leadership(body, words) | _practice(key, words) | _digital(key, words["digital_form"])
    return row | practice | {"topics": "; ".join(topics) or None}


def _founding(body: Body) -> str | date | None:
    if body.founded is None or body.precision == "day":
        return body.founded
    return str(body.founded.year) if body.precision == "year" else f"{body.founded.month:02d}.{body.founded.year}"


def _leadership(body: Body, words: dict[str, dict[str, str]]) -> dict[str, str | float | date | None]:
    key = body.council_id
    chair = choose(_CHAIRS, "chair", key)
    if body.areas[0].level == "kreis" and chair == "buergermeister":
        chair = "landrat"
    return {
        "chair": words["chair"][chair] if chair else None,
        "mayor_is_member": _maybe(0.909, 0.08, "mayor", key),
        "self_reported_active": _maybe(0.95 if body.works else 0.2, 0.15, "self", key),
        "fte": choose(_FTE, "fte", key),
        "budget_eur": choose(_BUDGET, "budget", key),
        "multi_tier": _maybe(0.35, 0.1, "tiers", key),
    }


def _practice(key: str, words: dict[str, dict[str, str]]) -> dict[str, str | float | date | None]:
    level = choose(_PARTICIPATION, "participation", key)
    decide = choose({"0": 0.15, "1": 0.3, "2": 0.3, None: 0.25}, "decide", key)
    rules = choose({"none": 0.4, "year": 0.4, "unknown": 0.2}, "rules", key)
    return {
        "has_concept": _maybe(0.38, 0.15, "concept", key),
        "rules_of_procedure_year": {"none": 0, "year": between(1999, 2025, "rules year", key), "unknown": None}[rules],
        "participation_level": words["participation"][level] if level else None,
        "members_may_decide": words["decide"][decide] if decide else None,
        "public_relations": _maybe(0.6, 0.12, "press", key),
        "has_priorities": _maybe(0.4, 0.18, "priorities", key),
        "has_action_plan": _maybe(0.25, 0.18, "plan", key),
        "ctc_phase": None
        if chance(0.3, "ctc unknown", key)
        else float(choose({0: 0.92, 1: 0.03, 2: 0.02, 3: 0.02, 5: 0.01}, "ctc", key)),
    }


def _digital(key: str, words: dict[str, str]) -> dict[str, str | float | date | None]:
    """Digital participation; only who meets hybrid or online lets citizens attend that way."""
    forms = [
        words[form] for form, probability in _DIGITAL_FORMS.items() if chance(probability, "digital form", form, key)
    ]
    attending = {"vor_ort": 0.0, None: 0.1}.get(_habit(key), 0.6)
    return {
        "digital_attendance": _maybe(attending, 0.2, "digital attendance", key),
        "digital_forms": None if chance(0.18, "digital forms unknown", key) else "; ".join(forms) or words["keine"],
        "online_exchange": _maybe(0.4, 0.22, "online exchange", key),
    }


def _habit(key: str) -> str | None:
    return choose(_HABITS, "meeting habit", key)


def _meeting_form(key: str, held: date) -> str | None:
    habit = _habit(key)
    return choose(_MIXED, "meeting form", held, key) if habit == "gemischt" else habit


def _maybe(probability: float, unknown: float, *key: object) -> str | None:
    if chance(unknown, "unknown", *key):
        return None
    return "ja" if chance(probability, *key) else "nein"


def status_rows(bodies: tuple[Body, ...], words: dict[str, str]) -> Iterator[Row]:
    """Yearly reports since 2018 as the fate of each body has it; words by code."""
    for body in bodies:
        for reported, status in _history(body):
            yield {
                "council_id": body.council_id,
                "status": words[status],
                "as_of": reported,
                "source": "Demo: Jahresabfrage",
            }
        if body.fate == "widerspruch":
            shortly_before = _last(body) - timedelta(days=between(5, 60, "other", body.council_id))
            yield {
                "council_id": body.council_id,
                "status": words["ruhend"],
                "as_of": shortly_before,
                "source": "Demo: Meldung der Polizei",
            }


def _history(body: Body) -> Iterator[tuple[date, str]]:
    if body.former_name is not None:
        yield date(between(2005, 2011, "former", body.council_id), 6, 30), "aktiv"
        return
    last = _last(body)
    for year in range(max(FIRST_YEAR, (body.founded or date(FIRST_YEAR, 1, 1)).year + 1), last.year):
        yield day(date(year, 3, 1), date(year, 11, 15), "report", year, body.council_id), _status_in(body, year)
    yield last, {"veraltet": "aktiv", "widerspruch": "aktiv"}.get(body.fate, body.fate)


def _last(body: Body) -> date:
    """The day of the newest report."""
    if body.fate == "veraltet":
        return day(date(2020, 3, 1), date(2024, 8, 31), "last", body.council_id)
    return day(date(2025, 1, 15), STAND - timedelta(days=10), "last", body.council_id)


def _status_in(body: Body, year: int) -> str:
    turn = between(2020, 2024, "turn", body.council_id)
    if body.fate in {"ruhend", "aufgeloest"} and year >= turn:
        return body.fate
    if body.fate in {"in_planung", "unklar"}:
        return "unklar"
    before_new_start = body.reconstituted is not None and year < body.reconstituted.year
    pandemic = year in {2020, 2021} and chance(0.2, "paused", body.council_id)
    return "ruhend" if body.works and (before_new_start or pandemic) else "aktiv"


def member_rows(bodies: tuple[Body, ...], words: dict[str, str]) -> Iterator[Row]:
    """Institutions that sit in a body."""
    for body in bodies:
        if body.former_name is None and body.fate in {"aktiv", "widerspruch", "ruhend", "veraltet"}:
            for sector, (institution, probability) in _MEMBERS.items():
                if chance(probability, "member", sector, body.council_id):
                    yield {"council_id": body.council_id, "institution": institution, "sector": words[sector]}


def group_rows(bodies: tuple[Body, ...]) -> Iterator[Row]:
    """Working groups of the bodies that meet."""
    for body in bodies:
        many = choose({0: 0.5, 1: 0.15, 2: 0.2, 3: 0.1, 4: 0.05}, "groups", body.council_id) if body.works else 0
        for name in _GROUPS[:many]:
            active = _maybe(0.85, 0.1, "group", name, body.council_id)
            yield {"council_id": body.council_id, "name": f"Arbeitsgruppe {name}", "active": active}


def meeting_rows(bodies: tuple[Body, ...], words: dict[str, str]) -> Iterator[Row]:
    """Meetings of the last years, backwards from the last one at the body's usual interval."""
    for body in bodies:
        if not body.works or not body.counts:
            continue
        nearest, farthest = choose(_SINCE, "since", body.council_id)
        held = STAND - timedelta(days=between(nearest, farthest, "days", body.council_id))
        interval = 365 // choose(_YEARLY, "yearly", body.council_id)
        first = max(date(2022, 1, 1), body.founded or date(2022, 1, 1))
        public = choose({0.0: 0.4, 0.3: 0.3, 1.0: 0.3}, "public", body.council_id)
        while held >= first:
            form = _meeting_form(body.council_id, held)
            yield {
                "council_id": body.council_id,
                "held_on": held,
                "is_public": _maybe(public, 0.05, "public", held, body.council_id),
                "form": words[form] if form else None,
            }
            held -= timedelta(days=interval + int(20 * share("shift", held, body.council_id)))
