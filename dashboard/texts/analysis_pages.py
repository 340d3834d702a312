"""The pages below "Analyse": what each is called and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Analyse"
CONTENTS = "Seiten der Analyse"
NOTICE_OK = "Hinweis zur Auswahl:"
NOTICE = "Die Adresse lässt sich nicht ganz so zeigen:"


@dataclass(frozen=True)
class AnalysisPage:
    """`title` in the row of pages, `heading` above its content where that differs, `lead` below it."""

    path: str
    title: str
    lead: str
    heading: str = ""


PAGES = {
    "board": AnalysisPage(
        "/analyse",
        "Zusammenschau",
        "Zwei Größen auf einmal sehen, eine Gruppe von Kommunen auswählen und sie in allen Bildern, auf der Karte und in der Tabelle verfolgen.",
        "Analyse",
    ),
    "what_if": AnalysisPage(
        "/analyse/was-waere-wenn",
        "Was wäre, wenn",
        "Welche Abdeckung neue Gremien, Beratungen, Analysen und qualifizierte Personen erreichen würden, und welche Beratungsanlässe bleiben.",
    ),
    "exchange": AnalysisPage(
        "/analyse/austausch",
        "Wer kann wem helfen",
        "Welche ähnlichen Kommunen in der Nähe einen Anlass schon gelöst haben, und wer sich an einen Tisch setzen könnte.",
    ),
    "sensitivity": AnalysisPage(
        "/analyse/gewichte",
        "Gewichte prüfen",
        "Wie weit die Einordnung nach Bedarf und Struktur an den Gewichten und an einzelnen Kennzahlen hängt.",
    ),
}
