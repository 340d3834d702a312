"""German text of the profile of one area."""

from __future__ import annotations

TITLE = "Kommunalprofil"
OPEN, OPEN_OF = "Profil öffnen", "Profil öffnen: {area}"
BREADCRUMB = "Wo das Gebiet liegt"
LOCATOR = "Lage in Rheinland-Pfalz: {kreis} ist hervorgehoben."
LOCATOR_LAND = "Umriss von Rheinland-Pfalz mit seinen Kreisen."
INHABITANTS = "{count} Einwohnerinnen und Einwohner ({day})"
KEY = "Regionalschlüssel {key}"
AGS = "Gemeindeschlüssel {key}"
SIZE = "{size}\u00a0km²"
POLICE = "Polizeipräsidium {name}"
POLICE_SEVERAL = "mehrere Polizeipräsidien"
SAME_BODY = "Steht zugleich als {levels} im Atlas; dieses Profil fasst sie zusammen."
SAME_BODY_LEVELS = {
    "kreisfreie_stadt": "Kreis, Kommune und Gemeinde",
    "verbandsfreie_gemeinde": "Kommune und Gemeinde",
    "grosse_kreisangehoerige_stadt": "Kommune und Gemeinde",
}
CHANGED = "Das Gebiet hat sich geändert: {changes}. Werte früherer Jahre gelten für den damaligen Zuschnitt."
CHANGED_AROUND = (
    "{Kommune}, zu der diese Gemeinde gehört, hat sich geändert: {changes}. Ihre Werte früherer Jahre gelten für den damaligen "
    "Zuschnitt."
)
CHANGED_WHOLE = "{name} ({day})"
CHANGED_PART = "ein Teil von {name} ({day})"
CHANGED_UNVERIFIED = "ohne geprüfte Quelle"
ON_MAP = "Auf der Karte zeigen"
MAP_LINK = "Auf der Karte"
FINDINGS_LINK = "Anlässe als Liste"
COMPARE_LINK = "Mit anderen vergleichen"

# what is compared with
AGAINST = "Vergleich mit:"
REFERENCES = {"kind": "gleiche Art", "aehnliche": "ähnliche Gebiete", "kreis": "Kreis", "land": "Land"}
NOUNS = {  # kind → (nominative, dative, genitive) of all areas of the kind
    "landkreis": ("Landkreise", "den Landkreisen", "der Landkreise"),
    "kreisfreie_stadt": ("kreisfreie Städte", "den kreisfreien Städten", "der kreisfreien Städte"),
    "grosse_kreisangehoerige_stadt": (
        "große kreisangehörige Städte",
        "den großen kreisangehörigen Städten",
        "der großen kreisangehörigen Städte",
    ),
    "verbandsfreie_gemeinde": (
        "verbandsfreie Gemeinden",
        "den verbandsfreien Gemeinden",
        "der verbandsfreien Gemeinden",
    ),
    "verbandsgemeinde": ("Verbandsgemeinden", "den Verbandsgemeinden", "der Verbandsgemeinden"),
    "ortsgemeinde": ("Ortsgemeinden", "den Ortsgemeinden", "der Ortsgemeinden"),
    "land": ("Rheinland-Pfalz", "Rheinland-Pfalz", "von Rheinland-Pfalz"),
}
WHERE = {"rate": "in {dative} insgesamt", "share": "im Mittel {genitive}", "number": "im Mittel {genitive}"}
WHERE_OTHER = {"land": "im Land", "kreis": "im Kreis"}
WHERE_PEERS = {
    "rate": "in ähnlichen Gebieten zusammen",
    "share": "im Mittel ähnlicher Gebiete",
    "number": "im Mittel ähnlicher Gebiete",
}

