"""What the follow-up of occasions says: states, refusals, pages, files. All of it is internal."""

from __future__ import annotations

# ───────────────────────── states ─────────────────────────

STATES = {
    "offen": "offen",
    "angesprochen": "angesprochen",
    "beratung": "in Beratung",
    "vereinbart": "vereinbart",
    "erledigt": "erledigt",
    "abgelehnt": "abgelehnt",
    "ruht": "ruht bis",
}
STATE_ABOUT = {
    "offen": "noch niemand angesprochen",
    "angesprochen": "eine Stelle der Kommune weiß davon",
    "beratung": "die Leitstelle berät",
    "vereinbart": "die Kommune hat etwas zugesagt",
    "erledigt": "der Anlass besteht nicht mehr",
    "abgelehnt": "die Kommune möchte nicht",
    "ruht": "bis zu einem Tag zurückgestellt",
}
NO_WAY = {
    "offen": "Auf „offen“ kann „{state}“ nicht folgen. Bitte einen anderen Bearbeitungsstand wählen.",
    "angesprochen": "Auf „angesprochen“ kann „{state}“ nicht folgen: Die Kommune weiß bereits davon. Bitte einen späteren Bearbeitungsstand oder „ruht bis“ wählen.",
    "beratung": "Auf „in Beratung“ kann „{state}“ nicht folgen: Wer beraten wird, ist schon angesprochen. Bitte einen späteren Bearbeitungsstand oder „ruht bis“ wählen.",
    "vereinbart": "Auf „vereinbart“ kann „{state}“ nicht folgen. Bitte „in Beratung“ (es wird neu gesprochen), einen Abschluss oder „ruht bis“ wählen.",
    "erledigt": "Der Anlass ist abgeschlossen; auf „erledigt“ kann „{state}“ nicht folgen. Bitte zuerst „offen“ festhalten, dann beginnt ein neuer Durchgang.",
    "abgelehnt": "Der Anlass ist abgeschlossen; auf „abgelehnt“ kann „{state}“ nicht folgen. Bitte zuerst „offen“ festhalten, dann beginnt ein neuer Durchgang.",
    "ruht": "Auf „ruht bis“ kann „{state}“ nicht folgen. Bitte einen anderen Bearbeitungsstand wählen.",
}

# ───────────────────────── what is refused ─────────────────────────

