"""Persons are never stored: texts that name or reach one are found. What is certain is refused, what is not is asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipelines.formats.text import folded
from pipelines.registry.cells import CellError

GIVEN_NAMES = Path(__file__).parents[2] / "data" / "given_names.txt"
# The same words and names stand in many rows; as many texts are judged once.
_REMEMBERED = 4_096
CURE = "Bitte die Funktion oder die Stelle nennen."
_HEADER = re.compile(
    r"vorname|nachname|familienname|ansprechp|kontaktperson|e-?mail|telefon|mobil|geburt|\bperson\b|vorsitzende|geschäftsführer|"
    r"name (der|des) (leit|mitgl|person)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suspicion:
    """What a text seems to tell of a person, as a German sentence; `certain` is refused, anything else is asked."""

    reason: str
    certain: bool


def is_personal_header(header: str) -> bool:
    """Whether a column asks for a person: "Name der Ansprechperson", "E-Mail", "Telefon"."""
    return bool(_HEADER.search(folded(header)))


def refuse_person(text: str) -> str:
    """The text itself, if it names no person for certain. Raises CellError for addresses, numbers to call, and names."""
    suspicion = person_in(text)
    if suspicion is not None and suspicion.certain:
        raise CellError(suspicion.reason, CURE)
    return text


def doubt_of(text: str) -> str | None:
    """What has to be asked of a text (German): whether it names a person after all; None for any other text."""
    suspicion = person_in(text)
    return None if suspicion is None or suspicion.certain else suspicion.reason


@lru_cache(maxsize=_REMEMBERED)
def person_in(text: str) -> Suspicion | None:
    """What in a text names or reaches a person, None where nothing does: functions, institutions, streets, dates, keys."""
    plain = folded(unicodedata.normalize("NFKC", text))
    for pattern, reason in _REACHES:
        if pattern.search(plain):
            return Suspicion(reason, certain=True)
    words = _ADDRESS.sub(" ", plain)
    if _PHONE.search(_NO_PHONE.sub(" ", words)):
        return Suspicion("Hier steht eine Telefonnummer; Angaben zu Personen werden nicht gespeichert.", certain=True)
    if any(_is_name(found, _FUNCTION) for pattern in _NAMED for found in pattern.finditer(words)):
        return Suspicion("Hier steht offenbar der Name einer Person; Personen werden nicht gespeichert.", certain=True)
    if _DOUBTFUL_ADDRESS.search(plain):
        return Suspicion("Hier steht vielleicht die Seite einer Person.", certain=False)
    if _DOUBTFUL_NUMBER.search(_NO_PHONE.sub(" ", words)):
        return Suspicion("Hier steht vielleicht eine Telefonnummer.", certain=False)
    if any(_is_name(found, _ORDINARY) for pattern in _DOUBTFUL for found in pattern.finditer(words)):
        return Suspicion("Hier steht vielleicht der Name einer Person.", certain=False)
    return None


def _is_name(found: re.Match[str], ordinary: re.Pattern[str]) -> bool:
    """Whether what stands in the place of a name is one, and no function, town, or part of the name of a street or house."""
    name = found["name"]
    words = [word for word in re.split(r"[\s,]+", name) if word[:1].isupper()]
    if any(ordinary.search(word) or _is_place(word) for word in words):
        return False
    # „Sophie Scholl Schule“, „Konrad Adenauer-Platz“: what follows makes a house or a street of it
    following = re.match(r"[-\s]?([A-ZÄÖÜ][\w-]*)", found.string[found.end("name") :])
    return not (following and _HOUSE.search(following[1]))


@cache
def _given_names() -> frozenset[str]:
    lines = GIVEN_NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def _places() -> frozenset[str]:
    from geo.reference_tables import REFERENCE, load_kreise, load_large_towns

    names = [kreis.name for kreis in load_kreise(REFERENCE).values()] + list(load_large_towns(REFERENCE).values())
    return frozenset(part for name in names for part in re.split(r"[\s-]+", name) if len(part) > 2)


def _is_place(word: str) -> bool:
    return all(part in _places() or part.removesuffix("s") in _places() for part in word.split("-"))


_MAIL = "Hier steht eine E-Mail-Adresse; Angaben zu Personen werden nicht gespeichert."
_AT = r"(?:@|\s@(?!\w*\()|\s?[(\[{<]\s?(?:at|ät|@)\s?[)\]}>])\s?"  # what stands before "(" is a function of a sheet
_DOT = r"(?:\.|\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?)"
_TOP_LEVEL = r"(?:de|com|org|net|eu|info|gmx|email|rlp|local)\b"
_REACHES = (
    (re.compile(r"mailto:", re.IGNORECASE), _MAIL),
    (re.compile(rf"[\w.+-]{_AT}[\w-]+(?:{_DOT}[\w-]+)*", re.IGNORECASE), _MAIL),
    (
        re.compile(rf"[\w.+-]\s(?:at|ät|klammeraffe)\s[\w-]+(?:{_DOT}|\s(?:dot|punkt)\s){_TOP_LEVEL}", re.IGNORECASE),
        _MAIL,
    ),
    (
        re.compile(r"linkedin\.\w+/(?:in|pub)/|xing\.\w+/(?:profile|people)/|orcid\.org/\d", re.IGNORECASE),
        "Hier steht die Seite einer Person; Personen werden nicht gespeichert.",
    ),
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|eu)\b\S*", re.IGNORECASE)
_DOUBTFUL_ADDRESS = re.compile(
    r"(?:facebook|instagram|tiktok|twitter|threads|youtube)\.com/@?[\w.-]+|(?<![\w/.])x\.com/\w|(?<!\S)@\w{3,}|"
    r"/(?:person|personen|mitarbeiter|team|ansprechpartner)/[\w-]+",
    re.IGNORECASE,
)

# Dates, years, file numbers and the Regionalschlüssel with its official spaces look like numbers to call, and are none.
_NO_PHONE = re.compile(
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b0?\d{1,2}\s?/\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d\s?[/–-]\s?\d{2,4}\b|"
    r"\b(?:Az|Aktenzeichen|Drs|Drucksache|Nr|ARS|AGS|Schlüssel)\.?:?\s?[\d /.-]+|\b07 ?\d ?\d{2} ?\d{2,4}(?: ?\d{3})?\b(?! ?[/-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+|\b00)\s?[1-9]\d(?:[\s()/.–-]*\d){5,}|"
    r"\b(?:tel|telefon|telefonnummer|fon|mobil|mobilfunk|handy|fax|telefax|ruf|rufnummer|durchwahl|dw)\b[\s.:-]*\(?[+\d](?:[\s()/.–-]*\d){1,}|"
    r"\(0(?:\s?\d){2,4}\)\s?[/–-]?\s?\d(?:[\s/.–-]?\d){2,}|"
    r"\b0(?:\s?\d){2,4}\s?[/–-]\s?\d(?:[\s/.–-]?\d){3,}|"
    r"\b01[5-7]\d(?:[\s/.–-]?\d){6,9}\b|"
    r"\b0[1-9]\d{1,3} \d{2,}(?:[ -]\d{2,})*\b",
    re.IGNORECASE,
)
_DOUBTFUL_NUMBER = re.compile(r"\b0[1-68-9]\d{7,10}\b|\b07\d{8,9}\b")

# A name: capitalised words, with "von", "de", "zu" between them; never the first part of „Frau-Holle-Straße“.
_WORD = r"[A-ZÄÖÜ](?:[a-zäöüßéèçğışñó]+|[A-ZÄÖÜ]{2,})(?:-[A-ZÄÖÜ][a-zäöüßéèçğışñó]+)*"
_BETWEEN = r"(?:(?:von|van|vom|de|del|der|den|zu|zur|zum|al|el|bin|da|di|le|la|ten|ter)\s){0,2}"
_ONE = rf"(?P<name>{_BETWEEN}{_WORD}\b(?!-))"
_GIVEN = rf"(?:{'|'.join(sorted(map(re.escape, _given_names()), key=len, reverse=True))})"
_TWO_GIVEN = rf"\b{_GIVEN}(?:[\s-]{_GIVEN})*"
_INITIAL = r"[A-ZÄÖÜ](?:[a-z]{1,2})?\."
_ACADEMIC = r"(?:(?:Dr|Prof|med|phil|jur|iur|rer|nat|oec|pol|paed|theol|ing|habil|mult|h\.\s?c|hc|vet|dent|PD|Priv\.-Doz)\.?[\s-]?)*"
_TITLES = (
    r"(?:\b(?:Herrn?|HERRN?|Frau|FRAU|Fräulein|Hr\.|Hrn\.|Fr\.)(?:\s?/\s?(?:Herrn?|Frau|Hr\.|Fr\.))?|"
    r"\b(?:Dr|Prof|Dres|Mag|Pfr|RA|RAin|StA|OStA|StAin|RiAG|PfrIn)\.|\bProfessor(?:in)?|\bDoktor(?:in)?\b|"
    r"\bDipl\.?[-\s](?:\w+\.?[-\s]?){1,3}?(?:\(FH\)|\(BA\))?|\b[MB]\.\s?(?:A|Sc|Eng|Ed)\.|\bLL\.\s?M\.)"
)
_RANK = (
    r"\b(?:E?PHK|E?KHK|POK|KOK|PHM|POM|PHMZ|POR|KOR|PHS|KHS|LPD|POKin|KOKin|PHKin|KHKin|EPHKin|EKHKin|POMin|PHMin|"
    r"(?:Erste[rn]?\s)?(?:Polizei|Kriminal)(?:ober|haupt)?(?:kommissar|meister|rat|rät)(?:in|s)?|(?:Polizei|Kriminal)(?:ober)?(?:rätin|direktor(?:in)?)|"
    r"Polizeipräsident(?:in)?|(?:Polizei|Kriminal)kommissaranwärter(?:in)?)(?:['’:*/]in|/-in|\(in\))?"
)
_SHORT_RANK = r"\b(?:PK|PKin|KK|KKin|PM|PMin|PR|PRin|KR|PD|KD|KDin|PDin|LKD|LPP)"
_OFFICE = (
    r"\b(?:Ober|Orts|Alt)?(?:bürgermeister|Bürgermeister)(?:in|s)?|\b(?:Landrat|Landrats|Landrätin|Dezernent(?:in)?|Beigeordnete[rn]?|"
    r"Ortsvorsteher(?:in)?|Pfarrer(?:in)?|Pastor(?:in)?|Staatsanw[aä]lt(?:in)?|Richter(?:in)?|Rektor(?:in)?|Schulleiter(?:in)?|Familie|Eheleute|Kollegin|Kollege)"
)
_CONTACT = (
    r"\b(?:Ansprechpartner(?:in|innen)?|Ansprechperson(?:en)?|Kontaktperson|Kontakt|Leitung|Leiter(?:in)?|Vorsitz(?:ende[rn]?)?|Stellvertretung|"
    r"Stellvertreter(?:in)?|stellv\.|Vertreter(?:in)?|vertreten durch|geleitet von|Sprecher(?:in)?|Geschäftsführ(?:ung|er|erin)|Koordinat(?:ion|or|orin)|"
    r"Moderation|Moderator(?:in)?|zuständig|Bearbeiter(?:in)?|Sachbearbeit(?:ung|er|erin)|Referent(?:in)?|Jugendpfleger(?:in)?|Streetworker(?:in)?|"
    r"Beauftragte[rn]?|Schriftführ(?:ung|er|erin)|Kassenwart(?:in)?|Verfasser(?:in)?|gez\.|c/o|z\.\s?Hd\.?|i\.\s?[VA]\.)"
    r"(?:['’:*/(]in\)?|/-in|:innen)?\s?(?:[:–,-]|ist|war|sind)?\s"
)
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_TITLES}\s?{_ACADEMIC}(?:\b{_INITIAL}\s?)*(?:{_TWO_GIVEN}\s)?{_ONE}",
        rf"{_RANK}\.?\s(?:a\.\s?D\.\s)?(?:{_INITIAL}\s?)*(?:{_TWO_GIVEN}\s)?{_ONE}",
        rf"{_SHORT_RANK}\s(?:(?:{_INITIAL}\s?)+|{_TWO_GIVEN}\s){_ONE}",
        rf"(?:{_OFFICE})\s(?:a\.\s?D\.\s)?(?:(?:{_INITIAL}\s?)+|{_TWO_GIVEN}\s){_ONE}",
        rf"(?<!St\.\s)(?<!Sankt\s)(?<!-){_TWO_GIVEN}\s(?:{_INITIAL}\s?)*{_ONE}",
        rf"(?P<name>{_WORD}),\s?{_TWO_GIVEN}\b(?!-)",
        rf"(?<![A-Za-zäöü]\.)(?<![A-Za-zäöü]\.\s)(?<!\w)[A-ZÄÖÜ]\.(?:\s?-?[A-ZÄÖÜ]\.)?\s?(?P<name>{_BETWEEN}[A-ZÄÖÜ][a-zäöüß]{{2,}}(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b(?!-))",
    )
)
_DOUBTFUL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_OFFICE})\s{_ONE}",
        rf"{_CONTACT}(?P<name>{_WORD}(?:\s{_BETWEEN}{_WORD})?\b(?!-))",
        rf"^(?P<name>{_WORD}),\s?[A-ZÄÖÜ]\.$",
        rf"(?P<name>{_WORD})[,\s(]+[MB]\.\s?(?:A|Sc)\.",
    )
)
# What makes a street, a house or an institution of a name before it.
_HOUSE_WORDS = (
    "straße|strasse|str\\.?|platz|weg|allee|ring|gasse|ufer|brücke|park|haus|heim|schule|gymnasium|schulzentrum|kita|kindergarten|stift|stiftung|"
    "halle|klinik|klinikum|krankenhaus|hospital|zentrum|institut|universität|hochschule|kolleg|kirche|pfarrei|gemeinde|dom|kloster|siedlung|"
    "viertel|verein|werk|bad|stadion|arena|kaserne|preis|gesellschaft"
)
_HOUSE = re.compile(rf"(?:{_HOUSE_WORDS})$", re.IGNORECASE)
# Words that stand where a surname would: after „Fr.“ (Freitag), a single letter, a title, a given name.
_FUNCTION = re.compile(
    rf"^(?:(?:Grund|Real|Haupt|Gesamt|Berufs|Förder|Kranken|Pflege|Senioren|Jugend|Mütter|Familien|Pfarr|Kirchen)?(?:{_HOUSE_WORDS})|"
    r"Abend|Vormittag|Nachmittag|Morgen|Nacht|Anfang|Mitte|Ende|Quartal|Halbjahr|Sitzung|Abschnitt|Bauabschnitt|Teil|Kapitel|Stock|Etage|Phase|Beruf|"
    r"Name|Nachname|Person|Kollege|Kollegin|Holle|Beigeordnete[rn]?|\w*[Bb]eauftragte[rn]?|\w*[Bb]ürgermeister(?:in|s)?|Landrat|Landrätin|Vorsitzende[rn]?|"
    r"\w*[Pp]räsident(?:in)?|\w*[Mm]inister(?:in|s)?|Staatssekretär(?:in)?|\w*[Dd]irektor(?:in)?|\w*[Ll]eiter(?:in)?|\w*[Ll]eitung|\w*[Dd]ezernent(?:in)?|Polizei\w*|Kriminal\w*|"
    r"Laach|Hilf|Luther|Deutschland|Rheinland|Rheinland-Pfalz|Pfalz|Mosel|Eifel|Hunsrück|Westerwald|Soziologie|Pädagogik|Psychologie|Soziale)$"
)
# Words of administration, of institutions and of every day, which may stand where a name is only supposed.
_ORDINARY = re.compile(
    rf"(?:{_HOUSE_WORDS}|..(?:ung|heit|keit|schaft|tion|tät)(?:en|s)?|amt(?:es|s)?|rat(?:es|s)?|räte|kreis(?:es)?|dienst(?:e|es)?|stelle[n]?|stadt|gemeinden|verband(?:es|s)?|"
    r"vereine|polizei|präsidium|schulen|hauses|häuser|büros?|referate?s?|bereichs?|ministeriums?|kammer|kirchen|caritas|diakonie|jugend|feuerwehr|gericht|"
    r"anwaltschaft|hilfe|bund|gruppen?|team|netzwerk|bündnis|forum|ausschuss|beirats?|tisch|runde|projekte?|programm|konzept|tage?|woche|bahnhof|markt|"
    r"meister(?:in|s)?|leiter(?:in|s)?|führer(?:in)?|vorsitz|vorsitzende[rn]?|vertreter(?:in)?|koordinator(?:in)?|beigeordnete[rn]?|landrat|landrätin|dezernent(?:in)?|"
    r"beauftragte[rn]?|mitarbeiter(?:in)?|mitarbeitende[rn]?|mitglied(?:er)?|bearbeiter(?:in)?|kommissar(?:in|iat)?|referent(?:in)?|sprecher(?:in)?|moderator(?:in)?|"
    r"pfleger(?:in)?|arbeiter(?:in)?|pädagog(?:e|in)|psycholog(?:e|in)|jurist(?:in)?|richter(?:in)?|betriebe?s?|handel|bürger(?:innen)?|einwohner|frauen|männer|"
    r"kinder|familien|familie|senioren|eltern|lehrer(?:in)?|schüler(?:innen)?|opfer|täter|gewalt|prävention|sport|kultur|verkehr|abend|mittag|anfang|ende|mitte|januar|"
    r"februar|märz|april|juni|juli|august|september|oktober|november|dezember|sitzung|protokoll|liste|abfrage|bericht|brief|schreiben|e-?mail|telefon|post|"
    r"anfrage|träger(?:in)?|partner(?:in)?|gremium|gremien|land|länder|mannschaft|innenstadt|internet|homepage|presse|streetwork|person(?:en)?|name|wechselnd\w*|"
    r"unbekannt|offen|vakant|ehrenamtlich\w*|hauptamtlich\w*|dr|prof)$|"
    r"^(?:Polizei|Kriminal|Jugend|Schul|Sozial|Senioren|Gleichstellungs|Verwaltungs|Verbands|Präventions|Sicherheits|Ordnungs|Bürger|Gesundheits|Integrations|Demo)\w*|"
    r"^(?:Haus|Hof|Bad|Sankt|Musterstadt|Musterdorf|Beccaria\w*|Weiße[rn]?|Runde[rn]?|Junge|Alte|Neue|Offene[rn]?|Zentrale[rn]?|Örtliche[rn]?|Freiwillige|Kommunale[rn]?|Der|Die|Das|Des|Dem|"
    r"Den|Ein|Eine[rn]?|Und|Oder|Für|Im|In|Am|An|Auf|Aus|Bei|Mit|Nach|Von|Vor|Zu|Zum|Zur|Alle|Keine?|Noch|Nur|Siehe|Stand|Seit|Bis|Ab|Herrn?|Frau|Nicht|Je|Beim|"
    r"(?-i:[A-ZÄÖÜ]{2,5})|GmbH|MdI)$",
    re.IGNORECASE,
)
