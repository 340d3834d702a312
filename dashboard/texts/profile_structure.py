"""German text of the prevention structure of a profile: bodies, reports, qualifications, analyses, contacts, projects."""

from __future__ import annotations

NO_STRUCTURE_LAND = (
    "Gremien werden je Kommune und Landkreis geführt. Wo ein aktives bekannt ist, zeigt die Karte „Lage“."
)
NO_STRUCTURE_GEMEINDE = "Gremien, Qualifikationen und Projekte werden für die Verbandsgemeinde geführt: "
TYPES = {
    "kriminalpraeventiver_rat": "Kriminalpräventiver Rat",
    "praeventionsrat": "Präventionsrat",
    "arbeitskreis": "Arbeitskreis",
    "beirat": "Beirat",
    "runder_tisch": "Runder Tisch",
    "buendnis": "Bündnis",
    "sicherheitspartnerschaft": "Sicherheitspartnerschaft",
    "polizeibeirat": "Polizeibeirat",
    "behoerdenrunde": "Behördenrunde",
    "foerderverein": "Förderverein",
    "sonstiges": "Sonstiges",
}
CHAIRS = {
    "buergermeister": "(Ober-)Bürgermeisteramt",
    "landrat": "Landratsamt",
    "beigeordnete": "Beigeordnete",
    "verwaltung": "Verwaltung",
    "polizei": "Polizei",
    "doppelspitze_mit_leitung": "Doppelspitze mit Verwaltungsleitung",
    "ehrenamt": "Ehrenamt",
    "sonstige": "andere",
}
SECTORS = {
    "verwaltung": "Verwaltung",
    "polizei": "Polizei",
    "justiz": "Justiz",
    "schule": "Schule",
    "jugend": "Jugend",
    "senioren": "Senioren",
    "soziales": "Soziales",
    "wirtschaft": "Wirtschaft",
    "zivilgesellschaft": "Zivilgesellschaft",
    "politik": "Politik",
}
PARTICIPATION = ("keine", "öffentliche Sitzung", "Befragung", "offene Arbeitsgruppen", "Mitentscheidung")
DIGITAL_FORMS = {
    "umfrage": "Umfrage",
    "beteiligungsplattform": "Beteiligungsplattform",
    "meldeportal": "Meldeportal",
    "soziale_medien": "soziale Medien",
}
NO_COUNCIL = "Ein Gremium ist nicht bekannt."
NOT_COUNTED = "Wird gezeigt, zählt aber nicht als Gremium der Kommune."
FORMER = "Gremium der früheren Kommune {name}: kein Nachweis für die heutige."
ENDED = "Zuständig bis {day}: kein Nachweis für heute."
NOT_BEGUN = "Zuständig ab {day}: noch kein Nachweis für heute."
FOR_ABOVE, ALSO_ABOVE = "Zuständig: {name}, Gremium {owner}.", "Auch zuständig: {name}, Gremium {owner}."
PARTS = "Gremien einzelner Gemeinden: {listing}. Sie zählen nicht als Gremium der Verbandsgemeinde."
FACTS = {
    "type": "Art",
    "founded": "Gegründet",
    "reconstituted": "Neu gebildet",
    "chair": "Vorsitz",
    "fte": "Vollzeitstellen",
    "participation": "Bürgerbeteiligung",
    "concept": "Konzept",
    "rules": "Geschäftsordnung",
    "digital_attendance": "Digitale Teilnahme an Sitzungen",
    "digital_forms": "Digitale Beteiligungsformen",
    "online_exchange": "Online-Austausch mit anderen Gremien",
    "topics": "Themen",
    "meeting": "Letzte Sitzung",
    "public_meeting": "Letzte öffentliche Sitzung",
    "meetings": "Sitzungen in zwölf Monaten",
}
YES, NO, NOT_KNOWN, NONE_KNOWN = "ja", "nein", "nicht bekannt", "keine"
RULES_YEAR = "ja ({year})"
MEMBERS, GROUPS, HISTORY, QUALIFICATIONS, ANALYSES, CONTACTS, PROJECTS = (
    "Mitglieder nach Bereich",
    "Arbeitsgruppen",
    "Meldungen im Verlauf",
    "Qualifikationen",
    "Analysen und Befragungen",
    "Kontakte mit der Leitstelle",
    "Projekte und Förderungen",
)
MEETINGS = "Letzte Sitzungen"
MEETING_KINDS = {True: "öffentlich", False: "nicht öffentlich", None: ""}
MEETING_FORMS = {"vor_ort": "vor Ort", "hybrid": "hybrid", "online": "online", None: ""}
GROUP_STATES = {True: "aktiv", False: "ruhend", None: "Stand nicht bekannt"}
HISTORY_TITLE = "{area}: gemeldeter Stand des Gremiums, {years}"
HISTORY_TABLE = "Meldungen als Tabelle"
HISTORY_OF_AREA = "Meldung zum Gebiet"
HISTORY_SUMMARY = "{reports}, die letzte am {day}: {status}."
HISTORY_NONE = "Keine Meldung bekannt."
HEAD_DAY, HEAD_BODY, HEAD_STATUS, HEAD_REPORT = "Tag", "Gremium", "Stand", "Quelle"
REPORT_LINK = "Seite der Meldung"
QUALIFICATION_KINDS = {
    "beccaria": "Beccaria-Fachkraft",
    "rechtsextremismuspraevention": "Fachkraft Rechtsextremismusprävention",
}
CONTACT_KINDS = {
    "beratung": "Beratung",
    "webseminar": "Webseminar",
    "stammtisch": "Digitaler Stammtisch",
    "veranstaltung": "Veranstaltung",
}
ANALYSIS_KINDS = {
    "insiko": "Lokale Sicherheits- und Präventionsanalyse",
    "regionalanalyse": "Kriminologische Regionalanalyse",
    "audit": "Sicherheitsaudit",
    "befragung": "Befragung",
    "ctc": "Schülerbefragung (CTC)",
}
SAMPLINGS = {"register": "Zufallsstichprobe", "panel": "Panel", "offen": "offene Befragung"}
QUALIFIED = "{persons} ({year})"
RESPONDENTS = "{count} Antworten"
GRANT = "Förderung {amount} €"
STEPS = "{steps} von 7 Beccaria-Schritten"
EVALUATED = {True: "ausgewertet", False: "nicht ausgewertet"}
FURTHER = "und {count} ältere"
