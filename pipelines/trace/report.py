"""A trace in words for a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from pipelines.trace.model import Comparison, Evidence, FileRow, Trace, TracedRelease

STATUS = {
    "ok": "veröffentlicht",
    "provisional": "veröffentlicht, wenig gesichert",
    "suppressed": "nicht ausgewiesen (zu wenige)",
    "missing": "nicht bekannt",
    "unrepresentative": "Stimmungsbild ohne Wert",
    "inherited": "Kreiswert, geerbt",
}
_WHAT = {"value": "Wert", "numerator": "Zähler", "denominator": "Nenner"}
_WIDTH = 18


def as_json(trace: Trace) -> str:
    """All of a trace; the keys are the names of the model's fields."""
    content = asdict(trace)
    content["evidence"]["agrees"] = trace.evidence.agrees
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_text(trace: Trace) -> str:
    """All of a trace, one step per line."""
    value = trace.published
    shown = value.category or _number(value.value, trace.indicator.decimals)
    lines = [f"{trace.area.label} ({trace.area.area_id}) · {trace.indicator.title} · {trace.period}", ""]
    unit = "" if value.category or value.value is None else f" {trace.indicator.unit_short}"
    lines.append(_line("Wert", shown + unit + _interval(value.low, value.high, trace.indicator.decimals)))
    lines.append(_line("Stand", STATUS.get(value.status, value.status)))
    if value.inherited_from:
        lines.append(_line("geerbt von", f"{value.inherited_from.label} ({value.inherited_from.area_id})"))
    for label, number in (("Zähler", value.numerator), ("Nenner", value.denominator)):
        lines += [_line(label, _number(number, 0))] if number is not None else []
    lines += [_line("Hinweis", value.note)] if value.note else []
    return "\n".join([*lines, *_of_release(trace.release, trace.version), "", *_of_evidence(trace.evidence)])


def _of_release(release: TracedRelease, version: str) -> list[str]:
    return [
        _line("Datenstand", version),
        _line("Veröffentlichung", release.release_id),
        _line("", release.source_title + (" – erfundene Daten" if release.synthetic else "")),
        _line("", f"{release.publisher}, veröffentlicht {release.published}, Zeitraum {release.period}"),
        *([_line("", release.url)] if release.url else []),
        _line("Datei", release.path or "nicht mehr gespeichert"),
        _line("Prüfsumme", f"{release.sha256} ({'stimmt' if release.unchanged else 'stimmt nicht'})"),
    ]


def _of_evidence(evidence: Evidence) -> list[str]:
    if evidence.fault:
        return [evidence.fault]
    lines = list(evidence.computed)
    for row in evidence.rows:
        lines += _of_row(row)
    lines += [_of_comparison(each) for each in evidence.comparisons]
    return lines


def _of_row(row: FileRow) -> list[str]:
    place = f"Blatt „{row.sheet}“, Zeile {row.line}" if row.sheet else f"Zeile {row.line}"
    label = f" · {row.label}" if row.label else ""
    return [f"{place}{label}", f"  {' | '.join(' '.join(cell.split()) for cell in row.cells)}"]


def _of_comparison(compared: Comparison) -> str:
    verdict = "stimmt überein" if compared.equal else "WEICHT AB"
    text = (
        compared.text
        if compared.number is None or compared.text == f"{compared.number:g}"
        else f"{compared.text} ({compared.number:g})"
    )
    published = "–" if compared.published is None else f"{compared.published:g}"
    return f"{_WHAT[compared.what]}: in der Datei {text}, veröffentlicht {published}: {verdict}"


def _line(label: str, text: str) -> str:
    return f"{label:<{_WIDTH}}{text}"


def _interval(low: float | None, high: float | None, decimals: int) -> str:
    return "" if low is None or high is None else f" (95 %: {_number(low, decimals)} bis {_number(high, decimals)})"


def _number(value: float | None, decimals: int) -> str:
    """German, thousands with a point."""
    if value is None:
        return "kein Wert"
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
