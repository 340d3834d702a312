"""SPSS files (.sav, .zsav). Codes declared as missing are kept apart, which pyreadstat does only when asked for user_missing."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyreadstat

from pipelines.formats.text import folded
from pipelines.surveys.answers import Answers, Column, DeliveryError, column_of
from pipelines.surveys.headers import places

_SIGNATURES = (b"$FL2", b"$FL3")
# UTF-8 read as Latin-1, or a byte that fitted nothing.
_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd")
# where the header holds date and time of its creation
_STAMP = slice(92, 109)
_CURE = (
    "Die Datei in SPSS neu als Unicode-Datei speichern, oder in der Zuordnung „encoding“ angeben, z. B. windows-1252."
)


def described(content: bytes, encoding: str | None = None) -> Any:
    """Names, labels and declared missing codes (pyreadstat's metadata). Raises DeliveryError for another file or a wrong encoding."""
    return _read(content, encoding, metadataonly=True)[1]


def spss(content: bytes, names: list[str], encoding: str | None = None) -> Answers:
    """Answers of an SPSS file; everyone in it counts as complete. Numbers become text without needless decimals."""
    meta = described(content, encoding)
    spelled = {name: meta.column_names[found[0]] for name in names if (found := places(meta.column_names, name))}
    # a file with no column asked for still has rows
    data, _ = _read(content, encoding, usecols=list(dict.fromkeys(spelled.values())) or meta.column_names[:1])
    columns = {
        name: _column(name, data[own], numeric=meta.readstat_variable_types[own] != "string")
        for name, own in spelled.items()
    }
    rows = len(next(iter(data.values())))
    missing = {name: _missing(meta.missing_ranges.get(own, [])) for name, own in spelled.items()}
    return Answers(rows, columns, lambda row: row + 1, np.ones(rows, dtype=bool), missing)


def rewritten(content: bytes, columns: dict[str, Column], encoding: str | None = None) -> bytes:
    """A .sav of the given columns alone, with their labels and declared missing codes; equal content gives equal bytes."""
    import pandas as pd

    meta = described(content, encoding)
    texts = {name for name in columns if meta.readstat_variable_types[name] == "string"}
    everyone = np.arange(meta.number_rows)
    frame = pd.DataFrame(
        {
            name: column.texts(everyone) if name in texts else [float(text or "nan") for text in column.texts(everyone)]
            for name, column in columns.items()
        }
    )
    missing = {
        name: [each["lo"] for each in ranges] if name in texts else ranges
        for name, ranges in meta.missing_ranges.items()
        if name in columns
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reduced.sav"
        pyreadstat.write_sav(
            frame,
            path,
            column_labels={name: label for name, label in meta.column_names_to_labels.items() if label},
            variable_value_labels={
                name: labels for name, labels in meta.variable_value_labels.items() if name in columns
            },
            missing_ranges=missing,
        )
        return undated(path.read_bytes())


def undated(content: bytes) -> bytes:
    """The same file, its header telling no day and time of creation."""
    return content[: _STAMP.start] + b"01 Jan 2600:00:00" + content[_STAMP.stop :]


def _read(content: bytes, encoding: str | None, **options: Any) -> tuple[Any, Any]:
    if not content.startswith(_SIGNATURES):
        raise DeliveryError(
            "Der Inhalt ist keine SPSS-Datei (.sav).",
            "Die Datei in SPSS als .sav speichern oder mit der richtigen Endung liefern.",
        )
    try:
        data, meta = pyreadstat.read_sav(
            io.BytesIO(content),
            encoding=encoding,
            user_missing=True,
            disable_datetime_conversion=True,
            output_format="dict",
            **options,
        )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError) or "convert" in str(error):
            raise DeliveryError("Die Texte der SPSS-Datei sind anders kodiert, als die Datei sagt.", _CURE) from error
        raise DeliveryError(
            "Die SPSS-Datei ist unvollständig oder beschädigt.", "Die Datei in SPSS öffnen und neu speichern."
        ) from error
    for place, text in _texts(meta):
        if _MOJIBAKE.search(text):
            raise DeliveryError(
                "Die Texte der SPSS-Datei sind falsch kodiert, Umlaute sind zerstört.", _CURE, column=place, value=text
            )
    return data, meta


def _texts(meta: Any) -> Iterator[tuple[str, str]]:
    for name, label in meta.column_names_to_labels.items():
        yield name, label or ""
    for name, labels in meta.variable_value_labels.items():
        for label in labels.values():
            yield name, label


def _column(name: str, data: Any, *, numeric: bool) -> Column:
    if not numeric:
        return column_of(name, ("" if text is None else folded(str(text)) for text in data))
    # float() turns the None of a missing number into NaN
    values, codes = np.unique(np.array(data, dtype=float), return_inverse=True)
    return Column(name, codes.astype(np.int64), ["" if np.isnan(value) else f"{value:.10g}" for value in values])


def _missing(ranges: list[dict[str, Any]]) -> Callable[[str], bool]:
    """Empty, or within one of the ranges declared as missing."""

    def declared(value: str) -> bool:
        return value == "" or any(_within(value, each["lo"], each["hi"]) for each in ranges)

    return declared


def _within(value: str, low: object, high: object) -> bool:
    if isinstance(low, str) or isinstance(high, str):
        return value == folded(str(low))
    try:
        return float(str(low)) <= float(value) <= float(str(high))
    except ValueError:
        return False
