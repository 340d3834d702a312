"""What the table of who may open what says (docs/zugriff.md)."""

HEAD = """# Wer welche Adresse öffnen darf

Geschrieben von `python -m dashboard.users routes`; ein Test vergleicht diese Datei mit dem Webdienst und fragt jede Adresse mit jeder Rolle und jeder
Methode. GET schließt HEAD ein. Was hier nicht steht, gibt es nicht. Was intern ist, beantwortet der Webdienst so:

- `ATLAS_AUTH=none`: nur an diesem Rechner; für alle anderen ist die Antwort die einer Adresse, die es nicht gibt (404).
- `local` und `oidc`: ohne Anmeldung führt eine Seite zur Anmeldung (303), alles andere ist 401; mit einer anderen Rolle 403.
- Eine Kommune sieht und ändert nur, was zu ihrem eigenen Gebiet gehört."""
INTERNAL = "## Intern"
PUBLIC = "## Für alle gleich"
ADDRESS, METHOD, MODES = "Adresse", "Methode", "Anmeldung"
OPEN, CLOSED = "ja", "–"
ALL_MODES = "alle"
