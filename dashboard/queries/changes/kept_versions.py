"""The kept versions that can be compared with the one on show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from dashboard import db, versions
from dashboard.addresses.change_selection import Choices
from dashboard.queries.changes import facts
from dashboard.versions import OtherSchemaError, UnusableVersionError, Version

# What a look into a version showed: the fingerprint of its rules, or why it cannot be opened; by file, its size and time of change.
_looks: dict[tuple[str, int, int], str | type[Exception]] = {}


@dataclass(frozen=True)
class Kept:
    """All newest first. `alike`: every version that can be compared with the one on show, itself among them. `counted`: those that count, from
    the one on show back; one built again within a month from the same releases and by the same rules does not. `other_schema` are listed, not
    opened; `other_demo` are invented where the one on show is not, or the other way round; of `unusable` a file is missing or damaged."""

    alike: tuple[Version, ...]
    counted: tuple[Version, ...]
    other_schema: tuple[Version, ...] = ()
    other_demo: tuple[Version, ...] = ()
    unusable: tuple[Version, ...] = ()

    @classmethod
    def of(cls, alike: Sequence[Version], shown: Version, **others: tuple[Version, ...]) -> Kept:
        """`alike`, and which of them count; `others` that cannot be compared."""
        states: dict[tuple[str, str, str], Version] = {}
        for each in alike[alike.index(shown) :]:
            states.setdefault((each.data, each.rules, each.day[:7]), each)
        return cls(tuple(alike), tuple(states.values()), **others)

    @property
    def choices(self) -> Choices:
        """What an address may name."""
        names = [each.version for each in self.alike]
        predecessors = {each.version: former.version for each in self.alike if (former := self.predecessor(each))}
        return Choices(
            self.counted[0].version,
            names,
            frozenset(each.version for each in self.other_schema),
            frozenset(each.version for each in self.other_demo),
            frozenset(each.version for each in self.unusable),
            predecessors,
        )

    def predecessor(self, version: Version) -> Version | None:
        """What a version is compared with unless another one is named: of those that count and are older, the newest one that was built from
        other releases or by other rules, else the newest; None where there is none."""
        older = [each for each in self.counted if self.alike.index(each) > self.alike.index(version)]
        made_of = (version.data, version.rules)
        return next((each for each in older if (each.data, each.rules) != made_of), older[0] if older else None)


def kept() -> Kept:
    """As versions.json says now. A version that is not listed stands alone."""
    shown, listed = db.shown(), versions.kept()
    own = next((each for each in listed if each.version == shown.version), shown)
    listed = listed if own in listed else [own]
    same_schema = [each for each in listed if each.schema_version == own.schema_version]
    with db.reading(None):
        looks: dict[str, str | type[Exception]] = {own.version: _rules()}
    looks |= {each.version: _look(each) for each in same_schema if each.demo == own.demo and each != own}
    alike = tuple(
        replace(each, rules=rules) for each in same_schema if isinstance(rules := looks.get(each.version), str)
    )
    return Kept.of(
        alike,
        next(each for each in alike if each.version == own.version),
        other_schema=tuple(
            each for each in listed if each not in same_schema or looks.get(each.version) is OtherSchemaError
        ),
        other_demo=tuple(each for each in same_schema if each.demo != own.demo),
        unusable=tuple(each for each in same_schema if looks.get(each.version) is UnusableVersionError),
    )


def set_aside(error: OtherSchemaError | UnusableVersionError) -> None:
    """Count the version an error names no longer among those that can be compared: a file may show only when it is read that it is damaged."""
    version = next((each for each in kept().alike if each.version == str(error)), None)
    if version is not None:
        _looks[_file(version)] = type(error)


def _look(version: Version) -> str | type[Exception]:
    """The fingerprint of a version's rules and thresholds, or the error that says why it cannot be opened."""
    if versions.missing_file(version) is not None:
        return UnusableVersionError
    file = _file(version)
    if file not in _looks:
        try:
            with db.reading(version.version):
                _looks[file] = _rules()
        except (OtherSchemaError, UnusableVersionError) as error:
            _looks[file] = type(error)
        finally:
            db.close(version.version)
    return _looks[file]


def _rules() -> str:
    """A fingerprint of the rules and thresholds of the version being read."""
    return sha256(repr(sorted(facts.rules().items(), key=str)).encode()).hexdigest()


def _file(version: Version) -> tuple[str, int, int]:
    status = version.database.stat()
    return str(version.database), status.st_mtime_ns, status.st_size
