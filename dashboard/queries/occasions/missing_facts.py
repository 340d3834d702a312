"""Where a kind of finding can say nothing because a fact is missing: unknown is not none, and the page says how often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import db, german
from dashboard.addresses.occasion_selection import Selection
from dashboard.queries.occasions.finding_kinds import choices, finding_kinds, status_thresholds

_REMEMBERED = 64  # settings of the thresholds that count here; a few numbers each


@dataclass(frozen=True)
class NotAssessed:
    """Kommunen a kind cannot assess, and the fact that is missing (German)."""

    areas: int
    reason: str


_OWN = """WITH own AS (
    SELECT indicator_id, area_id, area.kind AS area_kind, period, max(period) OVER (PARTITION BY indicator_id) AS last_period
    FROM observation JOIN area USING (area_id)
    WHERE indicator_id IN ({indicators}) AND area.level = 'kommune' AND status IN ('ok', 'provisional') AND {complete}
)"""
_CRIME, _STREET, _SAFE = "'straftaten_ohne_auslaenderrecht'", "'strassenkriminalitaet'", "'sicher_nachts_wohngegend'"

# kind → the Kommunen whose figures it can judge: those of the years it asks for, beside enough others of their kind
_JUDGED = {
    "G10": f"""{_OWN.format(indicators=_SAFE, complete="high IS NOT NULL")}
        SELECT area_id FROM own WHERE period > last_period - $g10_years GROUP BY area_id, area_kind
        QUALIFY count(*) OVER (PARTITION BY area_kind) >= $g10_min_group""",
    "G11": f"""{_OWN.format(indicators=f"{_CRIME}, {_STREET}", complete="true")}
        SELECT area_id FROM own WHERE period > last_period - $g11_years GROUP BY indicator_id, area_id, area_kind
        HAVING count(*) = $g11_years QUALIFY count(*) OVER (PARTITION BY indicator_id, area_kind) >= $g11_min_group""",
    "G12": f"""{_OWN.format(indicators=f"{_CRIME}, {_SAFE}", complete="low IS NOT NULL")}
        SELECT area_id FROM own WHERE period > last_period - $g12_years GROUP BY area_id, area_kind
        HAVING count(DISTINCT indicator_id) = 2 QUALIFY count(*) OVER (PARTITION BY area_kind) >= $g12_min_group""",
}

# bodies of which neither a digital way to take part is known, nor that there is none
_DIGITAL_UNKNOWN = """SELECT council_id FROM council
    WHERE NOT coalesce(digital_attendance OR len(digital_forms) > 0, false) AND (digital_attendance IS NULL OR digital_forms IS NULL)"""

# kind → fact that is missing (with places for thresholds, by their names in the address), condition over structure_shown and area; only
# a body that works has meetings, a chair, hours
_MISSING = {
    "G1": ("der Stand ist unklar (siehe G3)", "status = 'unklar'"),
    "G2": ("der Stand ist unklar (siehe G3)", "status = 'unklar'"),
    "G4": ("Grad der Bürgerbeteiligung unbekannt", "status = 'aktiv' AND participation_level IS NULL"),
    "G5": ("unbekannt, ob es eine Analyse gibt", "analyses IS NULL"),
    "G6": ("Zahl der qualifizierten Personen unbekannt", "certified_persons IS NULL"),
    "G7": ("Stellenanteil unbekannt", "status = 'aktiv' AND fte IS NULL"),
    "G8": ("Leitung unbekannt", "status = 'aktiv' AND chair IS NULL"),
    "G9": ("Zahl der Projekte unbekannt", "projects_12m IS NULL"),
    "G10": (
        "keine vergleichbare Befragung aus den letzten {g10_years} Jahren, oder weniger als {g10_min_group} Kommunen ihrer Art haben eine",
        f"area_id NOT IN ({_JUDGED['G10']})",
    ),
    "G11": (
        "nicht für jedes der letzten {g11_years} Jahre ein eigener Wert der Kriminalstatistik, oder weniger als {g11_min_group} Kommunen "
        "ihrer Art haben sie",
        f"area_id NOT IN ({_JUDGED['G11']})",
    ),
    "G12": (
        "aus den letzten {g12_years} Jahren kein eigener Wert der Kriminalstatistik oder keine vergleichbare Befragung, oder weniger als "
        "{g12_min_group} Kommunen ihrer Art haben beides",
        f"area_id NOT IN ({_JUDGED['G12']})",
    ),
    "G13": (
        "Gründungsjahr unbekannt",
        "status IN ('aktiv', 'ruht_vermutlich', 'ruhend') AND exists_since IS NOT NULL AND founded_on IS NULL",
    ),
    "G14": ("Kontakte unbekannt", "last_contact_on IS NULL AND contacts_24m IS NULL"),
    "G15": ("digitale Beteiligung unbekannt", f"status = 'aktiv' AND council_id IN ({_DIGITAL_UNKNOWN})"),
}


def not_assessed(selection: Selection) -> dict[str, NotAssessed]:
    """Per kind, the Kommunen it cannot assess under the thresholds in force; kinds that assess every Kommune are not in the answer."""
    version, asked = db.published().version, {kind.kind for kind in finding_kinds()} & _MISSING.keys()
    of_figures = {
        each.parameter: selection.value_of(each)
        for each in choices().thresholds
        if each.kind in _JUDGED and each.name in {"years", "min_group"}
    }
    of_status = tuple(status_thresholds(selection).items())
    counts = {
        **_counts(version, tuple(sorted(asked - _JUDGED.keys())), of_status),
        **_counts_of_figures(version, tuple(sorted(asked & _JUDGED.keys())), tuple(of_figures.items())),
    }
    words = {name: german.amount(value) for name, value in of_figures.items()}
    return {
        kind: NotAssessed(counts[kind], reason.format(**words))
        for kind, (reason, _) in _MISSING.items()
        if kind in asked and counts[kind]
    }


@lru_cache(maxsize=_REMEMBERED)
def _counts(_version: str, kinds: tuple[str, ...], of_status: tuple[tuple[str, float], ...]) -> dict[str, int]:
    """Kommunen that each of these kinds cannot assess, of all at once, under the thresholds of the Stand."""
    named = ", ".join(f"{name} := ${name}" for name, _ in of_status)
    return _counted(kinds, f"structure_shown({named}) JOIN area USING (area_id)", of_status)


@lru_cache(maxsize=_REMEMBERED)
def _counts_of_figures(
    _version: str, kinds: tuple[str, ...], of_figures: tuple[tuple[str, float], ...]
) -> dict[str, int]:
    """The same of the kinds of `_JUDGED`, which do not ask for the Stand: whoever moves its thresholds does not wait for them."""
    return _counted(kinds, "area", of_figures)


def _counted(kinds: tuple[str, ...], source: str, thresholds: tuple[tuple[str, float], ...]) -> dict[str, int]:
    if not kinds:
        return {}
    columns = ", ".join(f"count(*) FILTER (WHERE {_MISSING[kind][1]}) AS {kind}" for kind in kinds)
    return db.one(f"SELECT {columns} FROM {source} WHERE level = 'kommune'", dict(thresholds))
