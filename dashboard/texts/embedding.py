"""What the pages about embedding say."""

TITLE = "Einbetten"
HEADING = "In eine andere Seite einbetten"
LEAD = (
    "Der Rahmen zeigt immer den neuesten Datenstand, mit Quelle, Lizenz und Datenstand im Bild. "
    "Er lädt keine Skripte, setzt keine Cookies und holt nichts von Dritten."
)
LABELS = {"bild": "Bild"}
UNKNOWN_PICTURE = "Das Bild „{value}“ gibt es nicht. Möglich sind: karte, streifen, verlauf."
CODE = "Code zum Kopieren"
CODE_HELP = "Ein Klick in das Feld genügt, dann Strg+A und Strg+C. Höhe und Breite lassen sich ändern; der Rahmen passt sich ab 280 Pixeln an."
SOURCE_LINE = "Quelle: {attribution} ({licence}). Darstellung: Präventionsatlas Rheinland-Pfalz."
PREVIEW = "Vorschau"
PREVIEW_TITLE = "Vorschau: {title}"
OEMBED = "Programme, die oEmbed kennen, brauchen nur die Adresse der Seite; sie fragen hier:"
NOT_ALLOWED = "Diese Installation erlaubt das Einbetten nicht (Einstellung ATLAS_EMBEDDERS)."
ALLOWED = "Eingebettet werden darf von: {who}."
ANYBODY = "allen Seiten"
NO_ADDRESS = 'Für diese Installation ist keine öffentliche Adresse eingetragen (ATLAS_ADDRESS). Setzen Sie sie im Code vor den Schrägstrich hinter src=".'
OPEN = "Im Präventionsatlas öffnen"
TABLE = "Als Tabelle"
NEW_WINDOW = "öffnet ein neues Fenster"
VERSION = "Datenstand"
LEGEND = "Legende"
NO_CHART = (
    "Dieses Bild gibt es nicht: Das Gebiet „{area}“ hat zur Kennzahl „{indicator}“ keine Werte, die es zeigen könnte."
)
NO_CHART_NAMED = "Die Adresse nennt kein Bild: Es fehlt gebiet= (ein Regionalschlüssel) oder kennzahl=."
NO_CHART_CURE = "Die Adresse steht im Profil des Gebiets unter der Kennzahl bei „Einbetten“."
NO_CHART_TITLE = "Kein Bild"
OF_OTHERS = "Das Bild zeigt die Werte von {giver}."

EMBEDDERS_WRONG = (
    "ATLAS_EMBEDDERS ist nicht lesbar: „{value}“. Erlaubt sind: * (alle), none (niemand), self (nur diese Adresse) oder Adressen wie "
    "https://www.beispiel.de, durch Leerzeichen getrennt."
)
OEMBED_UNKNOWN = "Zu dieser Adresse gibt es nichts einzubetten. Möglich sind die Adressen der Karte (/) und der Bilder eines Profils."
OEMBED_FORMAT = "Das Format „{value}“ gibt es nicht. Möglich sind json und xml."
OEMBED_SIZE = "{name} muss eine ganze Zahl von {least} bis {most} sein, nicht „{value}“."
OEMBED_NO_URL = "Es fehlt url=: die Adresse dessen, was eingebettet werden soll."
