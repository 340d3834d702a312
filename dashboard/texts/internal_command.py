"""What the command line of the internal database says."""

from __future__ import annotations

HELP = "Präventionsatlas Rheinland-Pfalz: die interne Datenbank (Sitzungen, Kontakte, Notizen, Verlauf der Anlässe, Protokoll) einrichten und pflegen."
UPGRADE = "Die Datenbank anlegen oder auf den Stand dieses Programms bringen; ändert nichts, wenn sie es schon ist."
UNCHANGED = "Die interne Datenbank ist auf dem Stand {after}: {place}"
UPGRADED = "Die interne Datenbank ist von Stand {before} auf {after} gebracht: {place}"
MADE = "Die interne Datenbank ist angelegt, Stand {after}: {place}"
VERIFY = "Prüfen, ob im Protokoll etwas geändert, entfernt oder hinzugefügt wurde."
KNOWN = "Prüfpunkt einer früheren Prüfung; dann fällt auch auf, wenn alles bis dahin neu geschrieben wurde."
LOG_WHOLE = "Das Protokoll ist vollständig, Einträge: {rows}.\nPrüfpunkt (an anderer Stelle aufbewahren, später mit --known angeben): {checkpoint}"
LOG_FAULT = "Das Protokoll ist nicht, was geschrieben wurde. {fault} In Ordnung bis Eintrag {end}.\nAbhilfe: eine Sicherung aus der Zeit davor vergleichen; klären, wer Zugriff auf die Datenbank hatte."
NO_CHECKPOINT = "„{text}“ ist kein Prüfpunkt. Abhilfe: die Angabe aus der Ausgabe von „verify-audit“ übernehmen (Zahl, Bindestrich, 64 Zeichen)."