NO_DAY = "„{text}“ ist kein Tag. Bitte als Tag.Monat.Jahr schreiben, zum Beispiel 22.11.2026."
DAY_MISSING = "Der Tag fehlt. Bitte angeben, wann es war."
IN_FUTURE = "Der {day} liegt in der Zukunft; heute ist der {today}. Was noch bevorsteht, gehört in „Nächster Schritt“."
BEFORE_PREVIOUS = "Der {day} liegt vor dem vorigen Eintrag vom {previous}. Bitte den Tag prüfen oder den letzten Eintrag zurücknehmen."
LONG_AGO = "Der {day} liegt vor dem {earliest}. Bitte das Jahr prüfen."
BEFORE_KNOWN = "Der {day} liegt vor dem Tag, seit dem der Anlass bekannt ist ({known}). Bitte den Tag prüfen."
CLOSED_HAS_NO_STEP = "Ein abgeschlossener Anlass hat keinen nächsten Schritt. Bitte die Angaben zum nächsten Schritt leeren oder einen anderen Bearbeitungsstand wählen."
STEP_MISSING = "Zum Tag fehlt der nächste Schritt. Bitte sagen, was geschehen soll, oder den Tag leeren."
STEP_BEFORE = "Der nächste Schritt am {day} läge vor dem Eintrag selbst. Bitte einen späteren Tag wählen."
REST_MISSING = "Bis wann ruht der Anlass? Bitte einen Tag angeben."
REST_BEFORE = "Der {day} ist nicht nach dem Tag des Eintrags. Bitte einen späteren Tag wählen."
REST_WITHOUT_STATE = "„Ruht bis“ gehört nur zum Bearbeitungsstand „ruht bis“. Bitte das Feld leeren oder diesen wählen."
OFFICE_MISSING = "Wer wurde angesprochen? Bitte die Stelle nennen, zum Beispiel „Ordnungsamt, Leitung“."
NO_SUCH_OFFER = "Dieses Angebot gehört nicht zum Beratungsanlass. Bitte eines aus der Liste wählen."
TOO_LONG = "Der Text hat {length} Zeichen, höchstens {most} sind vorgesehen. Bitte kürzen."
CONTROL_CHARACTER = "Der Text enthält ein unsichtbares Steuerzeichen. Bitte neu eintippen statt einfügen."
PERSON = "{reason} Bitte die Funktion oder die Stelle nennen."
HAS_MAIL = "Hier steht eine E-Mail-Adresse; Angaben zu Personen werden nicht gespeichert."
HAS_PAGE_OF_PERSON = "Hier steht die Seite einer Person; Personen werden nicht gespeichert."
HAS_NUMBER_TO_CALL = "Hier steht eine Telefonnummer; Angaben zu Personen werden nicht gespeichert."
HAS_NAME = "Hier steht offenbar der Name einer Person; Personen werden nicht gespeichert."
STATE_MISSING = "Der Bearbeitungsstand fehlt. Bitte einen aus der Liste wählen."
INSTITUTION_MISSING = "Die Institution fehlt. Bitte die Verwaltung, Dienststelle oder Einrichtung nennen."
FUNCTION_MISSING = "Die Funktion fehlt. Bitte sagen, welche Stelle dort zuständig ist."
CONTACT_TWICE = (
    "Diese Institution steht mit dieser Funktion schon da. Bitte dort „Stimmt noch“ wählen oder die Funktion ändern."
)
NOTE_MISSING = "Die Notiz ist leer. Bitte etwas schreiben oder die Seite verlassen."
UNKNOWN_VALUE = "„{value}“ gibt es bei „{label}“ nicht; diese Angabe der Adresse bleibt ohne Wirkung."
NOTICE = "Nicht alles in der Adresse ließ sich lesen:"

# ───────────────────────── work list ─────────────────────────

TITLE = "Verlauf der Anlässe"
LEAD = "Was aus jedem Beratungsanlass wurde. Überfälliges steht oben, danach gilt die Reihenfolge der öffentlichen Liste; eigene Gespräche zählen dabei mit."
ABOUT = "Was aus jedem Beratungsanlass wurde: Bearbeitungsstand, nächster Schritt, Überfälliges."
LEAD_OWN = "Die Beratungsanlässe Ihrer Kommune, ihr Bearbeitungsstand bei der Leitstelle und der nächste Schritt."
OCCASION, OCCASIONS = "Beratungsanlass", "Beratungsanlässe"
COUNT = "{count}, davon {late} überfällig"
FILTERS = "Auswahl"
STATE = "Bearbeitungsstand"
KIND = "Art des Anlasses"
OFFER = "Angebot"
KREIS = "Kreis"
REGION = "Beratungsregion"
ONLY = "Nur zeigen"
NAME = "Name der Kommune"
NAME_OF_AREA = "Name der Kommune oder des Kreises"
ALL_STATES, ALL_KINDS, ALL_OFFERS, ALL_KREISE, ALL_REGIONS = (
    "alle",
    "alle Arten",
    "alle Angebote",
    "alle Kreise",
    "alle",
)
EVERYTHING = "alles"
ONLY_LABEL = "Was jetzt ansteht"
ONLY_WORDS = {
    "laufend": "in Bearbeitung",
    "ueberfaellig": "überfällig",
    "ruhezeit": "Ruhezeit abgelaufen",
    "daten-erledigt": "in den Daten erledigt, Verlauf offen",
    "daten-weiter": "als erledigt vermerkt, in den Daten weiter",
}
WAY = "{words} ({count})"
# on the first page: one, many
ATTENTION = {
    "ueberfaellig": ("Beratungsanlass ist überfällig.", "Beratungsanlässe sind überfällig."),
    "daten-erledigt": (
        "Beratungsanlass besteht in den Daten nicht mehr, sein Verlauf ist offen.",
        "Beratungsanlässe bestehen in den Daten nicht mehr, ihr Verlauf ist offen.",
    ),
    "daten-weiter": (
        "Beratungsanlass ist als erledigt vermerkt, besteht in den Daten aber weiter.",
        "Beratungsanlässe sind als erledigt vermerkt, bestehen in den Daten aber weiter.",
    ),
}
SHOW, RESET = "Anzeigen", "Auswahl aufheben"
EMPTY = "Zurzeit gibt es keine Beratungsanlässe. Sobald die Daten welche ergeben, stehen sie hier."
EMPTY_FILTERED = "Auf diese Auswahl passt kein Beratungsanlass. Bitte weniger einschränken oder die Auswahl aufheben."
TITLE_OF = "{kind} {title}"
TITLE_AND_AREA = "{title} ({area})"
TICK = "{title}, {area}, auswählen"
GONE = "nicht mehr in den Daten"
SINCE, SINCE_AT_LEAST = "seit {day}", "mindestens seit {day}"
STEP_ON = "{step} (am {day})"
OPEN_FOR = "seit {days} Tagen offen"
STEP_WAS_DUE = "nächster Schritt war am {day} fällig"
REST_OVER = "Ruhezeit endete am {day}"
SETTLED_IN_DATA = "in den Daten erledigt"
GOES_ON_IN_DATA = "in den Daten weiter"
LAST_CONTACT = "zuletzt angesprochen am {day}"
NO_CONTACT = "kein Kontakt verzeichnet"
CONTACTS_OF = "Kontakte"
TOGETHER = "Gemeinsam festhalten"
TOGETHER_LABEL = "Beratungsanlässe, zum Ankreuzen"
TOGETHER_HINT = "Angekreuzte Anlässe einer Kommune oder eines Kreises, höchstens {most}."