# three sentences: crime, feeling, structure
HEADLINES = "In drei Sätzen"
CRIME = {
    "ok": "{year} wurden {place} {value} {unit} erfasst ({what}{provisional})",
    "zero": "{year} wurde {place} kein Fall erfasst ({what}{provisional})",
    "inherited": "Eine eigene Zahl für {own} gibt es nicht; {rest}",
    "suppressed": "Für {year} ist die Zahl {place} wegen kleiner Fallzahl nicht veröffentlicht ({what}).",
    "missing": "Zu registrierten Straftaten liegt {place} für {year} keine Angabe vor ({what}).",
    "unrepresentative": "Die Zahl für {year} {place} ist nicht repräsentativ und wird nicht verglichen ({what}).",
    "none": "Zu registrierten Straftaten liegt {place} keine Zahl vor.",
}
FEELING = {
    "ok": "In der Befragung {year} {answers}{interval}{provisional}",
    "zero": "In der Befragung {year} {answers}{interval}{provisional}",
    "suppressed": "Aus der Befragung {year} {place} wird der Wert „{what}“ nicht veröffentlicht: zu wenige Antworten oder zu ungenau.",
    "missing": "In der Befragung {year} {place} wurde „{what}“ nicht erhoben.",
    "unrepresentative": "{note} Nicht repräsentativ, deshalb ohne Vergleich (Befragung {year} {place}, {what}).",
    "unrepresentative_note": "Offene Befragung, nur ein Stimmungsbild.",
    "none": "Zum Sicherheitsgefühl liegt {place} keine Befragung vor.",
    "none_kreis": "Zum Sicherheitsgefühl wird je Kommune befragt: {place} haben {surveyed} von {kommunen} Kommunen eine Befragung.",
    "none_land": "Zum Sicherheitsgefühl gibt es keinen Landeswert: {surveyed} von {kommunen} Kommunen haben befragt, jede für sich.",
    "none_gemeinde": "Zum Sicherheitsgefühl wird je Kommune befragt; ob es eine Befragung gibt, steht bei {kommune}.",
}
ANSWERS = {
    "sicher_nachts_wohngegend": "fühlten sich {value} der Befragten {place} nachts allein in der Wohngegend sehr oder eher sicher"
}
OTHER_ANSWERS = "lag der Wert „{what}“ {place} bei {value}"
INTERVAL = " (95-%-Intervall {interval})"
PROVISIONAL = ", vorläufig"
COMPARISONS = {
    "higher": ", mehr als {where} ({reference}); der Unterschied ist statistisch gesichert.",
    "lower": ", weniger als {where} ({reference}); der Unterschied ist statistisch gesichert.",
    "similar": "; kein gesicherter Unterschied zum Wert {where} ({reference}).",
    "equal": ", ebenso viel wie {where} ({reference}); kein gesicherter Unterschied.",
    "unknown": "; {where} sind es {reference}, ob der Unterschied gesichert ist, lässt sich nicht berechnen: {reason}.",
    "equal_unknown": ", ebenso viel wie {where} ({reference}); ob ein Unterschied gesichert ist, lässt sich nicht berechnen: {reason}.",
    "no_reference": "; ein Vergleich ist nicht möglich: {reason}.",
    "before": "; {year} waren es {reference}.",
    "only_year": "; einen früheren Wert zum Vergleich gibt es nicht.",
}
NOT_COMPUTED = "dafür liegt keine Berechnung vor"
NO_GROUP = "kein anderes Gebiet dieser Art hat einen Wert"
STRUCTURE = {
    "aktiv": "{Place} ist ein aktives Gremium bekannt",
    "ruhend": "{Place} ruht das Gremium",
    "aufgeloest": "{Place} ist das Gremium aufgelöst",
    "in_planung": "{Place} ist ein Gremium in Planung",
    "kein_gremium": "{Place} ist gemeldet: kein Gremium",
    "unklar": "{Place} ist unklar, ob es ein Gremium gibt",
}
STRUCTURE_PROOF = {
    "confirmed": " (gemeldet, bestätigt am {day})",
    "conflicting": " (Meldungen widersprechen sich, letzte vom {day})",
    "stale": " (letzte Meldung „{status}“ vom {day} ist älter als 24 Monate)",
    "never": " (keine Meldung bekannt)",
}
STRUCTURE_ELSEWHERE = "; ein aktives ist in {active} von {areas} {nouns} bekannt (Stand {as_of})."
STRUCTURE_LAND = "In {active} von {areas} Kommunen ist ein aktives Gremium bekannt (Stand {as_of})."
STRUCTURE_GEMEINDE = "Gremien werden je Kommune geführt; der Stand steht bei {kommune}."

# places in a sentence
PLACES = {"verbandsgemeinde": "in der Verbandsgemeinde {label}"}
PLACE, PLACE_KREIS, PLACE_LANDKREIS = "in {label}", "im {label}", "im Landkreis {label}"
BRACKETS = {"verbandsgemeinde": " (VG)"}
OWN = {"verbandsgemeinde": "die Verbandsgemeinde {label}"}

