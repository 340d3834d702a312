"""No person is named in what staff write: addresses, numbers to call and names are found, and refused where they are certain.

The rules of the registry (pipelines/registry/privacy.py) see to files and also ask in doubt; this one sees to the free texts of forms. Both are
given the same examples (tests/internal/test_persons.py) and read the same list of given names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from dashboard.texts import follow_up as texts

GIVEN_NAMES = Path(__file__).parents[2] / "data" / "given_names.txt"

_MAIL = re.compile(
    r"mailto:|[\w.+-](?:@|\s@(?!\w*\()|\s?[\[({<]\s?(?:at|ät|@)\s?[\])}>])\s?\w|\w\s(?:at|ät|klammeraffe)\s[\w-]+(?:\.|\s(?:dot|punkt)\s)[a-z]{2,}",
    re.IGNORECASE,
)
_PAGE_OF_PERSON = re.compile(r"linkedin\.\w+/(?:in|pub)/|xing\.\w+/(?:profile|people)/|orcid\.org/\d", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Digits in groups that are no number to call: days, years, file numbers, keys of areas.
_OTHER_NUMBERS = re.compile(
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/(?:19|20)\d\d\b|"
    r"\b(?:Az|Aktenzeichen|Drs|Drucksache|Nr|ARS|AGS)\.?:?\s?[\d /.-]+|\b07 ?\d ?\d{2} ?\d{2,4}(?: ?\d{3})?\b(?! ?[/-])",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:tel|telefon|fon|mobil|handy|fax|telefax|rufnummer|durchwahl)\w*[\s.:-]*\(?[+\d][\d\s()/.–-]*\d|"
    r"(?:\+|\b00)\s?[1-9]\d(?:[\s()/.–-]*\d){5,}|\(0(?:\s?\d){2,4}\)[\s/–-]*\d(?:[\s/–-]?\d){2,}|"
    r"\b0(?:\s?\d){2,4}\s?[/–-]\s?\d(?:[\s/–-]?\d){3,}|\b0[1-9]\d{1,3} \d{2,}|\b01[5-7]\d{7,}",
    re.IGNORECASE,
)
_PARTICLES = r"(?:(?:von|van|vom|de|del|der|den|zu|zur|zum|al|el|bin|da|di|le|la|ten|ter)\s)*"
_SURNAME = rf"(?P<name>{_PARTICLES}[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ]\w+)*)\b(?!-)"
_LETTER = r"\b[A-ZÄÖÜ]\.(?:\s?-?[A-ZÄÖÜ]\.)*"
_DEGREE = (
    r"(?:Dr|Prof|Dres|Mag)\.|Professor(?:in)?|Dipl\.?[-\s](?:\w+\.?[-\s]?){1,3}?(?:\((?:FH|BA)\))?|[MB]\.\s?(?:A|Sc)\."
)
_FORM_OF_ADDRESS = (
    rf"\b(?:(?:Herrn?|HERRN?|Frau|FRAU|Hrn?\.|Fr\.)(?:/(?:Frau|Herrn?))?|{_DEGREE})(?:\s?(?:{_DEGREE}|med\.|phil\.))*"
)
_RANK = (
    r"\b(?:E?[PK]HK|[PK]OK|[PK]HM|POM|LPD)(?:'?in)?|"
    r"\b(?:Erste[rn]?\s)?(?:Polizei|Kriminal)(?:ober|haupt)?(?:kommissar|meister|rat|rätin|direktor)(?:/?in)?"
)
_TITLE_OF_OFFICE = (
    r"\b(?:P[DKMR]|K[DKR])(?:in)?|\b(?:Ober|Orts)?[bB]ürgermeister(?:in)?|"
    r"\b(?:Landr(?:at|ätin)|Beigeordnete[rn]?|Dezernent(?:in)?|Pfarrer(?:in)?|Richter(?:in)?)"
)
# What follows makes a house, a street or an institution of a name; what stands in its place is none.
_HOUSE = r"(?:straße|platz|weg|allee|ring|gasse|ufer|brücke|haus|heim|schule|gymnasium|stift|stiftung|halle|klinik|kirche|pfarrei|gemeinde|zentrum)"
_NO_NAME = re.compile(
    rf"(?:{_HOUSE}|..(?:ung|heit|keit|schaft)|beauftragte[rn]?|bürgermeister(?:in)?|präsident(?:in)?|direktor(?:in)?|leiter(?:in)?|pfalz|"
    r"vormittag|nachmittag|abend|quartal|halbjahr|sitzung|beruf|name|kolleg(?:e|in)|minister(?:in)?|landr(?:at|ätin)|vorsitzende[rn]?|soziologie|"
    r"pädagogik|psychologie|laach|trier|mainz|koblenz|jugendamt|ordnungsamt|polizei|verein|beigeordnete[rn]?|person)$",
    re.IGNORECASE,
)
_HOUSE_AFTER = re.compile(rf"[-\s]?[A-ZÄÖÜ]?\w*{_HOUSE}\b", re.IGNORECASE)


def person_in(text: str) -> str:
    """What in a text names or reaches a person for certain, as a German sentence; "" where nothing does."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    if _MAIL.search(plain):
        return texts.HAS_MAIL
    if _PAGE_OF_PERSON.search(plain):
        return texts.HAS_PAGE_OF_PERSON
    words = _WEB.sub(" ", plain)
    if _CALL.search(_OTHER_NUMBERS.sub(" ", words)):
        return texts.HAS_NUMBER_TO_CALL
    return texts.HAS_NAME if any(map(_is_name, _candidates(words))) else ""


def _candidates(words: str) -> list[re.Match[str]]:
    return [found for pattern in _patterns() for found in pattern.finditer(words)]


def _is_name(found: re.Match[str]) -> bool:
    parts = [part for part in re.split(r"[\s-]", found["name"]) if part[:1].isupper()]
    return not any(map(_NO_NAME.search, parts)) and not _HOUSE_AFTER.match(found.string[found.end("name") :])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lines = GIVEN_NAMES.read_text(encoding="utf-8").splitlines()
    names = sorted((name for line in lines if not line.startswith("#") for name in line.split()), key=len, reverse=True)
    one = "|".join(map(re.escape, names))
    given = rf"\b(?:{one})(?:[\s-](?:{one}))*"
    first = rf"(?:(?:{_LETTER}|{given})\s?)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:{_FORM_OF_ADDRESS}|{_RANK})\s?(?:a\.\s?D\.\s)?{first}*{_SURNAME}",
            rf"(?:{_TITLE_OF_OFFICE})\s{first}+{_SURNAME}",
            rf"(?<!St\.\s)(?<!Sankt\s)(?<!-){given}\s(?:{_LETTER}\s?)*{_SURNAME}",
            rf"(?P<name>[A-ZÄÖÜ][\wäöüß]+),\s?{given}\b(?!-)",
            rf"(?<![\w.])(?<!\.\s){_LETTER}\s?(?P<name>{_PARTICLES}[A-ZÄÖÜ][a-zäöüß]{{2,}})\b(?!-)",
        )
    )
