"""Fingerprints of the rules, so that two versions can tell whether a statement changed because its rule did."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.build.publish import STEPS
from pipelines.database import insert
from pipelines.store.releases import DATA

if TYPE_CHECKING:
    import duckdb

STATUS_RULE = "structure_shown"
# What the registry says of a Kommune is computed by steps of the build, and stored.
STRUCTURE_STEPS = ("31_status_evidence.sql", "32_structure.sql")
_NAME = re.compile(r"CREATE (?:OR REPLACE )?(?:VIEW|MACRO) (\w+)")
_COMMENT = re.compile(r"--.*")
_DEFAULT = re.compile(r":=\s*-?[\d.]+")


def publish_fingerprints(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `rule_fingerprint`."""
    texts = rule_texts()
    rules = [STATUS_RULE, *(f"finding_{finding.kind.lower()}" for finding in catalog.findings())]
    insert(connection, "rule_fingerprint", ({"rule": rule, "sha256": fingerprint(rule, texts)} for rule in rules))


def fingerprint(rule: str, texts: dict[str, str]) -> str:
    """sha256 over a rule and everything it names, directly or not; `texts` by name, as `rule_texts` gives them."""
    needed, open_names = {rule}, [rule]
    while open_names:
        named = set(re.findall(r"\w+", texts[open_names.pop()])) & texts.keys()
        open_names += named - needed
        needed |= named
    return hashlib.sha256("\n".join(texts[name] for name in sorted(needed)).encode()).hexdigest()


def rule_texts() -> dict[str, str]:
    """The SQL of every view and macro, and of the table `structure`, by name; thresholds are compared as numbers, so without defaults."""
    import duckdb

    sources = [DATA / "schema.sql", *(finding.rule_file for finding in catalog.findings())]
    statements = [
        statement.query for path in sources for statement in duckdb.extract_statements(path.read_text(encoding="utf-8"))
    ]
    named = {found[1]: _bare(text) for text in statements if (found := _NAME.search(_bare(text)))}
    return named | {
        "structure": "\n".join(_bare((STEPS / name).read_text(encoding="utf-8")) for name in STRUCTURE_STEPS)
    }


def _bare(sql: str) -> str:
    return " ".join(_DEFAULT.sub(":=", _COMMENT.sub("", sql)).split())
