"""Where a rule can say nothing because a fact is missing: unknown is not none, and the page says how often."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import db
from dashboard.queries.occasions.rules import Choices, Rule
from dashboard.queries.occasions.selection import Selection


@dataclass(frozen=True)
class Unjudged:
    """Kommunen a rule cannot judge, and the fact that is missing (German)."""

    areas: int
    reason: str


_OWN_CRIME = """SELECT observation.area_id FROM observation JOIN indicator USING (indicator_id)
    WHERE indicator.scale = 'rate' AND indicator.pks_key IS NOT NULL AND observation.value IS NOT NULL"""
_SURVEYED = """SELECT area_id FROM observation
    WHERE indicator_id = 'sicher_nachts_wohngegend' AND status IN ('ok', 'provisional') AND high IS NOT NULL"""

# kind → fact that is missing, test over structure_shown and area; only a body that works has meetings, a chair, hours
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


def unjudged(selection: Selection, choices: Choices) -> dict[str, Unjudged]:
    """Per kind, the Kommunen it cannot judge under the thresholds in force; kinds that judge every Kommune are not in the answer."""
    rules = [rule for rule in choices.rules if rule.kind in _MISSING]
    if not rules:
        return {}
    counts = [_count(rule, selection) for rule in rules]
    rows = db.query(" UNION ALL ".join(sql for sql, _ in counts), [value for _, values in counts for value in values])
    return {row["kind"]: Unjudged(row["areas"], _MISSING[row["kind"]][0]) for row in rows if row["areas"]}


def _count(rule: Rule, selection: Selection) -> tuple[str, list[str | float]]:
    stale = [selection.value_of(each) for each in rule.thresholds if each.name == "stale_months"]
    source = f"structure_shown({'stale_months := ?' if stale else ''})"
    _, missing = _MISSING[rule.kind]
    sql = f"SELECT ? AS kind, count(*) AS areas FROM {source} JOIN area USING (area_id) WHERE level = 'kommune' AND ({missing})"
    return sql, [rule.kind, *stale]
