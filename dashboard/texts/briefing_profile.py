"""German text of the Kommunalprofil as a briefing: what the page says by its layout is said in words here."""

from __future__ import annotations

TITLE = "Kommunalprofil"
DESCRIPTION = (
    "Ein Gebiet auf wenigen Seiten: wo es steht, ob Unterschiede echt sind, was jetzt zu tun ist; Kennzahlen, Verlauf, Gremien, "
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

# first section
COMPARED = "{label}: {sentence}"
STEP = "{title} ({severity}). {reason}"
STEP_SHORT = "{title} ({severity})."
STEP_OFFER = "{step} Angebot der Leitstelle: {offer}."
CONTACT = "Ansprechstelle: {name} ({contact})."
CONTACT_UNKNOWN = "Ansprechstelle: {name}."
CONFIRMED = "Die Angaben zum Gremium gelten für den {day}."

# occasions
FINDINGS_TABLE = "Beratungsanlässe und Hinweise für {area} unter den voreingestellten Schwellen, {day}"
FINDING, EVIDENCE, OFFERS = "Anlass oder Hinweis", "Beleg", "Angebote der Leitstelle"
FINDING_OF = "{title} ({severity})"
EVIDENCE_OF = "{evidence} Beleg: {certainty}."
EVIDENCE_FROM = "Belege aus: {sources}."
FINDINGS_LEAD = "Ein Beratungsanlass ist ein Grund, ins Gespräch zu kommen, kein Vorwurf: Gremien sind freiwillig."

# indicators
COMPARED_TABLE = "{topic}: {unit} – {area}"
GIVEN_TABLE = "{topic}: Werte {owner}, {unit}"
GIVEN = "Für {itself} gibt es zu diesen Kennzahlen keine eigenen Zahlen. Es folgen Werte {owner}; sie gelten nicht für {itself} und werden nicht verglichen."
OF_BODIES = "Struktur"  # the topic of the indicators about bodies
FACTS_TABLE = "Arbeitsweise: gemeldete Angaben – {area}, {year}"
MORE_ROWS = "{count} weitere stehen im Atlas beim Gebiet."
OF_YEAR, WITH_UNIT = "{title}, {year}", "{title} ({unit})"
MOOD_TABLE = "{topic}: Stimmungsbild aus offenen Befragungen – {area}, nicht repräsentativ, ohne Vergleich"
INDICATOR, YEAR, VALUE, INTERVAL, REFERENCE, SINCE, DIFFERENCE_AND_RESULT, TREND = (
    "Kennzahl",
    "Jahr",
    "Wert",
    "95-%-Intervall",
    "Vergleich",
    "Gegenüber der Befragung davor",
    "Unterschied und Ergebnis",
    "Entwicklung",
)
FACT, OTHERS, SHARE, ANSWERS = "Angabe", "Zum Vergleich", "Anteil", "Antworten"
AGAINST = "Verglichen wird mit {references}."
AGAINST_ONE, AGAINST_COUNT = "gegenüber {reference}", "gegenüber {others} anderen"
INVENTED_ROWS = "In Zeilen mit [e] beruhen auch Intervall, Vergleich und Ergebnis auf erfundenen Werten."
CHANCE_NOTE = "„Höher“ und „niedriger“ heißt: gesichert verschieden (99,8 %)."
USUAL_NOTE = "„Üblich“ ist, wie weit Gebiete dieser Art ohnehin auseinanderliegen."
TREND_NOTE = "Entwicklung: {years}."
FOR_ALL, FOR_SOME = "Bei allen Werten: {remark}.", "{names}: {remark}."
EXCEPT = "{remark} (außer {names})"
AND_MORE = " und {count} weitere"
WITHOUT_VALUE, UNKNOWN_SOME = "Wozu Angaben fehlen: {topics}", "{topic}: {names}."
NO_DATA = "keine Angabe zu diesem Thema"
UNKNOWN_OF = "{topic} – {label}: {names}."

# course
COURSE_TABLE = "{title} – {area}, {years}, {unit}"
CASES, REMARKS = "erfasste Fälle", "Bemerkung"
NO_COURSE = "Für dieses Gebiet sind keine Kriminalitätszahlen mehrerer Jahre geladen."
GIVEN_COURSE = "Die Zahlen sind Werte {owner}; eigene gibt es für {itself} nicht."

# structure
BODY_TABLE, BODY_FACT, BODY_VALUE = "{name}: was bekannt ist", "Merkmal", "Angabe"
MEMBERS_OF, UNKNOWN_FACTS = "Mitglieder: {sector}", "Nicht bekannt: {names}."
REPORTED = "{title}: {sentence}"
GROUPS, MEETINGS, NO_MEMBERS = "Arbeitsgruppen: {groups}.", "Letzte Sitzungen: {meetings}.", "Mitglieder: {none}."
WORK = "{title}: {entries}."

# similar areas, method
PEERS_TABLE = "Gebiete, die {area} ähnlich sind, das ähnlichste zuerst"
MORE_PEERS = "Weitere ähnliche Gebiete: {names}."
METHOD_LEAD = "Kein Wert belegt, dass ein Gremium wirkt oder fehlt. Alles, was zu beachten ist: {address}"
# How the points of content/grenzen.md begin that a profile says, by what it shows.
LIMITS_OF_CRIME = ("Nur das Hellfeld.", "Wohnbevölkerung als Nenner.", "Kleine Zahlen springen.")
LIMITS_OF_SURVEYS = ("Befragt ist nicht jede Person.",)
LIMITS_OF_NO_VALUES = ("Kein Gesamturteil.",)
