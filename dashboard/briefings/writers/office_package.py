"""What PowerPoint and Word files have in common: a package of XML parts, made from templates, with bytes that only the briefing decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard import theme
from dashboard.texts import PRODUCT

# On every machine that has an office; nothing is embedded, so a face of our own would be replaced by whatever is there.
FACE = "Arial"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what the zip format can say
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def colour(value: str) -> str:
    """A colour of the theme as office formats write it: six capital digits without a sign before them."""
    return value.removeprefix("#").upper()


def _environment() -> Environment:
    folder = Path(__file__).parent / "office"
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["colour"] = colour
    made.globals.update(theme=theme, face=FACE, product=PRODUCT)
    return made


def assemble(parts: Mapping[str, str], values: Mapping[str, object]) -> bytes:
    """A package: for each part its template in office/, drawn with the values and, as `part`, its own name."""
    environment = _environment()
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, template in parts.items():
            drawn = environment.get_template(template).render(**values, part=name)
            package.writestr(ZipInfo(name, _EARLIEST), drawn, ZIP_DEFLATED)
    return packed.getvalue()


def settled(package: bytes, built_at: datetime) -> bytes:
    """The same package without the moment of its writing: no dates in the archive, the spreadsheets behind its charts made when the data were.

    Equal briefings have equal files, so that a cache and a checksum mean something.
    """
    moment = rb"\g<1>" + f"{built_at:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>"
    packed = BytesIO()
    with ZipFile(BytesIO(package)) as written, ZipFile(packed, "w", ZIP_DEFLATED) as package_out:
        for name in written.namelist():
            content = written.read(name)
            if name.endswith(".xlsx"):
                content = settled(content, built_at)
            elif name == "docProps/core.xml":
                content = _MOMENT.sub(moment, content)
            # Pictures and spreadsheets are packed already.
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            package_out.writestr(info, content, compresslevel=1 if name.endswith((".png", ".xlsx")) else 6)
    return packed.getvalue()
