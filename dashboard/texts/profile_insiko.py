"""German text of the fields of the programme InSiKo in a profile."""

from __future__ import annotations

PILLARS_LEAD = (
    "Was das Register zu den drei Feldern von InSiKo und zur Bürgerbeteiligung weiß. Kein Punktwert: Merkmale werden nicht "
    "verrechnet, und unbekannt heißt nicht „nein“."
)
PILLARS_TITLE = "{area}: Merkmale nach InSiKo (ja, nein, unbekannt), Stand {day}"
PILLARS_SUMMARY = "Zu {known} von {all} Merkmalen ist der Stand bekannt"
PILLARS_LEAST = ", am wenigsten im Feld {name} ({known} von {all})."
PILLARS_TABLE = "Merkmale als Tabelle"
HEAD_PILLAR, HEAD_FEATURE, HEAD_STATE = "Feld", "Merkmal", "Angabe"
PILLARS = ("Professionalisierung", "Qualifizierung", "Digitalisierung", "Bürgerbeteiligung")
FEATURES = {
    "personalstellen": "Personalstellen für das Gremium",
    "konzept": "Schriftliches Konzept",
    "geschaeftsordnung": "Geschäftsordnung",
    "prioritaeten": "Prioritäten festgelegt",
    "aktionsplan": "Aktionsplan",
    "lokale_analyse": "Lokale Analyse (ohne Befragungen)",
    "wirkungspruefung": "Wirkungsprüfung von Projekten",
    "beccaria": "Fachkraft mit Beccaria-Zertifikat",
    "rechtsextremismuspraevention": "Fachkraft Rechtsextremismus\u00adprävention",
    "beratung": "Beratung durch die Leitstelle in 24 Monaten",
    "webseminar": "Webseminar in 24 Monaten",
    "stammtisch": "Digitaler Stammtisch in 24 Monaten",
    "sitzungen_digital": "Sitzung hybrid oder online in zwölf Monaten",
    "digitale_teilnahme": "Digitale Teilnahme an Sitzungen möglich",
    "digitale_beteiligungsformen": "Digitale Beteiligungsform vorhanden",
    "online_austausch": "Online-Austausch mit anderen Gremien",
    "participation": "Bürgerinnen und Bürger beteiligt",
    "public_meeting": "Öffentliche Sitzung in 24 Monaten",
    "buergerbefragung": "Befragung der Bevölkerung",
    "zivilgesellschaft": "Zivilgesellschaft im Gremium vertreten",
}
FEATURE_STATES = {"yes": "ja", "no": "nein", "unknown": "unbekannt"}
PILLAR_COUNT = "{yes} ja, {no} nein, {unknown} unbekannt von {all}"
