"""The code a result was made by, as one number that any change of it changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Everything a published number can depend on, besides the releases.
CODE = (
    "pipelines/**/*.py",
    "pipelines/**/*.sql",
    "pipelines/**/*.toml",
    "pipelines/sources/*/*.csv",
    "geo/**/*.py",
    "geo/reference/*",
    "data/given_names.txt",
    "data/schema.sql",
    "requirements.lock",
)


def code_digest() -> str:
    """sha256 over all of it."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in CODE for path in ROOT.glob(pattern) if path.is_file()):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


# Of the code this process runs, also when another one is put in its place meanwhile; taken before any of it is imported (pipelines/__init__.py).
LOADED = code_digest()
