"""German text of the anonymised comparison: own values among Kommunen that are not named."""

from __future__ import annotations

TITLE = "Anonymisierte Fassung"
DESCRIPTION = (
    "Die eigenen Werte einer Kommune neben ungenannten vergleichbaren, für Ratsvorlagen und öffentliche Sitzungen: nur Klassen, keine Namen, "
    "keine Einwohnerzahlen."
)
SECTIONS = {
    "einordnung": "Einordnung",
    "kriminalitaet": "Kriminalitätslage",
    "sicherheitsgefuehl": "Sicherheitsgefühl",
    "struktur": "Präventionsstruktur",
    "verfahren": "Wie anonymisiert wird",
}
DOCUMENT_TITLE = "{area} im anonymisierten Vergleich"
SUBTITLE = "{facts} · andere Kommunen werden nicht genannt"

LEAD = "Diese Fassung stellt die Werte {place} neben die anderer Kommunen gleicher Art, ohne diese zu nennen. Von den anderen stehen nur Klassen da."
NO_RANK = "Es gibt keinen Rang und keine Wertung: Mehr registrierte Fälle können auch mehr Anzeigen oder mehr Kontrollen sein."
OWN_FIGURE = "{unit}, {year}"
CLASS, MARK = "Klasse", "Eigener Wert"
DISTRIBUTION = "{title}: Verteilung der Kommunen gleicher Art, {year}, {unit}"
CLASS_COUNT, SIMILAR_COUNT, OWN_HERE = "Kommunen gleicher Art", "davon ähnliche", "hier liegt {area}"
SIMILAR_KNOWN = "Ähnliche Kommunen mit Wert: {known} von {all}."
PERCENT = "Prozent"
PLACE = (
    "{title} ({year}): {value}. Von {others} anderen {nouns} mit Wert liegen {below} in einer niedrigeren Klasse, {same} in derselben, "
    "{above} in einer höheren."
)
COMPARED = "{title}: {sentence}"
AGAINST_MEDIAN = "Gegenüber {reference}: {verdict}."
UNDER, BETWEEN, FROM = "unter {high}", "{low} bis unter {high}", "{low} und mehr"
TOO_FEW = (
    "{title} ({year}): {value}. Zu wenige andere Kommunen gleicher Art haben einen Wert, oder die Werte liegen zu dicht; eine Verteilung "
    "ließe einzelne erkennen und unterbleibt."
)
NO_VALUES = "Zu diesem Thema hat {area} keine eigenen Werte, die verglichen werden können."
GIVEN = "Werte des Landkreises stehen nicht für die einzelne Kommune und werden nicht verglichen."
NO_PEERS = "Eine Liste ähnlicher Kommunen gibt es nicht; gezeigt wird nur die Verteilung."
PEERS_TOO_ALIKE = (
    "Wie viele ähnliche Kommunen in welcher Klasse liegen, bleibt weg: Zu wenige haben einen Wert, oder alle liegen in derselben Klasse; dann wäre "
    "diese von jeder bekannt."
)

STATUS_TABLE = "Stand der Präventionsgremien der {nouns}, {day}"
STATUS, COUNT, OTHER_STATUSES = "Stand", "andere Kommunen gleicher Art", "übrige Stände zusammen"
OWN_STATUS = "Stand des Gremiums {place}: {status}. {text}"
STATUSES_TOO_FEW = (
    "Wie es um die Gremien der {count} anderen Kommunen gleicher Art steht, wird nicht aufgeschlüsselt: Es sind so wenige je Stand, dass einzelne zu "
    "erkennen wären."
)
UNCLEAR = "Unklar heißt nicht: kein Gremium."

METHOD = (
    "Von anderen Kommunen stehen keine Namen, Schlüssel, Einwohnerzahlen und genauen Werte in dieser Datei, auch nicht in Bildern und ihren Beschreibungen.",
    "In jeder Klasse liegen mindestens {fewest} andere Kommunen gleicher Art; die Grenzen sind runde Zahlen zwischen den Werten, die äußeren Klassen sind offen.",
    "Von ähnlichen Kommunen steht nur, wie viele je Klasse; einzelne stehen nicht da, auch nicht unter Buchstaben. So lassen sich mehrere Angaben nicht zu einer Kommune zusammensetzen.",
    "Ähnlich sind Kommunen gleicher Art nach Einwohnerzahl, Dichte und Bevölkerung, nie nach Kriminalität. Welche das sind, ist öffentlich; darum fehlen die Anzahlen, wo alle in derselben Klasse lägen.",
    "Amtliche Werte kreisfreier Städte sind an anderer Stelle veröffentlicht. Wer sie kennt, kann Klassen nachrechnen; einzelne Städte zeigt diese Fassung nicht.",
)
