"""Words of the live figures of the analysis: their tools, what is chosen, what could not be loaded."""

TOOLS = "Werkzeuge der Bilder"
DRAGGING = "Mit der Maus oder dem Finger"
RECTANGLE = "Rechteck"
LASSO = "Lasso"
PAN = "Verschieben"
RESET_VIEW = "Ansicht zurücksetzen"
CHOICE = "Auswahl"
WHOLE_KREIS = "Ganzer Kreis"
CHOOSE_KREIS = "Kreis auswählen"
INVERT = "Auswahl umkehren"
CLEAR = "Auswahl aufheben"
HINT = (
    "In einem Bild ein Rechteck oder Lasso um Punkte ziehen oder einen Punkt antippen; die Umschalttaste nimmt weitere hinzu. Ohne Maus: in "
    "der Tabelle."
)
HINT_TOUCH = "Einen Punkt antippen, oder Rechteck oder Lasso wählen und um Punkte ziehen. Ohne Bild: in der Tabelle."
DRAWING = "Bild wird gezeichnet …"
TRY_AGAIN = "Erneut versuchen"
# What the script says; {count}, {names} and {what} are filled in there.
SCRIPT: dict[str, str] = {
    "none": "Nichts ausgewählt.",
    "one": "Ausgewählt: {names}.",
    "many": "{count} ausgewählt: {names}.",
    "more": "{names} und {count} weitere",
    "choice": "Auswahl",
    "failed": "Die Antwort auf Ihre Änderung ({what}) ist ausgeblieben. Es bleibt zu sehen, was vorher zu sehen war.",
    "figuresPreview": "Die Vorschau zeichnet keine Bilder neu. Die Tabelle zeigt alle Werte.",
    "figureLost": "Ein Bild konnte nicht neu gezeichnet werden. Die Tabelle zeigt alle Werte.",
    "figuresFailed": "Die beweglichen Bilder konnten nicht geladen werden. Die Zeichnung und die Tabellen zeigen dieselben Werte.",
    "figuresWaiting": "Ihr Browser spart Daten. Die beweglichen Bilder (etwa 1,4 MB) werden erst geladen, wenn Sie es wünschen.",
    "again": TRY_AGAIN,
    "load": "Bewegliche Bilder laden",
}