# cards
TRIAD = "Lage, Gefühl, Struktur"
CONFIRMED_ON, MET_ON = "bestätigt {day}", "letzte Sitzung {day}"
CARDS = {"crime": "Registrierte Kriminalität", "feeling": "Sicherheitsgefühl", "structure": "Präventionsstruktur"}
NO_VALUE = {"crime": "keine Zahl", "feeling": "keine Befragung"}
OF_KOMMUNEN = "{count} von {all}"
CARD_SURVEYED, CARD_ACTIVE = (
    "Kommunen haben eine Befragung, jede für sich",
    "Kommunen mit bekanntem aktivem Gremium (Stand {as_of})",
)
CARD_KOMMUNE = {"feeling": "befragt wird je Kommune", "structure": "geführt für die Verbandsgemeinde"}
CARD_PROFILE = "Profil von {kommune}"
TRENDS = {
    "increasing": ("↗", "gestiegen"),
    "decreasing": ("↘", "gesunken"),
    "no_change": ("→", "unverändert, kein gesicherter Trend"),
    "cannot_be_calculated": ("–", "Trend nicht berechenbar"),
}
NO_ARROW = "–"
TREND_SPAN = "{word} ({years})"
TREND_REASON = "{word}: {reason}"
TREND_ONE, TREND_NONE = "nur ein Jahr, kein Trend", "kein Trend berechnet"
RESULTS = {
    "higher": "höher, statistisch gesichert",
    "lower": "niedriger, statistisch gesichert",
    "similar": "kein gesicherter Unterschied",
}
NOT_COMPARABLE = "Kein Vergleich: {reason}."
INHERITED_SHORT = {"kreis": "Kreiswert", "kommune": "Wert der Kommune"}
INHERITED = {level: f"{words}: {{giver}}" for level, words in INHERITED_SHORT.items()}
STATUSES = {
    "suppressed": "nicht veröffentlicht (kleine Zahl)",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild, nicht repräsentativ",
    "provisional": "vorläufig",
}
FEW_CASES = "weniger als 10 Fälle: springt stark"

# contents of the page
CONTENTS = "Auf dieser Seite"
SECTIONS = {
    "anlaesse": "Beratungsanlässe",
    "kennzahlen": "Kennzahlen",
    "struktur": "Präventionsstruktur",
    "saeulen": "InSiKo-Profil",
    "aehnliche": "Ähnliche Gebiete",
    "grenzen": "Was diese Zahlen nicht sagen",
    "quellen": "Quellen, Dateien, Zitat",
}

# rows of indicators
ROWS_LEAD = (
    "Jeder Strich ist ein Gebiet derselben Art mit eigenem Wert. Wo bei einer Kennzahl eine Richtung als günstiger gilt, steht das "
    "günstigere Ende rechts; sonst stehen niedrige Werte links, ohne Wertung."
)
ROWS_LEAD_LAND = "Das Land wird nur mit seinen früheren Jahren verglichen. Die Fälle sind die Summe der 36 Kreise."
LEGEND = "Zeichen in den Streifen"
LEGEND_OWN, LEGEND_INHERITED = "eigener Wert mit 95-%-Intervall", "Wert des Kreises oder der Kommune"
LEGEND_PEERS, LEGEND_LAND = "ähnliche Gebiete (Häufigkeiten: alle zusammen; sonst Median)", "Land"
PEERS = {"rate": "ähnliche Gebiete zusammen", "share": "Median ähnlicher Gebiete", "number": "Median ähnlicher Gebiete"}
MORE = "{count} weitere Kennzahlen anzeigen"
MORE_ONE = "1 weitere Kennzahl anzeigen"
UNKNOWN = "Ohne Angabe: {count} weitere Kennzahlen dieses Themas"
UNKNOWN_ONE = "Ohne Angabe: 1 weitere Kennzahl dieses Themas"
ROW_HEAD = "{unit}, {year}, {area}"
STRIP_TITLE = "{title} – {area} und {group}, {year}, {unit}"
STRIP_COUNT = "{count} {group} mit Wert"
STRIP_SUMMARY = "{low} bis {high}{peers}{land}."
STRIP_PEERS = ", {peers} {value}"
STRIP_LAND = ", Land {value}"
STRIP_ALONE = "Kein anderes Gebiet dieser Art hat einen Wert."
CATEGORY_SUMMARY = "Ebenso bei {same} von {known} {group} mit Angabe."
AGAINST_ROW = "Gegenüber {dative} ({value}): {result}."
DATIVES = {"land": "dem Land", "kreis": "dem Kreis"}
DATIVES_PEERS = {"rate": "ähnlichen Gebieten zusammen", "share": "dem Median ähnlicher Gebiete"}
DETAILS = "Werte, Definition, Quelle"
CHART = "{title} – {area}, {years}, {unit}"
CHART_SUMMARY = "Von {first_year} bis {last_year} zwischen {low} und {high}, zuletzt {last}."
CHART_BREAKS = "Senkrechte Linie: ab {year} nicht mit den Jahren davor vergleichbar ({reason})."
CHART_LAND = "Gestrichelt: Land."
TABLE_CAPTION = "{title} – {area}"
YEAR, VALUE, INTERVAL_HEAD, CASES, STATUS, LAND = (
    "Jahr",
    "Wert",
    "95-%-Intervall",
    "Fälle oder Antworten",
    "Angabe",
    "Land",
)
OK_OWN = "eigener Wert"
DEFINITION, NUMERATOR, DENOMINATOR, SOURCE, PERIOD, METHOD, CAVEATS, KEYS = (
    "Definition",
    "Zähler",
    "Nenner",
    "Quelle",
    "Jahre",
    "Verfahren",
    "Zu beachten",
    "Schlüssel der PKS",
)
METHODS = {
    "rate": "95-%-Intervall nach Poisson aus Fällen und Einwohnern. Vergleich mit der Streuung zwischen Gebieten derselben Art.",
    "share": "95-%-Intervall nach Wilson oder aus der Stichprobe. Vergleich: liegt der Vergleichswert außerhalb des Intervalls?",
    "number": "Gemeldete Zahl ohne Unsicherheitsbereich, deshalb ohne Aussage „gesichert“.",
    "category": "Gemeldete Angabe. Unbekannt heißt nicht: nein.",
}
HIGHER_BETTER, LOWER_BETTER = "Höher ist günstiger.", "Niedriger ist günstiger."
PERMALINK = "Verweis auf diese Kennzahl"
NO_TOPICS = "Für dieses Gebiet liegt keine Kennzahl vor."

