"""The sources that staff own, as the form of the upload shows them (sources.json of docs/jobs.md)."""

from __future__ import annotations

import re
from typing import Any

from pipelines import catalog
from pipelines.surveys.archive import SUFFIXES

_SURVEYS = "befragungen"
_OF_COMMANDS = re.compile(r"[;,][^;,]*„python -m pipelines[^“]*“")


def importable() -> list[dict[str, Any]]:
    """The sources whose source.toml says that they are maintained here, in the order of their position there."""
    maintained = [source for source in catalog.sources().values() if source.maintained is not None]
    return [_described(source) for source in sorted(maintained, key=lambda each: each.maintained or 0)]


def _described(source: catalog.Source) -> dict[str, Any]:
    is_survey = source.layout == _SURVEYS
    return {
        "id": source.source_id,
        "title": source.title,
        "publisher": source.publisher,
        # a survey comes as its makers exported it; it is packed with its mapping afterwards
        "endings": sorted(SUFFIXES) if is_survey else source.endings,
        "needs_period": not is_survey and source.tabular,
        "period_hint": _period_hint(source),
        "is_survey": is_survey,
        "has_template": source.has_template,
        "about": _OF_COMMANDS.sub("", source.format),
        "synthetic": source.synthetic,
    }


def _period_hint(source: catalog.Source) -> str:
    if source.layout == _SURVEYS:
        return "Das Jahr steht in der Zuordnung."
    if not source.tabular:
        return "Jahr des Gebietsstands (JJJJ); leer lassen, wenn die Datei ihn nennt."
    if source.several_years:
        return "Erstes und letztes Jahr der Tabelle: JJJJ-JJJJ; bei einem einzigen Jahr JJJJ."
    if source.whole_period:
        return "Berichtsjahr der Tabelle: JJJJ."
    return "Monat oder Jahr des Stands: JJJJ-MM oder JJJJ."