# ───────────────────────── one occasion ─────────────────────────

OCCASION_TITLE = "Verlauf: {area}"
NO_OCCASION_TITLE = "Diesen Anlass gibt es nicht"
NO_OCCASION = "Die veröffentlichten Daten enthalten diesen Anlass nicht oder nicht mehr, und zu ihm wurde nichts festgehalten. Anlässe mit Einträgen bleiben auch dann stehen, wenn die Daten sie nicht mehr enthalten."
BACK_TO_LIST = "Zur Liste"
SAVED = "Der Eintrag ist festgehalten."
COURSE = "Verlauf"
NO_ENTRIES = "Noch ist nichts festgehalten. Mit dem ersten Gespräch beginnt der Verlauf: unten „angesprochen“ wählen und die Stelle nennen."
NO_ENTRIES_READER = "Noch ist nichts festgehalten; der Anlass gilt als offen."
TAKE_BACK = "Letzten Eintrag zurücknehmen"
TAKEN_BACK = "Der letzte Eintrag wurde zurückgenommen; der Anlass ist offen."
RECORDED = "festgehalten am {time} von {by}"
RECORD_TITLE, RECORD = "Neuer Eintrag", "Festhalten"
REFUSED = "Der Eintrag wurde nicht gespeichert; Ihre Angaben sind noch da. Bitte ändern:"
CHOOSE = "bitte wählen"
STATE_OPTION = "{state} – {about}"
ON = "Tag"
RESTS_UNTIL, RESTS_UNTIL_HINT = "Ruht bis", "nur beim Bearbeitungsstand „ruht bis“"
FUNCTION = "Angesprochene Stelle"
FUNCTION_HINT = "Amt oder Funktion, nie der Name einer Person"
NEXT_STEP, NEXT_ON = "Nächster Schritt", "Nächster Schritt am"
NEXT_STEP_HINT = "Die Kommune kann ihn lesen, wenn sie einen Zugang hat."
NO_OFFER = "kein Angebot verknüpft"
REGION_HINT = "gilt weiter, bis eine andere genannt wird"
NOTE = "Notiz"
NOTE_HINT = "Nur Leitstelle und Ministerium lesen sie. Keine Namen, Telefonnummern oder E-Mail-Adressen."
FACTS = "Was die Daten sagen"
EVIDENCE, KNOWN, SOURCE, RULE = "Beleg", "Im Atlas bekannt", "Quelle", "Regel"
NO_EVIDENCE = "Im Datenstand {version} besteht dieser Anlass nicht mehr."
TO_PROFILE = "Kommunalprofil"
OFFERS = "Passende Angebote"
CONFLICT = "Inzwischen hat jemand anderes etwas festgehalten"
CONFLICT_CURE = "Ihr Eintrag ist noch nicht gespeichert. Bitte beide vergleichen; im Formular unten stehen Ihre Angaben. Wer dort „Festhalten“ wählt, fügt sie dem neuen Verlauf hinzu."
CONFLICT_CURE_TAKEN_BACK = "Zurückgenommen wurde nichts. Bitte den neuen Verlauf prüfen."
CONFLICT_THEIRS, CONFLICT_MINE = "Zuletzt festgehalten", "Ihr Eintrag, nicht gespeichert"
SETTLED_SENTENCE = "In den Daten besteht dieser Anlass nicht mehr, der Verlauf ist aber noch nicht abgeschlossen. Ist er damit erledigt?"
SETTLED_BUTTON = "Als erledigt festhalten"
SETTLED_NOTE = "In den Daten nicht mehr vorhanden (Datenstand {version})."
GOES_ON_SENTENCE = (
    "Der Verlauf sagt „erledigt“, in den Daten besteht der Anlass aber weiter. Soll er wieder geöffnet werden?"
)
GOES_ON_BUTTON = "Wieder öffnen"
GOES_ON_NOTE = "In den Daten weiterhin vorhanden (Datenstand {version})."

