"""What roles, login and the frame of internal pages say."""

INTERNAL_MARK = "Interner Bereich"
INTERNAL_STRIPE = "Interner Bereich – nichts von dieser Seite ist öffentlich."
STRIPE_NO_LOGIN = (
    "Interner Bereich ohne Anmeldung, nur an diesem Rechner erreichbar – nichts von dieser Seite ist öffentlich."
)
INTERNAL_NAVIGATION = "Interne Seiten"
ROLES = {
    "oeffentlich": "Öffentlichkeit",
    "kommune": "Kommune",
    "leitstelle": "Leitstelle Kriminalprävention",
    "ministerium": "Ministerium",
    "betrieb": "Betrieb",
}
TO_PUBLIC_PAGES = "Zur öffentlichen Seite"
ACCOUNT = "Konto"
# the first page
OVERVIEW = "Übersicht"
ATTENTION = "Was ansteht"
NO_ATTENTION = "Zurzeit steht nichts an."
INTERNAL_PAGES = "Bereiche"
# login and session
LOGIN_TITLE, LOGOUT = "Anmelden", "Abmelden"
LOGIN_INTRO = "Die Datenpflege ist für Leitstelle, Ministerium, Betrieb und Kommunen mit eigenem Konto. Alle übrigen Seiten sind ohne Anmeldung lesbar."
LOGIN_ACCOUNT, LOGIN_PASSWORD = "Konto", "Passwort"
LOGIN_CODE = "Einmalcode (nur wenn eingerichtet)"
LOGIN_CODE_HINT = "Sechs Ziffern aus der App für Einmalcodes."
LOGIN_PROVIDER = "Über die zentrale Anmeldung"
WRONG_LOGIN = (
    "Konto, Passwort oder Einmalcode stimmen nicht. Bitte alles noch einmal eingeben; ein Einmalcode gilt nur einmal."
)
WAIT = "Nach mehreren Fehlversuchen ist eine Pause nötig. Der nächste Versuch ist in {seconds} möglich; das Konto ist nicht gesperrt."
LOGIN_BUSY = "Zurzeit melden sich sehr viele zugleich an. Ihr Versuch wurde nicht geprüft und zählt nicht. Bitte in einigen Sekunden noch einmal absenden."
NO_ACCOUNTS = "Es gibt noch kein Konto. Der Betrieb legt das erste im Projektordner an:"
NO_ACCOUNTS_COMMAND = "python -m dashboard.users add leitstelle-1 --role leitstelle"
SESSION_TITLE = "Meine Sitzung"
SESSION_RULES = "Eine Sitzung endet nach {idle} Minuten ohne Tätigkeit, spätestens nach {longest} Stunden. Was in einem Formular steht, bleibt dabei erhalten."
SESSION_LIST = "Offene Sitzungen dieses Kontos"
SESSION_BEGAN, SESSION_SEEN, SESSION_WHICH = "Seit", "Zuletzt tätig", "Diese Sitzung"
YES = "ja"
END_ALL_SESSIONS = "Alle Sitzungen beenden"
END_ALL_HINT = "Beendet auch diese Sitzung; danach ist eine neue Anmeldung nötig."
SESSION_SOON = "Ihre Sitzung endet in wenigen Minuten, wenn nichts geschieht."
SESSION_OVER = "Ihre Sitzung ist beendet. Was Sie eingegeben haben, bleibt erhalten: Senden Sie das Formular ab und melden Sie sich danach neu an."
EXTEND, CLOSE = "Sitzung verlängern", "Schließen"
# what was typed
TYPED_AGAIN = "Ihre Eingaben sind wieder da. Bitte prüfen und noch einmal absenden; Dateien sind neu auszuwählen."
TYPED_LIST = "Was Sie eingegeben hatten"
TYPED_IS_KEPT = "Was Sie eingegeben haben, ist aufgehoben."
LOGIN_NEEDED = "Dafür ist eine Anmeldung nötig."
TYPED_IS_NOT_KEPT = "Ihre Sitzung war beendet, und das Formular ließ sich nicht aufheben: Es war leer, unvollständig oder zu groß. Abhilfe: mit „Zurück“ zum Formular, den Text dort kopieren, neu anmelden und noch einmal absenden; Dateien sind neu auszuwählen."
TYPED_IS_SHOWN = "Sie sind nicht mehr angemeldet, vielleicht weil Sie sich in einem anderen Fenster abgemeldet haben. Was Sie eingegeben haben, steht unten: bitte kopieren, anmelden und noch einmal absenden; Dateien sind neu auszuwählen."
SESSION_ENDED = "Ihre Sitzung ist beendet. Bitte melden Sie sich neu an."
SESSION_ENDED_KEPT = (
    "Ihre Sitzung ist beendet. Bitte melden Sie sich neu an; danach stehen Ihre Eingaben wieder im Formular."
)
BACK_TO_FORM = "Zurück zum Formular mit meinen Eingaben"
# refusals
WRONG_ROLE_TITLE = "Nicht für diese Rolle"
WRONG_ROLE_PAGE = "Diese Adresse gehört nicht zur Rolle „{role}“."
ASK_BETRIEB = "Wer sie braucht, wendet sich an den Betrieb des Atlas."
ASK_LEITSTELLE = (
    "Der Betrieb sieht Dienste und Aufträge, keine Angaben zu Gebieten; dafür ist die Leitstelle zuständig."
)
OTHER_AREA_TITLE = "Nicht Ihr Gebiet"
OTHER_AREA = "Diese Angaben gehören nicht allein zu Ihrer Kommune. Vorschläge sind nur zu Angaben der eigenen Kommune möglich; was andere betrifft, ändert die Leitstelle."
TO_OWN_AREA = "Zu den Angaben Ihrer Kommune"
REFUSED_TITLE = "Nichts wurde geändert"
FOREIGN_ORIGIN = "Die Anfrage kam von einer anderen Website. Änderungen nimmt der Atlas nur von seinen eigenen Seiten an. Falls Sie dort nichts abgesendet haben, ist nichts zu tun."
WRONG_TOKEN = (
    "Das Formular gehört zu einer früheren Sitzung oder ist zu alt. Bitte die Seite neu laden und noch einmal absenden."
)
NO_LOGIN_TITLE = "Anmeldung zurzeit nicht möglich"
NO_LOGIN_NOW = "Die Liste der Konten oder der Schlüssel der Formulare lässt sich nicht lesen; der Grund steht im Protokoll des Webdienstes. Die öffentlichen Seiten sind davon nicht betroffen."
# settings
UNKNOWN_MODE = "ATLAS_AUTH={value} gibt es nicht. Möglich sind none (ohne Anmeldung, nur an diesem Rechner), local (Konten des Atlas) und oidc (zentrale Anmeldung)."
UNKNOWN_TLS = (
    "ATLAS_TLS={value} gibt es nicht. Möglich sind 0 (kein Proxy davor) und 1 (ein Proxy davor spricht https)."
)
# the file of accounts
USER_FILE_OPEN = "{path}: Die Kontodatei ist auch für andere lesbar. Abhilfe: chmod 600 {path}"
USER_FILE_UNREADABLE = "{path}: Die Kontodatei lässt sich nicht lesen ({reason}). Abhilfe: Rechte prüfen oder die Datei aus einer Sicherung zurückspielen."
USER_FILE_UNWRITABLE = (
    "{path}: Die Kontodatei lässt sich nicht schreiben ({reason}). Abhilfe: Rechte und freien Platz prüfen."
)
USER_FILE_NO_JSON = "{path}, Zeile {line}, Spalte {column}: Die Kontodatei ist kein JSON. Abhilfe: aus einer Sicherung zurückspielen; geändert wird sie nur mit python -m dashboard.users."
USER_FILE_WRONG = "{path}: Die Kontodatei enthält kein gültiges Konto an dieser Stelle: {reason}. Abhilfe: aus einer Sicherung zurückspielen; geändert wird sie nur mit python -m dashboard.users."
WRONG_ACCOUNT_NAME = "„{name}“ kann kein Konto heißen: 3 bis 64 Zeichen, kleine Buchstaben ohne Umlaute, Ziffern, Punkt, Strich. Benannt wird nach der Stelle (leitstelle-1), nicht nach der Person."
NO_CODE_KEY = "{name}: Der Schlüssel der Einmalcodes (totp) ist beschädigt"
WRONG_ROLE = "Die Rolle „{role}“ gibt es nicht. Möglich sind {possible}."
AREA_AND_ROLE = "{name}: Ein Gebiet (Regionalschlüssel mit 5, 9 oder 12 Ziffern) hat genau die Rolle kommune, und sie braucht eines. Abhilfe: --area 071435002"
NO_SUCH_AREA = "Das Gebiet „{value}“ gibt es nicht."
AREA_OF_OTHER_LEVEL = "Unter „{value}“ führt der Atlas keine eigenen Angaben: Die Stadt oder Gemeinde steht unter dem Schlüssel ihrer Kommune."
AREAS_MEANT = "Gemeint ist vielleicht: {names}."
AREAS_ARE_LISTED = "Die Schlüssel aller Gebiete nennt die Seite /suche."
# passwords
PASSWORD_LENGTH = "Das Passwort hat {length} Zeichen; nötig sind {shortest} bis {longest}."
PASSWORD_CONTROL = "Das Passwort enthält Steuerzeichen."
PASSWORD_ACCOUNT = "Das Passwort enthält den Namen des Kontos."
PASSWORD_COMMON = "Dieses Passwort gehört zu denen, die zuerst versucht werden (häufige Wörter, Tastenreihen, Wiederholungen). Besser sind mehrere zufällige Wörter."
# identity provider
PROVIDER_SETTINGS_MISSING = "ATLAS_AUTH=oidc braucht {names}. Abhilfe: setzen, wie docs/anmeldung.md es beschreibt."
ADDRESS_WRONG = "ATLAS_ADDRESS={value} ist keine Adresse, zu der die zentrale Anmeldung zurückführen kann. Erwartet wird etwa https://atlas.example.de"
PROVIDER_WITHOUT_HTTPS = "ATLAS_OIDC_ISSUER={value}: Ein Anbieter wird nur über https gefragt."
PROVIDER_ROLES_WRONG = "ATLAS_OIDC_ROLES: „{value}“ ist keine Zuordnung. Erwartet wird Wert=Rolle, durch Komma getrennt; Rollen sind {possible}."
PROVIDER_NO_ROLE = "Die zentrale Anmeldung kennt Sie, aber keine Ihrer Gruppen hat hier eine Rolle. Wer eine braucht, wendet sich an den Betrieb des Atlas."
PROVIDER_NO_AREA = (
    "Die zentrale Anmeldung nennt für die Rolle Kommune kein Gebiet. Bitte wenden Sie sich an den Betrieb des Atlas."
)
PROVIDER_UNKNOWN_AREA = "Die zentrale Anmeldung nennt für die Rolle Kommune ein Gebiet, das der Atlas nicht kennt; es gibt kein Recht. {reason} Bitte wenden Sie sich an den Betrieb des Atlas."
PROVIDER_REFUSED = "Anmeldung über den Anbieter ohne Recht: %s"  # in the log
PROVIDER_FAILED = "Die zentrale Anmeldung antwortet nicht, oder ihre Antwort lässt sich nicht prüfen; der Grund steht im Protokoll des Webdienstes. Bitte später noch einmal versuchen. Die öffentlichen Seiten sind davon nicht betroffen."
PROVIDER_LATE = "Diese Anmeldung gehört nicht zu diesem Browser oder hat zu lange gedauert. Bitte noch einmal anmelden."
PROVIDER_DECLINED = "Die zentrale Anmeldung wurde abgebrochen."
LOGGED_OUT_TITLE = "Abgemeldet"
LOGGED_OUT_HERE = "Die Sitzung im Atlas ist beendet. Die zentrale Anmeldung wird jetzt ebenfalls beendet."
LOGGED_OUT_THERE = "Auch dort abmelden"
