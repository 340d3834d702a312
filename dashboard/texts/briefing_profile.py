"""German text of the Kommunalprofil as a briefing: what the page says by its layout is said in words here."""

from __future__ import annotations

TITLE = "Kommunalprofil"
DESCRIPTION = (
    "Ein Gebiet auf zwei bis fünf Seiten: wo es steht, ob Unterschiede echt sind, was jetzt zu tun ist; Kennzahlen, Verlauf, Gremien, "
    "Beratungsanlässe, ähnliche Gebiete."
)
SECTIONS = {
    "antworten": "Auf einen Blick",
    "anlaesse": "Beratungsanlässe",
    "kennzahlen": "Kennzahlen",
    "verlauf": "Kriminalität im Verlauf",
    "struktur": "Präventionsstruktur",
    "aehnliche": "Ähnliche Gebiete",
    "methode": "Was diese Zahlen nicht sagen",
}
DOCUMENT_TITLE = "Kommunalprofil {area}"
SUBTITLE = "{facts} · Regionalschlüssel {key}"
IN_KREIS = "Landkreis {kreis}"

# first section
COMPARED = "{label}: {sentence}"
STEP = "{title} ({severity}). {reason}"
STEP_OFFER = "{step} Angebot der Leitstelle: {offer}."
CONTACT = "Ansprechstelle: {name} ({contact})."
CONTACT_UNKNOWN = "Ansprechstelle: {name}."
CONFIRMED = "Die Angaben zum Gremium gelten für den {day}."

# occasions
FINDINGS_TABLE = "Beratungsanlässe und Hinweise für {area} unter den voreingestellten Schwellen, {day}"
FINDING, SEVERITY, EVIDENCE, OFFERS = "Anlass oder Hinweis", "Art", "Beleg", "Angebote der Leitstelle"
EVIDENCE_OF = "{evidence} Beleg: {certainty}. Quelle: {source}."
FINDINGS_LEAD = (
    "Ein Beratungsanlass ist ein Grund, ins Gespräch zu kommen, kein Vorwurf: Gremien sind freiwillig. Welche Regel dahintersteht, steht im "
    "Atlas beim Gebiet."
)

# indicators
COMPARED_TABLE = "{topic}: {unit} – {area}, neuester Wert"
GIVEN_TABLE = "{topic}: Werte {owner}, {unit}"
GIVEN = "Für {itself} gibt es zu diesen Kennzahlen keine eigenen Zahlen. Es folgen Werte {owner}; sie gelten nicht für {itself} und werden nicht verglichen."
FACTS_TABLE = "{topic}: gemeldete Angaben – {area}, {year}"
MOOD_TABLE = "{topic}: Stimmungsbild aus offenen Befragungen – {area}, nicht repräsentativ, ohne Vergleich"
INDICATOR, YEAR, VALUE, INTERVAL, REFERENCE, DIFFERENCE, RESULT, TREND = (
    "Kennzahl",
    "Jahr",
    "Wert",
    "95-%-Intervall",
    "Vergleichswert",
    "Unterschied",
    "Ergebnis",
    "Entwicklung",
)
TOPIC, FACT, UNIT, OTHERS = "Thema", "Angabe", "Einheit", "Zum Vergleich"
AGAINST = "Verglichen wird mit {references}."
FOR_ALL = "Bei allen Werten: {remarks}."
AND_MORE = " und {count} weitere"
AGAINST_ONE = "gegenüber {reference}"
USUAL_NOTE = "Ergebnis: „gesichert verschieden“ gilt mit 99,8 % Sicherheit; „üblich“ ist, wie weit Gebiete dieser Art ohnehin auseinanderliegen."
NO_DATA = "{topic}: Für dieses Gebiet liegt keine Angabe vor."
UNKNOWN_OF = "{topic} – {label}: {names}."

# course
COURSE_TABLE = "{title} – {area}, {years}, {unit}"
CASES, LAND_BESIDE, REMARKS = "erfasste Fälle", "Land", "Bemerkung"
NO_COURSE = "Für dieses Gebiet sind keine Kriminalitätszahlen mehrerer Jahre geladen."
GIVEN_COURSE = "Die Zahlen sind Werte {owner}; eigene gibt es für {itself} nicht."

# structure
BODY_TABLE, BODY_FACT, BODY_VALUE = "{name}: was bekannt ist", "Merkmal", "Angabe"
MEMBERS_TABLE, SECTOR, INSTITUTIONS = "{name}: Mitglieder nach Bereich", "Bereich", "Einrichtungen"
REPORTS_TABLE = "Meldungen zum Stand des Gremiums – {area}"
GROUPS, MEETINGS, NO_MEMBERS = "Arbeitsgruppen: {groups}.", "Letzte Sitzungen: {meetings}.", "Mitglieder: {none}."
WORK = "{title}: {entries}."

# similar areas, method
PEERS_TABLE = "Gebiete, die {area} ähnlich sind, das ähnlichste zuerst"
METHOD_LEAD = "Registrierte Kriminalität ist das Hellfeld; kein Wert belegt, dass ein Gremium wirkt oder fehlt. Was sonst zu beachten ist:"