# ───────────────────────── several together ─────────────────────────

TOGETHER_TITLE = "Mehrere Anlässe gemeinsam festhalten"
TOGETHER_LEAD = "Derselbe Eintrag für alle angekreuzten Beratungsanlässe. Entweder werden alle gespeichert oder keiner."
RECORD_ALL = "Für alle festhalten"
SAVED_MANY = "Für {occasions} ist der Eintrag festgehalten."
NOTHING_TICKED = (
    "Es ist kein Beratungsanlass angekreuzt. Bitte in der Liste Anlässe einer Kommune oder eines Kreises ankreuzen."
)
SOME_ARE_GONE = "Nicht alle angekreuzten Anlässe gibt es noch. Bitte in der Liste neu ankreuzen."
TOO_MANY = "Angekreuzt sind {count} Beratungsanlässe, höchstens {most} gehen auf einmal. Bitte in Teilen festhalten."
SEVERAL_KREISE = "Die angekreuzten Anlässe liegen in {count} Kreisen. Gemeinsam festhalten lässt sich nur, was in einem Kreis liegt; bitte in der Liste nach dem Kreis auswählen."
NO_COMMON_STATE = (
    "Es gibt keinen Bearbeitungsstand, der auf alle angekreuzten folgen kann. Bitte abgeschlossene und offene trennen."
)
CONFLICT_SEVERAL = "Gespeichert wurde nichts. Bei diesen Anlässen hat sich der Verlauf geändert; bitte prüfen und noch einmal festhalten:"
FAULT_OF = "{name}: {reason}"

# ───────────────────────── contacts and notes ─────────────────────────