# structure
NO_STRUCTURE_LAND = (
    "Gremien werden je Kommune und Landkreis geführt. Wo ein aktives bekannt ist, zeigt die Karte „Lage und Abdeckung“."
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
STATUS_WORDS = {
    "aktiv": "aktiv",
    "ruhend": "ruht",
    "aufgeloest": "aufgelöst",
    "in_planung": "in Planung",
    "kein_gremium": "kein Gremium",
    "unklar": "unklar",
}
NO_COUNCIL = "Ein Gremium ist nicht bekannt."
NOT_COUNTED = "Wird gezeigt, zählt aber nicht als Gremium der Kommune."
FORMER = "Gremium der früheren Kommune {name}: kein Nachweis für die heutige."
FOR_ABOVE = "Zuständig aus dem Kreis {label}."
PARTS = "Gremien einzelner Gemeinden: {listing}. Sie zählen nicht als Gremium der Verbandsgemeinde."
FACTS = {
    "type": "Art",
    "founded": "Gegründet",
    "reconstituted": "Neu gebildet",
    "chair": "Vorsitz",
    "fte": "Stellen",
    "participation": "Bürgerbeteiligung",
    "concept": "Konzept",
    "rules": "Geschäftsordnung",
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
MEETING_KINDS = {True: ", öffentlich", False: ", nicht öffentlich", None: ""}
GROUP_STATES = {True: "aktiv", False: "ruht", None: "Stand nicht bekannt"}
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

# pillars of the programme InSiKo
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
    "lokale_analyse": "Lokale Analyse",
    "wirkungspruefung": "Wirkungsprüfung von Projekten",
    "beccaria": "Fachkraft mit Beccaria-Zertifikat",
    "rechtsextremismuspraevention": "Fachkraft Rechtsextremismus\u00adprävention",
    "beratung": "Beratung durch die Leitstelle in 24 Monaten",
    "webseminar": "Webseminar in 24 Monaten",
    "stammtisch": "Digitaler Stammtisch in 24 Monaten",
    "online": "Digitale Bürgerbeteiligung (wird im Register nicht geführt)",
    "participation": "Bürgerinnen und Bürger beteiligt",
    "public_meeting": "Öffentliche Sitzung in 24 Monaten",
    "buergerbefragung": "Befragung der Bevölkerung",
    "zivilgesellschaft": "Zivilgesellschaft im Gremium vertreten",
}
FEATURE_STATES = {"yes": "ja", "no": "nein", "unknown": "unbekannt"}
PILLAR_COUNT = "{yes} ja, {no} nein, {unknown} unbekannt von {all}"

# occasions and good practice
NO_FINDING = "Unter den voreingestellten Schwellen liegt kein Beratungsanlass vor."
FINDINGS_NOT_ASSESSED = "Beratungsanlässe werden für Kommunen und Landkreise geprüft."
FINDINGS_BELOW = "Anlässe in den Kommunen ansehen"
SEVERITY = {"anlass": "Anlass", "hinweis": "Hinweis"}
WHY = "Warum steht das hier?"
RULE, QUESTION, BASIS, CERTAINTY, PROOF = "Regel {kind}: ", "Worum es geht: ", "Grundlage: ", "Sicherheit: ", "Quelle: "
SOURCE_NAME = "Quelle"
OFFERS = "Angebote der Leitstelle"
NO_OFFER = "kein Angebot hinterlegt"
PRACTICE = "Beispiele aus der Praxis"
PRACTICE_FITS = "Passt zu: {kinds}"
PRACTICE_MORE = "Problem und Vorgehen"
PRACTICE_STEPS = "Belegte Beccaria-Schritte (eigene Zuordnung): {steps}"
PRACTICE_CONTACT = "Ansprechstelle: {contact}"
PRACTICE_LINK = "Quelle ({source}, Stand {as_of})"
BECCARIA = (
    "Problembeschreibung",
    "Analyse der Entstehung",
    "Ziele und Zielgruppen",
    "Maßnahmen",
    "Konzeption und Durchführung",
    "Überprüfung",
    "Schlussfolgerungen und Dokumentation",
)

# similar areas, limits, citation
PEERS_LEAD = "Gleiche Art, ähnlich nach Einwohnerzahl, Dichte und Bevölkerung, nie nach Kriminalität."
PEERS_NONE = "Für dieses Gebiet gibt es keine Liste ähnlicher Gebiete."
PEER_HEAD_AREA, PEER_HEAD_KREIS, PEER_HEAD_PEOPLE, PEER_HEAD_REASON = (
    "Gebiet",
    "Kreis",
    "Einwohner",
    "Was am ähnlichsten ist",
)
PEERS_CAPTION = "Gebiete, die {area} ähnlich sind, das ähnlichste zuerst"
PARTS_HEAD = "{what} in {area}"
CITATION = (
    "Präventionsatlas Rheinland-Pfalz: Kommunalprofil {area} ({key}), Datenstand {version} (Stand {as_of}), {address}"
)
AREA_HEAD, CITATION_HEAD, SOURCES_HEAD = "Gebiet", "Zitiervorschlag", "Quellen dieser Seite"
CITATION_DEMO = "Diese Seite enthält Demodaten und darf nicht als Beleg verwendet werden."
FILES_LINK = "Dateien und Zitat"
PRINT_HINT = "Zum Drucken: Strg+P; die Seite ist für A4 eingerichtet."

# what an address asks for in vain
UNKNOWN_TITLE = "Gebiet nicht gefunden"
MALFORMED_TITLE = "Kein Regionalschlüssel"
UNKNOWN_KEY = "Ein Gebiet mit dem Regionalschlüssel {wanted} gibt es im Atlas nicht."
MALFORMED = (
    "„{wanted}“ ist kein Regionalschlüssel. Erwartet werden nur Ziffern: 2 für das Land, 5 für einen Kreis, 9 für eine Kommune, "
    "12 für eine Gemeinde, zum Beispiel /gebiet/071435002."
)
NO_KEY = "Die Adresse nennt kein Gebiet. Erwartet wird ein Regionalschlüssel, zum Beispiel /gebiet/071435002."
NEAREST = "Vielleicht ist eines dieser Gebiete gemeint:"
FORMER_NAME = "früher {name}, seit {day} {label}"
NO_NEAREST = "Ein ähnlicher Name oder Schlüssel ist nicht bekannt."
SEARCH_HINT = "Alle Gebiete lassen sich auf der Karte suchen."
UNKNOWN_REFERENCE = "Die Vergleichsgruppe „{value}“ gibt es hier nicht. Verglichen wird mit: {instead}."
NO_REFERENCE = (
    "Das Land wird nur mit seinen früheren Jahren verglichen; die Angabe „bezug={value}“ bleibt ohne Wirkung."
)
UNKNOWN_INDICATOR = "Die Kennzahl „{value}“ gibt es nicht (mehr).{nearest}"
NOT_OBSERVED = "Zur Kennzahl „{title}“ liegt für dieses Gebiet keine Angabe vor."
NEAREST_INDICATOR = " Ähnlich heißt: {title}."
