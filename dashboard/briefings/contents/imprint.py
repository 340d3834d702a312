"""What every briefing says of itself: data version, day, address, file name, whether it holds invented values; and the sources of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from typing import Any, Protocol

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.addresses.briefing_selection import Selection, address
from dashboard.briefings.model import Briefing, Section, Source
from dashboard.queries import frame, origins, profile_values
from dashboard.texts import briefing_document as texts
from dashboard.web import canonical

PRODUCT = "praeventionsatlas"
BOUNDARIES_LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0"


class Credited(Protocol):
    """What names a source: an Origin of queries.origins, a RegistrySource, an Origin of a figure."""

    @property
    def attribution(self) -> str:
        """How it wants to be named."""

    @property
    def licence(self) -> str:
        """Under which its data may be used."""

    @property
    def synthetic(self) -> bool:
        """Whether it is invented."""


def document(
    selection: Selection, name: str, title: str, subtitle: str, sections: Iterable[Section], area: str = ""
) -> Briefing:
    """The briefing of these sections, or of those the selection names. `name` says in its file name what it is; `area` is the key it is
    about, by default that of the selection, else that of the Land. It holds invented values where a source or a block of it does."""
    chosen = [each for each in sections if not selection.sections or each.name in selection.sections]
    build = frame.build()
    demo = any(is_invented(section) for section in chosen)
    version = str(build["version"])
    parts = [PRODUCT, name, area or selection.area or LAND, *_choice(selection), build["as_of"].isoformat(), version]
    return Briefing(
        selection.content,
        title,
        subtitle,
        chosen,
        version,
        build["as_of"],
        build["built_at"].replace(tzinfo=UTC),
        demo,
        canonical.absolute(address(replace(selection, version=version, formats=()))),
        "_".join([*parts, *(["demodaten"] if demo else [])]),
    )


def _choice(selection: Selection) -> list[str]:
    """What tells files of other filters, chosen areas or sections apart: a digest of them; nothing where nothing is chosen."""
    if not selection.parameters and not selection.sections:
        return []
    chosen = address(Selection("", sections=selection.sections, parameters=selection.parameters))
    return [texts.CHOICE.format(digest=sha256(chosen.encode()).hexdigest()[:8])]


def is_invented(section: Section) -> bool:
    """Whether any value of a section is invented."""
    of_sources = any(source.synthetic for source in section.sources)
    return of_sources or any(_invented(block) for block in section.blocks)


def _invented(block: Any) -> bool:
    parts = getattr(block, "figures", None) or [block]
    return any(getattr(part, "synthetic", False) for part in parts)


def source(origin: Credited | None) -> list[Source]:
    """One source; none for nothing. That an address stands at each number holds for the atlas, not for a document."""
    if not origin:
        return []
    return [Source(origin.attribution.replace(texts.ADDRESSES_IN_ATLAS, ""), origin.licence, bool(origin.synthetic))]


def sources(credited: Iterable[Credited | None]) -> list[Source]:
    """Each source once, in their order."""
    return list(dict.fromkeys(each for origin in credited for each in source(origin)))


def of_registry() -> list[Source]:
    """Who reported about bodies, one by one."""
    return sources(profile_values.registry_sources())


def of_releases(release_ids: Iterable[str]) -> list[Source]:
    """Whoever published these releases, each alone."""
    return sources(origins.of_releases([release_id]) for release_id in dict.fromkeys(release_ids))


def of_boundaries() -> list[Source]:
    """Whose boundaries a map shows."""
    return [Source(str(frame.build()["boundaries_note"]), BOUNDARIES_LICENCE)]


def as_of() -> str:
    """The day at which the registry is judged, in German."""
    return german.day(frame.build()["as_of"])


def joined(*groups: Sequence[Source]) -> list[Source]:
    """The sources of several parts, each once."""
    return list(dict.fromkeys(source for group in groups for source in group))
