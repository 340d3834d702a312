"""What every command line of the dashboard says of a call it does not understand, or of what went wrong unexpectedly."""

from __future__ import annotations

INTERRUPTED = "Mit Strg+C abgebrochen; was schon geschrieben war, ist vollständig."
UNEXPECTED = "Unerwarteter Fehler im Programm ({kind}: {reason}). Abhilfe: dasselbe mit ATLAS_DEBUG=1 davor aufrufen und die Ausgabe der Stelle melden, die den Atlas betreut."
SEE_HELP = "{what} Hilfe: {command} --help"
OPTION_WITHOUT_VALUE = "Der Option {name} fehlt ihr Wert."
NO_OPTION = "Die Option {name} gibt es hier nicht.{hint}"
PERHAPS = " Gemeint ist vielleicht {names}."
MISSING = "Es fehlt: {name}."
BAD_VALUE = "Mit dem Wert von {name} lässt sich nichts anfangen.{hint}"
POSSIBLE = " Möglich sind: {values}."
NO_COMMAND = "Diesen Befehl gibt es nicht.{hint} Bekannt sind: {names}."
MISUSED = "Der Aufruf hat mehr oder andere Angaben, als der Befehl versteht."
