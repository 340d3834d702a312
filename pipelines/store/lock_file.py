"""releases.lock.toml as somebody may have left it: every entry is checked before anything is made of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.problems import MOST_PROBLEMS, BuildError, words_of
from pipelines.store.options import address_fault, period_span, published_span

_FIELDS = {
    "source_id": str,
    "file": str,
    "period": str,
    "published": str,
    "sha256": str,
    "size_bytes": int,
    "url": str,
    "fetched": str,
    "part": str,
    "values": str,
    "withdrawn": str,
}
_OPTIONAL = frozenset({"url", "fetched", "part", "values", "withdrawn"})
_DAYS = ("fetched", "withdrawn")
_KIND = {str: "ein Text", int: "eine ganze Zahl"}
_SOURCE = re.compile(r"[a-z0-9_]+", re.ASCII)
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_CHECKSUM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_VALUES = re.compile(r"[0-9a-f]{64}(:[0-9a-f]+)?", re.ASCII)
_PART = re.compile(r"[0-9a-z-]+", re.ASCII)
_CURE = (
    "Abhilfe: die letzte richtige Fassung der Datei zurückholen (Sicherung oder „git checkout“) oder den Eintrag samt Datei "
    "entfernen und die Datei mit „python -m pipelines add“ neu aufnehmen."
)


@dataclass(frozen=True)
class Entry:
    """One locked release; `file` is a plain name in the folder of the source."""

    source_id: str
    file: str
    period: str
    published: str
    sha256: str
    size_bytes: int
    url: str | None = None
    fetched: date | None = None
    part: str | None = None
    values: str | None = None
    withdrawn: date | None = None

    def release_fields(self) -> dict[str, Any]:
        """Everything but the place of the file, by name."""
        return {name: value for name, value in vars(self).items() if name != "file"}


def read(lock: Path) -> list[Entry]:
    """The entries; none where there is no file. Raises BuildError that names each entry that cannot be right, and why."""
    try:
        text = lock.read_text(encoding="utf-8")
        declared = tomllib.loads(text)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BuildError(f"{lock.name} lässt sich nicht lesen: {words_of(error)}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+)", str(error))
        where = f", Zeile {place[1]}" if place else ""
        raise BuildError(f"{lock.name}{where}: Das ist kein gültiges TOML in UTF-8. {_CURE}") from error
    tables = declared.pop("release", [])
    faults = [f"„{name}“ gehört nicht hierher" for name in declared]
    if not isinstance(tables, list):
        raise BuildError(f"{lock.name}: „release“ ist keine Liste von Einträgen. {_CURE}")
    seen: dict[tuple[Any, Any], int] = {}
    for number, table in enumerate(tables, 1):
        name = (
            f"Eintrag {number} ({table.get('file', 'ohne file')})" if isinstance(table, dict) else f"Eintrag {number}"
        )
        faults += [f"{name}: {fault}" for fault in _faults(table)]
        if isinstance(table, dict):
            key = str(table.get("source_id")), str(table.get("file"))
            if (first := seen.setdefault(key, number)) != number:
                faults.append(f"{name}: dieselbe Datei steht schon in Eintrag {first}")
    if faults:
        more = f"\n… und {len(faults) - MOST_PROBLEMS} weitere" if len(faults) > MOST_PROBLEMS else ""
        listed = "\n".join(f"  {fault}" for fault in faults[:MOST_PROBLEMS])
        raise BuildError(f"{lock.name} ist beschädigt:\n{listed}{more}\n{_CURE}")
    return [_entry(table) for table in tables]


def require_file_name(name: str) -> None:
    """Raise BuildError for a name under which nothing is stored: it must be plain letters and digits."""
    if not _FILE.fullmatch(name):
        raise BuildError(
            f"Unter dem Namen {name!a} wird nichts gespeichert. Abhilfe: der Datei eine gewöhnliche Endung geben, etwa .csv oder .xlsx."
        )


def _faults(table: object) -> list[str]:
    if not isinstance(table, dict):
        return ["ist kein Eintrag"]
    faults = [f"„{name}“ fehlt" for name in _FIELDS if name not in table and name not in _OPTIONAL]
    faults += [f"„{name}“ ist kein Feld eines Eintrags" for name in table if name not in _FIELDS]
    wrong = [name for name, kind in _FIELDS.items() if name in table and type(table[name]) is not kind]
    faults += [f"„{name}“ ist nicht {_KIND[_FIELDS[name]]}" for name in wrong]
    sound = {name: table[name] for name in _FIELDS if name in table and name not in wrong}
    return faults + [f"„{name}“ {fault}" for name, value in sound.items() if (fault := _fault_of_value(name, value))]


def _fault_of_value(name: str, value: Any) -> str | None:
    patterns = {"source_id": _SOURCE, "file": _FILE, "sha256": _CHECKSUM, "values": _VALUES, "part": _PART}
    if name in patterns:
        return None if patterns[name].fullmatch(value) else f"ist nicht lesbar: {value[:80]!a}"
    if name == "size_bytes":
        return None if value >= 0 else "ist negativ"
    if name == "url":
        return address_fault(value)
    try:
        {"period": period_span, "published": published_span}.get(name, date.fromisoformat)(value)
    except ValueError as error:
        return "ist kein Tag JJJJ-MM-TT" if name in _DAYS else f"{error}: {value[:20]!a}"
    return None


def _entry(table: dict[str, Any]) -> Entry:
    days = {name: date.fromisoformat(table[name]) for name in _DAYS if name in table}
    return Entry(**{**table, **days})
