"""German text of the briefing "Kreisblatt"; what it says of bodies and cases is in the words of the sheet on the page of the Kreis."""

from __future__ import annotations

TITLE = "Kreisblatt"
DESCRIPTION = (
    "Ein Kreis auf wenigen Seiten: alle Kommunen mit Stand, letzter Meldung und Sitzung, Beratungsanlässe, Häufigkeitszahl und "
    "Aufklärungsquote nach Jahren."
)
HEADING = "Kreisblatt {area}"
SUBTITLE = "{kind} mit {inhabitants} Einwohnerinnen und Einwohnern ({counted}); Gremien zum Stand {day}"
SECTIONS = {
    "ueberblick": "Auf einen Blick",
    "kommunen": "Kommunen und ihre Gremien",
    "anlaesse": "Beratungsanlässe",
    "jahre": "Häufigkeitszahl und Aufklärungsquote nach Jahren",
    "methode": "Wie diese Zahlen zu lesen sind",
}
MAP = "Kommunen {where} nach Stand des Gremiums am {day}"
TABLE = "Kommunen {where}, Stand der Gremien am {day}"
CITY_WHERE = "in der kreisfreien Stadt {label}"

FINDINGS = "{findings} in {kommunen} {where}"
NO_FINDINGS = "Unter den vorgegebenen Schwellen ist hier kein Beratungsanlass bekannt."
FINDINGS_LEAD = (
    "Gründe, einer Kommune ein Angebot zu machen, kein Urteil über sie; unter den vorgegebenen Schwellen. Gremien sind freiwillig, und "
    "unbekannt heißt nicht „keines“."
)
METHOD = (
    "Gezählt wird die Kommune: Verbandsgemeinde, verbandsfreie Gemeinde oder kreisfreie Stadt. Ein Gremium des Landkreises zählt nicht zur "
    "Abdeckung der Kommunen.",
    "Unklar heißt: Es liegt keine Meldung vor, die letzte ist zu alt, oder der Stand ist als unklar gemeldet. Unklar ist nicht „kein Gremium“; Anteile nennen deshalb den "
    "kleinsten und den größten möglichen Wert.",
    "Die Kriminalstatistik zählt das Hellfeld. Mehr Anzeigen können auch mehr Vertrauen in die Polizei bedeuten; über Gründe, Gefahr "
    "oder Wirkung eines Gremiums sagt die Häufigkeitszahl nichts.",
    "Pendelnde, Reisende und Gäste stehen nicht im Nenner: Zentren und Orte mit Durchgangsverkehr haben deshalb oft höhere Häufigkeitszahlen.",
)
