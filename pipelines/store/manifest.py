"""What a published version consists of, with checksums: how damage is noticed, and how a broken list of versions is written anew.

`manifest-<version>.json` lies beside the files it names: {"version": {the entry of versions.json}, "files": {name: {"size", "sha256"}}}.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PATTERN = "manifest-*.json"


def manifest_name(version: str) -> str:
    """Where the manifest of a version lies, relative to the published folder."""
    return f"manifest-{version}.json"


def describe(folder: Path, version: dict[str, Any], names: Iterable[str]) -> str:
    """The manifest of the files `names`, which all lie in `folder`."""
    files = {
        name: {"size": (folder / name).stat().st_size, "sha256": _checksum(folder / name)} for name in sorted(names)
    }
    return json.dumps({"version": version, "files": files}, indent=1)


def read(file: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]]] | None:
    """The entry of the version and its files; None for a manifest that is not there or cannot be read."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        version, files = content["version"], content["files"]
        sound = isinstance(version, dict) and all({"size", "sha256"} <= set(each) for each in files.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return (version, files) if sound else None


def damaged(folder: Path, files: dict[str, dict[str, Any]], *, thorough: bool) -> list[str]:
    """Names of files that are gone or have another size; `thorough` also compares their checksums."""
    return [name for name, expected in files.items() if not _is_sound(folder / name, expected, thorough=thorough)]


def _is_sound(path: Path, expected: dict[str, Any], *, thorough: bool) -> bool:
    try:
        return path.stat().st_size == expected["size"] and (not thorough or _checksum(path) == expected["sha256"])
    except OSError:
        return False


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
