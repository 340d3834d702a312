"""Which Kommunen of the Land are looked at: the same five parameters on the map, in lists, comparisons and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dashboard import german
from dashboard.addresses.areas import plain_name
from dashboard.addresses.notices import GONE, short
from dashboard.addresses.parameters import Parameter, Reader
from dashboard.texts import area_filter as texts

KREIS = Parameter("kreis", status=GONE)
POLICE = Parameter("pp", label=texts.LABELS["pp"])
AREA_KINDS = Parameter("ortsart", is_list=True, label=texts.LABELS["ortsart"])
SIZES = Parameter("groesse", is_list=True, label=texts.LABELS["groesse"])
STATUSES = Parameter("stand", is_list=True, label=texts.LABELS["stand"])
PARAMETERS = (KREIS, POLICE, AREA_KINDS, SIZES, STATUSES)
KREISFREIE_STADT = "kreisfreie_stadt"  # the kind of Kommune that is a Kreis too
ALIKE = 0.75  # from this likeness on the name of a Kreis is taken for another one

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FilterChoices:
    """What can be filtered by: pairs of the value in the address and its German label, in the order of display.

    `sizes` are named by the least number of inhabitants of the class.
    """

    kreise: Options
    police: Options
    kinds: Options
    sizes: Options
    statuses: Options


@dataclass(frozen=True)
class AreaFilter:
    """What is filtered by, as values of FilterChoices; what is empty leaves nothing out."""

    kreis: str = ""
    police: str = ""
    kinds: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.count)

    @property
    def count(self) -> int:
        """How many of the five are set."""
        return sum(map(bool, self.fields().values()))

    def among_kreise(self) -> AreaFilter:
        """The filter without what no Kreis has: Stand, size, and every kind but the one that is Kreis and Kommune."""
        kinds = tuple(kind for kind in self.kinds if kind == KREISFREIE_STADT)
        return replace(self, kinds=kinds, sizes=(), statuses=())

    def fields(self) -> dict[str, str]:
        """The filter in an address: name of each parameter and what it says, "" where it is not set."""
        return {
            KREIS.name: self.kreis,
            POLICE.name: self.police,
            AREA_KINDS.name: ",".join(self.kinds),
            SIZES.name: ",".join(self.sizes),
            STATUSES.name: ",".join(self.statuses),
        }


def read(reader: Reader, choices: FilterChoices) -> AreaFilter:
    """The filter of an address. What it names in vain is noted and filters nothing; every value of a list is the same as none."""
    return AreaFilter(
        kreis=_kreis(reader, choices.kreise),
        police=next(iter(_known(reader, POLICE, choices.police)), ""),
        kinds=_some(reader, AREA_KINDS, choices.kinds),
        sizes=_some(reader, SIZES, choices.sizes),
        statuses=_some(reader, STATUSES, choices.statuses),
    )


def _some(reader: Reader, parameter: Parameter, options: Options) -> tuple[str, ...]:
    named = set(_known(reader, parameter, options))
    return tuple(value for value, _ in options if value in named) if len(named) < len(options) else ()


def _known(reader: Reader, parameter: Parameter, options: Options) -> Iterator[str]:
    """What an address names of the options, in its order; the rest is noted."""
    labels = dict(options)
    text = reader.text(parameter)
    for word in reader.words(parameter) if parameter.is_list else filter(None, [text]):
        if word in labels:
            yield word
        else:
            known = german.listing([texts.VALUE_MEANS.format(value=value, label=label) for value, label in options])
            message = texts.UNKNOWN_VALUE.format(label=parameter.label, value=short(word), known=known)
            reader.note(message, parameter.status)


def _kreis(reader: Reader, kreise: Options) -> str:
    value = reader.text(KREIS)
    if not value or value in dict(kreise):
        return value
    reader.note(texts.UNKNOWN_KREIS.format(value=short(value), cure=_cure(value, kreise)), KREIS.status)
    return ""


def _cure(value: str, kreise: Options) -> str:
    """What to write instead of a Kreis that does not exist: the key of the one whose name it is or nearly is, else how keys look."""
    names = {plain_name(label): key for key, label in kreise}
    words = plain_name(short(value))
    inside = [name for name in names if words and words in _words_of(name)]
    close = inside or get_close_matches(words, names, n=1, cutoff=ALIKE)
    template = texts.PERHAPS_KREIS if close else texts.CHOOSE_KREIS
    key = names[close[0]] if close else next(iter(dict(kreise)), "")
    return template.format(key=key, name=dict(kreise).get(key, ""))


def _words_of(name: str) -> Iterable[str]:
    """A name without the words in front of it: "landkreis bad kreuznach" is also "bad kreuznach"."""
    words = name.split()
    return (" ".join(words[start:]) for start in range(len(words)))