CONTACTS_TITLE, CONTACTS_NAVIGATION = "Kontakte und Notizen", "Kontakte"
CONTACTS_TITLE_OF = "Kontakte: {area}"
CONTACTS_AND_NOTES = "Kontakte und Notizen"
CONTACTS_LEAD = "Wen man in einer Kommune oder einem Kreis fragt: Stellen und Funktionen, nie Personen."
CONTACTS_CAPTION = "Kommunen und Kreise mit der Zahl ihrer Kontakte und Notizen"
BACK_TO_CONTACTS = "Alle Kommunen und Kreise"
AREA, IS_KREIS = "Gebiet", "Kreis"
CONTACTS, NOTES = "Kontakte", "Notizen"
CONFIRMED_ON = "bestätigt am {day}"
TO_CONTACTS = "Kontakte und Notizen öffnen"
NOTE_ONE, NOTE_MANY = "Notiz", "Notizen"
NO_CONTACTS = "Noch ist kein Kontakt eingetragen. Der erste könnte sein: „Verbandsgemeindeverwaltung“, „Leitung des Ordnungsamtes“."
NO_NOTES = "Noch keine Notizen."
NO_AREA = "So heißt keine Kommune und kein Kreis. Bitte anders schreiben oder das Feld leeren."
NO_OCCASIONS = "Zurzeit gibt es hier keine Beratungsanlässe."
OCCASIONS_OF_AREA = "Beratungsanlässe hier"
ADD_CONTACT, ADD_NOTE = "Kontakt hinzufügen", "Notiz hinzufügen"
INSTITUTION, INSTITUTION_HINT = "Institution", "zum Beispiel Verbandsgemeindeverwaltung, Polizeiinspektion"
CONTACT_FUNCTION, CONTACT_FUNCTION_HINT = "Funktion", "zum Beispiel Leitung des Ordnungsamtes"
CONTACT_NOTE, CONTACT_NOTE_HINT = "Hinweis", "zum Beispiel „erreichbar über die Zentrale“"
CONFIRM, CONFIRM_OF = "Stimmt noch", "Kontakt {name}: stimmt noch"
REMOVE, REMOVE_OF, REMOVE_NOTE = "Entfernen", "Kontakt {name} entfernen", "Diese Notiz entfernen"

# ───────────────────────── all courses together ─────────────────────────

COURSE_TITLE, COURSE_NAVIGATION = "Vom Anlass zum Ergebnis", "Ergebnisse"
COURSE_ABOUT = "Wie weit Beratungsanlässe gekommen sind, wie lange es dauerte; Dateien und Beratungsstand."
COURSE_LEAD = "Wie weit Beratungsanlässe gekommen sind und wie lange es dauerte. Gezählt wird, was festgehalten wurde."
FIGURE_FOUND = "Beratungsanlässe, gefunden"
FIGURE_RUNNING = "in Bearbeitung"
FIGURE_LATE = "überfällig"
FIGURE_SETTLED = "erledigt"
NOTHING_BEGUN = "Noch ist zu keinem Anlass etwas festgehalten. Der Verlauf beginnt mit dem ersten Gespräch, das in der Liste eingetragen wird."
TO_LIST = "Zur Liste der Anlässe"
FUNNEL = "Vom Finden zum Erledigen"
FOUND = "gefunden"
AT_LEAST = {
    "angesprochen": "mindestens angesprochen",
    "beratung": "mindestens in Beratung",
    "vereinbart": "mindestens vereinbart",
    "erledigt": "erledigt",
}
SHARE_OF = "{share} von {whole}"
BESIDE = "Abgelehnt: {declined}. Zurückgestellt („ruht bis“): {resting}."
FUNNEL_NOTE = (
    "Gefunden sind alle Anlässe und Hinweise des heutigen Datenstands und solche mit Verlauf, die nicht mehr in den Daten stehen. Wer eine "
    "Stufe erreicht hat, zählt auch auf den früheren. Wird ein Anlass wieder geöffnet, zählt der neue Durchgang. Was sich ohne Verlauf erledigt "
    "hat, ist nicht enthalten; ein Erfolg der Beratung folgt aus den Zahlen nicht."
)
SPANS = "Tage dazwischen"
SPANS_CAPTION = "Median der Tage zwischen zwei Stufen"
SPANS_NOTE = (
    "Median der Tage, aus Anlässen, die beide Stufen erreicht haben (n). Bei weniger als 5 wird keiner genannt. Gefunden ist ein Anlass an dem Tag, an "
    "dem ein Datenstand oder ein Eintrag ihn zum ersten Mal nennt. Bestand er vielleicht schon länger, dauerte es mindestens so lange; „mindestens“ "
    "steht, wo der Median davon abhängt. Wer dann am selben Tag die Stufe erreichte, sagt über die Dauer nichts und ist nicht mitgezählt."
)
FROM_TO, FROM_TO_OF = "Von … bis …", "{start} bis {end}"
MEDIAN, N, LEFT_OUT = "Median, Tage", "n", "nicht mitgezählt"
N_AND_LEFT_OUT = "n = {count}, nicht mitgezählt: {left_out}"
DAYS_AT_LEAST = "mindestens {days}"
LATE = "Überfällig"
TO_SETTLED = "Tage bis erledigt (Median)"
TOO_FEW = "n = {count}, unter {least}"
BY_OFFER, BY_REGION, BY_KREIS = "Nach Angebot", "Nach Beratungsregion", "Nach Kreis"
BY_OFFER_EMPTY = "Noch ist kein Angebot verknüpft. Das geschieht beim Festhalten eines Eintrags."
BY_REGION_EMPTY = "Noch ist keine Beratungsregion genannt. Das geschieht beim Festhalten eines Eintrags."
FILES = "Dateien"
FILES_NOTE = "Die Dateien enthalten interne Angaben, die Arbeitsmappe auch Notizen. Bitte nicht weitergeben."
REPORT_TITLE = "Beratungsstand"
REPORT_LEAD = "Stand {day}, Datenstand {version}. Intern: nicht zur Weitergabe."
PRINT_HINT = "Zum Drucken die Druckfunktion des Browsers nutzen; die Seite ist für DIN A4 eingerichtet."
REST_IN_PRINT = "Gezeigt sind die ersten {shown} von {count}; alle stehen im Druck und in der XLSX-Datei."
LIST_LATE, LIST_LATE_EMPTY = "Überfällig", "Zurzeit ist nichts überfällig."
LIST_AHEAD = "Nächste Schritte in den kommenden {days} Tagen"
LIST_AHEAD_EMPTY = "Für diese Zeit ist kein nächster Schritt vorgesehen."
LIST_SETTLED = "In den letzten {days} Tagen erledigt"
LIST_SETTLED_EMPTY = "In dieser Zeit wurde nichts als erledigt festgehalten."

