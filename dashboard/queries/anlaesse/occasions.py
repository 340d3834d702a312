"""The occasions for advice under a selection: one parameterised union over the rules of the database, asked in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import db
from dashboard.queries.anlaesse import evidence
from dashboard.queries.anlaesse.rules import Choices, Rule
from dashboard.queries.anlaesse.selection import Selection

PAGE_SIZE = 25

_ORDER = {
    "ort": "label COLLATE NOCASE.NOACCENT {d}",
    "anlass": "position {d}",
    "schwere": "severity {d}",  # 'anlass' stands before 'hinweis'
    "datum": "value_date {d} NULLS LAST",
    "einwohner": "inhabitants {d}",
    "anzahl": "severity {d}",
}


@dataclass(frozen=True)
class Offer:
    """What the Leitstelle can offer here, and why the rule suggests it."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True)
class Occasion:
    """One occasion for advice in one area: evidence, certainty, source, the rule that fired, and the offers that fit."""

    kind: str
    title: str
    severity: str
    area_id: str
    label: str
    area_kind: str
    kreis: str
    inhabitants: int
    inhabitants_date: date
    evidence: str
    certainty: str
    value: float | None
    reference: float | None
    value_date: date | None
    period: str | None
    source: str
    rule: str
    offers: tuple[Offer, ...]
    demo: bool


@dataclass(frozen=True)
class AreaSummary:
    """One area with all its occasions under the selection."""

    area_id: str
    label: str
    area_kind: str
    kreis: str
    inhabitants: int
    inhabitants_date: date
    occasions: int
    hints: int
    titles: tuple[str, ...]
    demo: bool


def occasions(selection: Selection, choices: Choices, page_size: int | None = None) -> list[Occasion]:
    """Occasions in the order of the selection; all of them, or those of its page."""
    sql, values = _filtered(selection, choices)
    order = _ORDER[selection.sort].format(d="DESC" if selection.direction == "ab" else "ASC")
    window, more = _window(selection, page_size)
    rows = db.query(f"{sql} SELECT * FROM filtered ORDER BY {order}, inhabitants DESC, label, area_id, position {window}", [*values, *more])
    offers = _offers()
    in_force = {rule.kind: rule_in_force(rule, selection) for rule in choices.rules}
    return [_occasion(row, offers, in_force) for row in rows]


def by_area(selection: Selection, choices: Choices, page_size: int | None = None) -> list[AreaSummary]:
    """The same occasions, one row per area."""
    sql, values = _filtered(selection, choices)
    orders = _ORDER | {"schwere": "occasions {o}, hints {o}", "anzahl": "occasions + hints {o}", "anlass": "titles[1] {d}",
                       "datum": "newest {d} NULLS LAST"}
    down = selection.direction == "ab"
    order = orders[selection.sort].format(d="DESC" if down else "ASC", o="ASC" if down else "DESC")
    window, more = _window(selection, page_size)
    rows = db.query(f"""
        {sql}, grouped AS (
            SELECT area_id, label, area_kind, kreis, inhabitants, inhabitants_date, bool_or(demo) AS demo, max(value_date) AS newest,
                   count(*) FILTER (severity = 'anlass') AS occasions, count(*) FILTER (severity = 'hinweis') AS hints,
                   list(title ORDER BY position) AS titles
            FROM filtered GROUP BY ALL
        )
        SELECT * EXCLUDE (newest) FROM grouped ORDER BY {order}, inhabitants DESC, label, area_id {window}
    """, [*values, *more])
    return [AreaSummary(**row | {"titles": tuple(row["titles"])}) for row in rows]


@dataclass(frozen=True)
class Count:
    """How much a selection holds."""

    occasions: int
    areas: int


def count(selection: Selection, choices: Choices) -> Count:
    """Occasions and areas of a selection, over all its pages."""
    sql, values = _filtered(selection, choices)
    (row,) = db.query(f"{sql} SELECT count(*) AS occasions, count(DISTINCT area_id) AS areas FROM filtered", values)
    return Count(**row)


@dataclass(frozen=True)
class Overview:
    """Key figures of the whole Land under the thresholds in force, without filters. Areas are Kommunen; Landkreise count apart."""

    kommunen: int
    kommunen_with: int
    kommunen_unclear: int
    occasions: int
    hints: int
    as_of: date
    demo: bool


def overview(selection: Selection, choices: Choices) -> Overview:
    """Key figures above the list."""
    sql, values = _filtered(Selection(thresholds=selection.thresholds), choices)
    (row,) = db.query(f"""
        {sql}
        SELECT (SELECT count(*) FROM area WHERE level = 'kommune') AS kommunen,
               (SELECT count(DISTINCT area_id) FROM filtered WHERE level = 'kommune') AS kommunen_with,
               (SELECT count(*) FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune' AND status = 'unklar')
                   AS kommunen_unclear,
               (SELECT count(*) FROM filtered WHERE severity = 'anlass') AS occasions,
               (SELECT count(*) FROM filtered WHERE severity = 'hinweis') AS hints,
               as_of, demo
        FROM build
    """, values)
    return Overview(**row)


def per_kind(selection: Selection, choices: Choices) -> dict[str, int]:
    """Occasions per kind under the thresholds in force, without filters; a kind without any is 0."""
    sql, values = _filtered(Selection(thresholds=selection.thresholds), choices)
    rows = db.query(f"{sql} SELECT kind, count(*) AS occasions FROM filtered GROUP BY kind", values)
    return {rule.kind: 0 for rule in choices.rules} | {row["kind"]: row["occasions"] for row in rows}


