"""How names of areas are written in the wild, and what is the same under every spelling."""

import re
import unicodedata
from collections.abc import Callable

from geo.model import Area, Kind

_ABBREVIATIONS = (
    (re.compile(r"\bst\.\s*"), "sankt "),
    (re.compile(r"\ba\.\s*d\.\s*"), "an der "),
    (re.compile(r"\bi\.\s*d\.\s*"), "in der "),
    (re.compile(r"\ba\.\s*rh(ein\b|\.)"), "am rhein"),
    (re.compile(r"str\.(?=\W|$)"), "strasse"),
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PARENTHESIS = re.compile(r"\s*\([^)]*\)\s*$")

# Words that name the kind beside a name. The longer spelling stands before any it begins with.
_KIND_WORDS: dict[str, str] = {
    "verbandsgemeindeverwaltung": "vg",
    "verbandsgemeinde": "vg",
    "vg": "vg",
    "verbandsfreie gemeinde": "verbandsfrei",
    "verbandsfreie stadt": "verbandsfrei",
    "grosse kreisangehoerige stadt": "gross",
    "grosse kreisang stadt": "gross",
    "kreisfreie stadt": "kreisfrei",
    "landeshauptstadt": "kreisfrei",
    "stadtverwaltung": "stadt",
    "stadt": "stadt",
    "ortsgemeinde": "orts",
    "og": "orts",
    "gemeindeverwaltung": "gemeinde",
    "gemeinde": "gemeinde",
    "kreisverwaltung": "landkreis",
    "landkreis": "landkreis",
    "lkr": "landkreis",
    "lk": "landkreis",
    "kreis": "landkreis",
}
# Only as the content of a column "kind", never beside a name.
_KIND_COLUMN_WORDS = {
    "verbandsfreie gemeinde stadt": "verbandsfrei",
    "stadt verbandsangehoerig": "orts",
    "verbandsangehoerige stadt": "orts",
    "bundesland": "land",
    "land": "land",
}
_ONE_BODY = (Kind.GROSSE_KREISANGEHOERIGE_STADT, Kind.VERBANDSFREIE_GEMEINDE)
_MUNICIPALITIES = (*_ONE_BODY, Kind.KREISFREIE_STADT, Kind.ORTSGEMEINDE)
_KINDS: dict[str, tuple[Kind, ...]] = {
    "vg": (Kind.VERBANDSGEMEINDE,),
    "verbandsfrei": _ONE_BODY,
    "gross": (Kind.GROSSE_KREISANGEHOERIGE_STADT,),
    "kreisfrei": (Kind.KREISFREIE_STADT,),
    "stadt": _MUNICIPALITIES,
    "gemeinde": _MUNICIPALITIES,
    "orts": (Kind.ORTSGEMEINDE,),
    "landkreis": (Kind.LANDKREIS,),
    "land": (Kind.LAND,),
}
KindTest = Callable[[Area], bool]


def normalise(text: str) -> str:
    """Lower case, umlauts written out, common abbreviations expanded, every separator one space.

    "Simmern/Rheinböllen" and "Simmern-Rheinböllen" become equal, so do "St. Goar" and "Sankt Goar".
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    for pattern, replacement in _ABBREVIATIONS:
        folded = pattern.sub(replacement, folded)
    return " ".join(re.findall(r"[^\W_]+", folded))


def without_parenthesis(name: str) -> str:
    """ "Kirchberg (Hunsrück)" → "Kirchberg"; a name without an addition stays as it is."""
    return _PARENTHESIS.sub("", name)


def split_kind(text: str) -> tuple[str, str] | None:
    """Take one kind word off a name: "VG Asbach", "Mainz, Stadt", "Bad Kreuznach (Stadt)" → (name, kind code).

    None where the text names no kind. A word behind the name counts only after a comma or in parentheses, because
    "Rhein-Pfalz-Kreis" is a name.
    """
    trailing = re.match(r"^(?P<name>.+?)\s*(?:,\s*(?P<after>[^,()]+)|\((?P<inside>[^()]+)\))\s*$", text)
    if trailing:
        code = _KIND_WORDS.get(normalise(trailing["after"] or trailing["inside"]))
        if code:
            return trailing["name"], code
    leading = normalise(text)
    for words, code in _KIND_WORDS.items():
        if leading.startswith(f"{words} "):
            return leading.removeprefix(f"{words} ").removeprefix("der "), code
    return None


def kind_test(code: str, is_town: Callable[[Area], bool]) -> KindTest:
    """Whether an area may be called by the kind `code`; "stadt" asks for the right to the title, not for the legal kind."""
    kinds = _KINDS[code]
    if code == "stadt":
        return lambda area: area.kind in kinds and is_town(area)
    return lambda area: area.kind in kinds


def kind_code(column_text: str) -> str:
    """The kind code of a column that states kinds in words; raises ValueError (German) for an unknown word."""
    words = normalise(column_text)
    code = _KIND_WORDS.get(words) or _KIND_COLUMN_WORDS.get(words)
    if code is None:
        known = "kreisfreie Stadt, große kreisangehörige Stadt, verbandsfreie Gemeinde, Verbandsgemeinde, Ortsgemeinde, Landkreis"
        raise ValueError(f"Gebietsart „{column_text}“ ist nicht bekannt. Bitte eine davon verwenden: {known}.")
    return code
