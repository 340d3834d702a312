"""What the log and the pages for those who run the atlas say."""

CHANGED_OVER = "Gezeigt wird jetzt der Datenstand %s."
OTHER_SCHEMA = (
    "Der Datenstand {version} gehört zu einer anderen Fassung des Programms; gezeigt wird weiter der bisherige. "
    "Abhilfe: das Programm erneuern und den Webdienst neu starten, oder mit dieser Fassung bauen."
)
UNUSABLE = (
    "Der Datenstand {version} lässt sich nicht öffnen oder ist unvollständig; gezeigt wird weiter der bisherige. "
    "Abhilfe: „python -m pipelines build“ aufrufen; es prüft und erneuert, was beschädigt ist."
)