def rule_in_force(rule: Rule, selection: Selection) -> str:
    """The rule in words, with the thresholds of the selection."""
    return evidence.rule_sentence(rule.rule, {each.name: selection.value_of(each) for each in rule.thresholds})


def _filtered(selection: Selection, choices: Choices) -> tuple[str, list[Any]]:
    """Common table `filtered`, grain one row per occasion of the selection, and its bound values."""
    found, values = _union(selection, choices.rules)
    conditions, more = _conditions(selection)
    return f"""
        WITH found AS ({found}),
        described AS (
            SELECT found.*, finding_kind.title, finding_kind.position, area.label, area.name, area.level, area.kind AS area_kind_id,
                   area_kind.label AS area_kind, area.kreis_id, coalesce(kreis.label, area.label) AS kreis, area.inhabitants,
                   area.inhabitants_date, finding_evidence.sentence, source.title AS source_title,
                   (build.demo OR coalesce(source.synthetic, false)) AS demo
            FROM found
            CROSS JOIN build
            JOIN finding_kind USING (kind)
            LEFT JOIN finding_evidence USING (kind, variant)
            JOIN area USING (area_id)
            JOIN area_kind ON area_kind.kind = area.kind
            LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
            LEFT JOIN release USING (release_id)
            LEFT JOIN source USING (source_id)
        ),
        filtered AS (SELECT * FROM described WHERE {" AND ".join(conditions) or "true"})
    """, [*values, *more]


def _union(selection: Selection, rules: tuple[Rule, ...]) -> tuple[str, list[Any]]:
    """Every rule as a call of its macro; names come from the database and are quoted, thresholds are bound."""
    calls = [(f"finding_{rule.kind.lower()}", rule.thresholds) for rule in rules]
    columns = "kind, area_id, variant, severity, value, reference, value_date, certainty, period, release_id"
    parts = [f"SELECT {columns} FROM {_quoted(macro)}({', '.join(f'{_quoted(each.name)} := ?' for each in thresholds)})"
             for macro, thresholds in calls]
    return " UNION ALL ".join(parts), [selection.value_of(each) for _, thresholds in calls for each in thresholds]


def _conditions(selection: Selection) -> tuple[list[str], list[Any]]:
    """What each filter asks for; a filter that is not set asks nothing."""
    within = """area_id IN (SELECT inner_area.area_id FROM area AS inner_area JOIN area AS wanted ON wanted.area_id = ?
                WHERE wanted.level = 'land' OR inner_area.area_id IN (wanted.area_id, wanted.kommune_id)
                   OR (wanted.level = 'kreis' AND inner_area.kreis_id = wanted.area_id))"""
    tests: list[tuple[Any, str, Any]] = [
        (selection.kinds, "list_contains(?::VARCHAR[], kind)", list(selection.kinds)),
        (selection.severity, "severity = ?", selection.severity),
        (selection.kreis, "? IN (kreis_id, area_id)", selection.kreis),
        (selection.area_kinds, "list_contains(?::VARCHAR[], area_kind_id)", list(selection.area_kinds)),
        (selection.text, "contains(strip_accents(lower(label || ' ' || name)), strip_accents(lower(?)))", selection.text),
        (selection.area, within, selection.area),
    ]
    used = [(condition, value) for is_set, condition, value in tests if is_set]
    return [condition for condition, _ in used], [value for _, value in used]


def _window(selection: Selection, page_size: int | None) -> tuple[str, list[int]]:
    if page_size is None:
        return "", []
    return "LIMIT ? OFFSET ?", [page_size, (selection.page - 1) * page_size]


def _offers() -> dict[tuple[str, str], tuple[Offer, ...]]:
    """Offers by kind and variant; the variant '*' stands for every one."""
    rows = db.query("""
        SELECT kind, variant, title, url, reason FROM finding_offer JOIN offer USING (offer_id)
        ORDER BY kind, finding_offer.position, offer.position
    """)
    found: dict[tuple[str, str], tuple[Offer, ...]] = {}
    for row in rows:
        key = (row["kind"], row["variant"])
        found[key] = (*found.get(key, ()), Offer(row["title"], row["url"], row["reason"]))
    return found


def _occasion(row: dict[str, Any], offers: dict[tuple[str, str], tuple[Offer, ...]], in_force: dict[str, str]) -> Occasion:
    kind, variant = row["kind"], row["variant"]
    if row["sentence"] is None:
        raise LookupError(f"Zum Beratungsanlass {kind} fehlt der Satz der Variante „{variant}“ in finding_evidence.")
    same = ("title", "severity", "area_id", "label", "area_kind", "kreis", "inhabitants", "inhabitants_date", "value", "reference",
            "value_date", "period", "demo")
    return Occasion(
        kind=kind,
        evidence=evidence.sentence(row["sentence"], row["value"], row["reference"], row["value_date"]),
        certainty=evidence.CERTAINTY[row["certainty"]],
        source=row["source_title"] or evidence.NO_SOURCE,
        rule=in_force[kind],
        offers=(*offers.get((kind, variant), ()), *offers.get((kind, "*"), ())),
        **{name: row[name] for name in same},
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