# ───────────────────────── files ─────────────────────────

SHEET_COURSE, SHEET_EVENTS, SHEET_ABOUT, SHEET_FUNNEL = "Verlauf", "Einträge", "Hinweise", "Trichter"
SHEET_LATE, SHEET_AHEAD, SHEET_SETTLED, BY_KREIS_SHEET = "Überfällig", "Nächste Schritte", "Erledigt", "Kreise"
COURSE_COLUMNS = (
    "Kennung",
    "ARS",
    "Kommune",
    "Kreis",
    "Art",
    "Beratungsanlass",
    "Dringlichkeit",
    "Bekannt seit",
    "vielleicht schon länger",
    "Bearbeitungsstand",
    "Seit",
    "Angesprochen am",
    "In Beratung am",
    "Vereinbart am",
    "Erledigt am",
    "Überfällig",
    "Nächster Schritt",
    "Nächster Schritt am",
    "Angebot",
    "Beratungsregion",
)
EVENT_COLUMNS = (
    "Kennung",
    "ARS",
    "Kommune",
    "Beratungsanlass",
    "Tag",
    "Bearbeitungsstand",
    "Angesprochene Stelle",
    "Nächster Schritt",
    "Nächster Schritt am",
    "Angebot",
    "Beratungsregion",
    "Notiz",
    "Festgehalten",
)
FUNNEL_COLUMNS = ("Stufe", "Zahl", "Anteil")
ABOUT_COLUMNS = ("Angabe", "Wert")
FILE_WHAT, FILE_INTERNAL, FILE_DAY, FILE_VERSION, FILE_READING = (
    "Inhalt",
    "Vertraulich",
    "Stand",
    "Datenstand",
    "Lesart",
)
FILE_INTERNAL_NOTE = "Interne Angaben der Leitstelle Kriminalprävention; nicht zur Weitergabe."
