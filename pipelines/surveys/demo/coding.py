"""How an invented survey codes its answers, and the mapping that says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.surveys.codebook import codebook
from pipelines.surveys.demo.answers import NEVER_OUT_ITEMS, Answer
from pipelines.surveys.demo.plan import Planned

MISSING = ("weiss_nicht", "keine_angabe", "nicht_gestellt")


@dataclass(frozen=True)
class Coding:
    """Answers as numbers behind a prefix, or as words (`prefix` None); how the file writes a missing answer."""

    prefix: str | None
    missing: Mapping[str, str]
    never_out: str

    def code(self, item: str, answer: Answer) -> str:
        """What the file holds for an answer; scores are written with a decimal point."""
        if isinstance(answer, float):
            return "" if answer != answer else f"{answer:.1f}"
        return self.missing[answer] if answer in MISSING else self._codes(item)[answer]

    def meanings(self, survey: Planned, item: str) -> dict[str, str]:
        """Code → category, as the mapping is to state them. What the format itself marks as missing needs no entry."""
        offered = survey.never_out and item in NEVER_OUT_ITEMS
        stated = {code: answer for answer, code in self._codes(item).items() if answer != "geht_nie_raus" or offered}
        unmarked = {
            code: answer for answer, code in self.missing.items() if code and not code.startswith(("-", "[NA]"))
        }
        return stated | unmarked

    def _codes(self, item: str) -> dict[str, str]:
        scale = codebook().scale_of(item)
        if self.prefix is None:
            return {
                code: label.capitalize() if code != "geht_nie_raus" else label
                for code, label in (scale.category | scale.beside).items()
            }
        return {code: f"{self.prefix}{number}" for number, code in enumerate(scale.category, start=1)} | dict.fromkeys(
            scale.beside, self.never_out
        )


def items_mapping(survey: Planned, columns: Mapping[str, str], coding: Coding) -> str:
    """The [[item]] tables of a mapping."""
    blocks = []
    for item in survey.items:
        lines = [
            "",
            "[[item]]",
            f'item = "{item}"',
            f"scale_length = {codebook().scale_of(item).length}",
            f"column = {quoted(columns[item])}",
        ]
        lines.append("score = true" if item.startswith("ctc") else f"codes = {inline(coding.meanings(survey, item))}")
        blocks.append("\n".join(lines))
    return "\n".join(blocks) + "\n"


def subgroup_mapping(name: str, column: str, unit: str = "codes", codes: Mapping[str, str] | None = None) -> str:
    """One [subgroups.…] table of a mapping."""
    lines = [
        "",
        f"[subgroups.{name}]",
        f"column = {quoted(column)}",
        f'unit = "{unit}"',
        *([f"codes = {inline(codes)}"] if codes else []),
    ]
    return "\n".join(lines) + "\n"


def inline(table: Mapping[str, str]) -> str:
    """An inline table of TOML."""
    return "{ " + ", ".join(f"{quoted(key)} = {quoted(value)}" for key, value in table.items()) + " }"


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
