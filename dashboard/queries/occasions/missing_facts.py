"""Where a kind of finding can say nothing because a fact is missing: unknown is not none, and the page says how often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard import db
from dashboard.addresses.occasion_selection import FindingKind, Selection
from dashboard.queries.occasions.finding_kinds import finding_kinds

_REMEMBERED = 64  # values of the one threshold it depends on; a few numbers each


@dataclass(frozen=True)
class NotAssessed:
    """Kommunen a kind cannot assess, and the fact that is missing (German)."""

    areas: int
    reason: str


_OWN_CRIME = """SELECT observation.area_id FROM observation JOIN indicator USING (indicator_id)
    WHERE indicator.scale = 'rate' AND indicator.pks_key IS NOT NULL AND observation.value IS NOT NULL"""
_SURVEYED = """SELECT area_id FROM observation
    WHERE indicator_id = 'sicher_nachts_wohngegend' AND status IN ('ok', 'provisional') AND high IS NOT NULL"""

# kind → fact that is missing, condition over structure_shown and area; only a body that works has meetings, a chair, hours
_MISSING = {
    "G1": ("der Stand ist unklar (siehe G3)", "status = 'unklar'"),
    "G2": ("Tag der letzten Sitzung unbekannt", "status = 'aktiv' AND last_meeting_on IS NULL"),
    "G4": ("Grad der Bürgerbeteiligung unbekannt", "status = 'aktiv' AND participation_level IS NULL"),
    "G5": ("unbekannt, ob es eine Analyse gibt", "analyses IS NULL"),
    "G6": ("Zahl der qualifizierten Personen unbekannt", "certified_persons IS NULL"),
    "G7": ("Stellenanteil unbekannt", "status = 'aktiv' AND fte IS NULL"),
    "G8": ("Leitung unbekannt", "status = 'aktiv' AND chair IS NULL"),
    "G9": ("Zahl der Projekte unbekannt", "projects_12m IS NULL"),
    "G10": ("kein vergleichbarer Befragungswert", f"area_id NOT IN ({_SURVEYED})"),
    "G11": ("kein eigener Wert der Kriminalstatistik", f"area_id NOT IN ({_OWN_CRIME})"),
    "G12": (
        "kein eigener Wert der Kriminalstatistik oder kein vergleichbarer Befragungswert",
        f"area_id NOT IN ({_OWN_CRIME}) OR area_id NOT IN ({_SURVEYED})",
    ),
    "G13": (
        "Gründungsjahr unbekannt",
        "status IN ('aktiv', 'ruhend') AND exists_since IS NOT NULL AND founded_on IS NULL",
    ),
    "G14": ("Kontakte unbekannt", "last_contact_on IS NULL AND contacts_24m IS NULL"),
}


def not_assessed(selection: Selection) -> dict[str, NotAssessed]:
    """Per kind, the Kommunen it cannot assess under the thresholds in force; kinds that assess every Kommune are not in the answer."""
    version = db.published().version
    counts = {
        kind.kind: _counts(version, _stale_months(kind, selection))[kind.kind]
        for kind in finding_kinds()
        if kind.kind in _MISSING
    }
    return {kind: NotAssessed(areas, _MISSING[kind][0]) for kind, areas in counts.items() if areas}


def _stale_months(kind: FindingKind, selection: Selection) -> float | None:
    """After how many months a report is out of date for this kind; None: as the database says."""
    return next((selection.value_of(each) for each in kind.thresholds if each.name == "stale_months"), None)


@lru_cache(maxsize=_REMEMBERED)
def _counts(_version: str, stale_months: float | None) -> dict[str, int]:
    """Kommunen that each kind cannot assess, of all kinds at once."""
    columns = ", ".join(f"count(*) FILTER (WHERE {missing}) AS {kind}" for kind, (_, missing) in _MISSING.items())
    source, values = (
        ("structure_shown()", []) if stale_months is None else ("structure_shown(stale_months := ?)", [stale_months])
    )
    return db.one(f"SELECT {columns} FROM {source} JOIN area USING (area_id) WHERE level = 'kommune'", values)
