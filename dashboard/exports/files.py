"""A file to download: an address, and a function from a request to named bytes. Everything a visitor can save is one of these.

Like a document (web/page.py) a file is a pure function of the published version and the address, so its bytes may be remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard import texts
from dashboard.addresses.notices import WRONG, Notice, status_of, wrong
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.queries import frame
from dashboard.web import delivery, documents
from dashboard.web.page import Document, Page, Request

MACHINE = "-programme"  # ends the name and the address of a table for programs
MIMETYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml; charset=utf-8",
    "geojson": "application/geo+json",
    "atom": "application/atom+xml; charset=utf-8",
}


@dataclass(frozen=True)
class Attachment:
    """The bytes of a file and the name it is saved under; `inline`: a program reads it where it lies."""

    content: bytes
    name: str
    inline: bool = False

    @property
    def mimetype(self) -> str:
        """By the ending of the name."""
        return MIMETYPES[self.name.rpartition(".")[2]]


@dataclass(frozen=True)
class Refusal:
    """Why an address gives no file: `head`, and what is wrong with it, line by line; the notices say with which status."""

    head: str
    notices: Sequence[Notice]


Answer = Attachment | Refusal | Document


@dataclass(frozen=True)
class File:
    """`path` is a rule of the web server ("/gebiet/<area>.csv"); `content` gives the file, a refusal, or a page that says what may be
    meant, and raises NotFound where there is no such file; then the answer says where files like it are `listed`. `unread`: of a file that
    is the same whatever the parameters say, what the page it belongs to would say of them."""

    path: str
    content: Callable[[Request], Answer]
    listed: str = texts.NO_FILE
    unread: Callable[[Request], Iterable[Notice]] = lambda _: ()

    def answer(self, request: Request) -> Answer:
        """The file, or a refusal where the address says what nobody knows. News that is nobody's mistake is no reason for one: the file says
        its data version itself."""
        refused = wrong(self.unread(request))
        return Refusal(texts.NOT_READ, refused) if refused else self.content(request)


class TableContent(Protocol):
    """A table for people (words, German numbers) or for programs (`machine`: codes, plain numbers)."""

    def __call__(self, request: Request, /, *, machine: bool) -> Answer:
        """The table for a request."""


def tables(path: str, content: TableContent) -> tuple[File, File]:
    """The same table twice: at `path`.csv for people, at `path`-programme.csv for programs."""
    return (
        File(f"{path}.csv", partial(content, machine=False)),
        File(f"{path}{MACHINE}.csv", partial(content, machine=True)),
    )


def attachment(content: bytes, name: str, *, demo: bool | None = None) -> Attachment:
    """A file named praeventionsatlas_<name>_<version>.<ending>, with a mark where it holds invented data (by default: as the build does)."""
    stem, _, ending = name.rpartition(".")
    build = frame.build()
    mark = "_demodaten" if (build["demo"] if demo is None else demo) else ""
    return Attachment(content, f"praeventionsatlas_{stem}_{build['version']}{mark}.{ending}")


def csv_file(table: Table, stem: str, *, machine: bool) -> Attachment:
    """A table as CSV; `stem` is its name, which gets an ending of its own where it is for programs."""
    return (
        attachment(machine_csv(table), f"{stem}{MACHINE}.csv")
        if machine
        else attachment(german_csv(table), f"{stem}.csv")
    )


def too_wide(notices: Iterable[Notice]) -> list[Notice]:
    """What would let a file hold more than its address asks for."""
    return [replace(notice, status=WRONG) for notice in notices if notice.page_only]


def missing(listed: str) -> NotFound:
    """What to raise where there is no such file: a page that says where files like it are `listed`."""
    page = documents.message(texts.NOT_FOUND_TITLE, texts.NOT_FOUND, listed)
    return NotFound(response=Response(page, NotFound.code, mimetype="text/html"))


def register(server: Flask, files: Iterable[File]) -> None:
    """One route per file."""

    def answer_with(file: File) -> None:
        def view(**arguments: str) -> Response:
            try:
                answer = file.answer(documents.current_request(**arguments))
            except NotFound:
                raise missing(file.listed) from None
            return response(answer, server.extensions[documents.PAGES])

        server.add_url_rule(file.path, f"file:{file.path.replace('.', ':')}", view)

    for file in files:
        answer_with(file)


def response(answer: Answer, navigation: Sequence[Page] = ()) -> Response:
    """The answer to the current request; `navigation` stands in the head of a page."""
    if isinstance(answer, Document):
        return documents.respond(answer, navigation)
    if isinstance(answer, Refusal):
        lines = [answer.head, *(f"– {notice.message}" for notice in answer.notices)]
        return Response("\n".join(lines) + "\n", status_of(answer.notices), mimetype="text/plain")
    reply = delivery.Answer(answer.content, content_type=answer.mimetype)
    disposition = "inline" if answer.inline else "attachment"
    reply.headers["Content-Disposition"] = f'{disposition}; filename="{answer.name}"'
    reply.keep = True
    return reply
