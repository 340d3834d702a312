"""Where a rule can say nothing because a fact is missing: unknown is not none, and the page says how often."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import db


@dataclass(frozen=True)
class Unjudged:
    """Kommunen (of 170) a rule cannot judge, and the fact that is missing (German, completes "weil …")."""

    areas: int
    reason: str


# kind → fact that is missing, test over structure_shown; only Kommunen with an active body have meetings, a chair, hours
_MISSING = {
    "G1": ("der Stand ist unklar (siehe G3)", "status = 'unklar'"),
    "G2": ("Tag der letzten Sitzung unbekannt", "status = 'aktiv' AND last_meeting_on IS NULL"),
    "G4": ("Grad der Bürgerbeteiligung unbekannt", "status = 'aktiv' AND participation_level IS NULL"),
    "G5": ("unbekannt, ob es eine Analyse gibt", "analyses IS NULL"),
    "G6": ("Zahl der qualifizierten Personen unbekannt", "certified_persons IS NULL"),
    "G7": ("Stellenanteil unbekannt", "status = 'aktiv' AND fte IS NULL"),
    "G8": ("Leitung unbekannt", "status = 'aktiv' AND chair IS NULL"),
    "G9": ("Zahl der Projekte unbekannt", "projects_12m IS NULL"),
    "G11": ("kein eigener Wert der Kriminalstatistik", """area_id NOT IN (
        SELECT observation.area_id FROM observation JOIN indicator USING (indicator_id)
        WHERE indicator.scale = 'rate' AND indicator.pks_key IS NOT NULL AND observation.value IS NOT NULL)"""),
    "G13": ("Gründungsjahr unbekannt", "council_id IS NOT NULL AND founded_on IS NULL"),
    "G14": ("Kontakte unbekannt", "contacts_24m IS NULL"),
}


@db.per_build
def unjudged() -> dict[str, Unjudged]:
    """Per kind, the Kommunen it cannot judge. A kind that judges every Kommune is not in the answer."""
    columns = ", ".join(f'count(*) FILTER ({condition}) AS "{kind}"' for kind, (_, condition) in _MISSING.items())
    row = db.one(f"SELECT {columns} FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune'")
    return {kind: Unjudged(row[kind], reason) for kind, (reason, _) in _MISSING.items() if row[kind]}
