"""What the worker wrote, held to what was agreed (docs/jobs.md): whoever reads it finds what stands there, or learns that it is something else.

More than was agreed may stand there; numbers are finite.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validate

_LARGEST = 10**12
Fields = Mapping[str, fields.Field[Any]]


class Scalar(fields.Field[Any]):
    """A word, a number or nothing."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        is_number = isinstance(value, int | float) and abs(value) <= _LARGEST  # not of what is none (NaN)
        if is_number or isinstance(value, str):
            return value
        raise ValidationError("neither word nor number")


def _schema(agreed: Fields) -> Schema:
    return Schema.from_dict(dict(agreed))(unknown=INCLUDE)


def _text(**options: Any) -> fields.Field[Any]:
    return fields.String(**{"allow_none": True, **options})


def _needed() -> fields.Field[Any]:
    return fields.String(required=True)


def _count(**options: Any) -> fields.Field[Any]:
    return fields.Integer(strict=True, validate=validate.Range(0, _LARGEST), **options)


def _rows(agreed: Fields) -> fields.Field[Any]:
    return fields.List(fields.Nested(_schema(agreed)))


def _counts() -> fields.Field[Any]:
    return fields.Dict(fields.String(), _count())


def _texts(**options: Any) -> fields.Field[Any]:
    return fields.List(fields.String(), **options)


def _words(**options: Any) -> fields.Field[Any]:
    return fields.Dict(fields.String(), fields.String(), **options)


_AREA = {"area": _text(), "name": _text()}
_VALUE = {**_AREA, "title": _text(), "unit": _text()}
_VALUE |= {name: Scalar(allow_none=True) for name in ("period", "before", "after")}
_DIFFERENCE = {
    "reason": _text(),
    "status": _rows({**_AREA, "before": _text(), "after": _text()}),
    "as_of": fields.Nested(
        _schema({side: fields.Date(required=True) for side in ("before", "after")}), allow_none=True
    ),
    "occasions": _rows({**_AREA, **{name: _text() for name in ("title", "change", "before", "after")}}),
    "occasion_changes": _counts(),
    "values": _rows(_VALUE),
    "jumps": _rows(_VALUE),
    "rows": _counts(),
    "bodies": fields.Dict(fields.String(), _texts()),
    "counts": _counts(),
}
_PROBLEM = {
    "severity": fields.String(required=True, validate=validate.OneOf(("error", "warning", "note"))),
    "line": _count(allow_none=True),
    "value": Scalar(allow_none=True),
    **{name: _text() for name in ("file", "sheet", "column", "reason", "cure")},
}
_REPORT = {"problems": _rows(_PROBLEM), "counts": _counts(), "rows": _count()}
_CHECK = {
    **_REPORT,
    "state": fields.String(required=True, validate=validate.OneOf(("ready", "refused"))),
    **{name: _text() for name in ("report_xlsx", "report_json", "base", "preview")},
    "release": fields.Nested(_schema({"id": _needed(), "sha256": _text()}), allow_none=True),
    "difference": fields.Nested(_schema(_DIFFERENCE), allow_none=True),
    "places": fields.List(fields.Nested(_schema({"sheet": _text(), "line": _count()}), allow_none=True)),
}
_CODE = {"code": _needed(), "label": _text(), "count": _count(required=True), "guess": _text()}
_COLUMN = {"name": _needed(), "label": _text(), "guess": _text()}
_COLUMN["values"] = fields.List(fields.Nested(_schema(_CODE)), required=True)
_ITEM = {"id": _needed(), "title": _needed(), "categories": _words(required=True)}
_FORM = {
    "format": _needed(),
    **{name: _texts(required=True) for name in ("facts", "weights", "ages")},
    "columns": fields.List(fields.Nested(_schema(_COLUMN)), required=True),
    "items": fields.List(fields.Nested(_schema(_ITEM)), required=True),
    **{name: _words(required=True) for name in ("missing", "sexes")},
}
_VERSION = {"version": _needed(), **{name: _texts() for name in ("changes", "withdrawn", "restored")}}

_SHEET_COLUMN = {
    **{name: _needed() for name in ("name", "header", "kind", "note", "example")},
    **{name: fields.Boolean(required=True) for name in ("required", "future")},
    **{name: _texts(required=True) for name in ("words", "codes")},
    **{name: fields.Float(required=True) for name in ("minimum", "maximum")},
}
_SHEET = {"name": _needed(), "title": _needed(), "areas": _texts(required=True)}
_SHEET["columns"] = fields.List(fields.Nested(_schema(_SHEET_COLUMN)), required=True)
_LISTS = _schema({"real": _needed(), "demo": _needed()})

SOURCE = _schema(
    {"id": _needed(), "title": _needed(), "endings": _texts(required=True), "period_hint": _text(), "about": _text()}
)
FORMS = _schema(
    {
        "lists": fields.Nested(_LISTS, required=True),
        "sheets": fields.List(fields.Nested(_schema(_SHEET)), required=True),
    }
)
REPORT = _schema(_REPORT)
PROGRESS = _schema({"step": _needed(), "done": _count(), "total": _count(allow_none=True)})
HEARTBEAT = _schema({"at": fields.Float(required=True), "revision": _text(), "job": _text()})
FAILURE = _schema({"reason": _needed(), "cure": _text()})
OUTCOMES = {
    "check": _schema(_CHECK),
    "publish": _schema(_VERSION),
    "rollback": _schema(_VERSION),
    "inspect": _schema({"form": fields.Nested(_schema(_FORM), required=True), "draft": _text()}),
}


def as_agreed(agreed: Schema, note: Any) -> Mapping[str, Any] | None:
    """What was written, where it is what was agreed; None else."""
    return note if isinstance(note, dict) and not agreed.validate(note) else None
