"""One file brought from a publisher's server onto the disk: whole and of the right kind, or a German reason why not."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from pipelines.catalog import Download
from pipelines.problems import words_of
from pipelines.store.releases import SIGNATURES

# What a publisher's file is never served as; a firewall's page, a picture, an answer for programs.
_OTHER_TYPES = ("text/html", "application/xhtml", "image/", "video/", "audio/", "application/json", "application/pdf")
_AGAIN_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_WORDS = {
    400: "versteht die Anfrage nicht",
    401: "verlangt eine Anmeldung",
    403: "lässt dieses Programm nicht zu",
    404: "kennt die Adresse nicht (mehr)",
    410: "bietet die Datei nicht mehr an",
    429: "verlangt eine längere Pause",
}
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True)
class Limits:
    """How long to wait and how much to take, in seconds and bytes. Between attempts the pause doubles."""

    connect_seconds: float = 10
    silence_seconds: float = 30
    whole_seconds: float = 900
    most_bytes: int = 1_000_000_000
    attempts: int = 3
    pause_seconds: float = 2
    longest_pause_seconds: float = 60


@dataclass(frozen=True)
class Downloaded:
    """A file on the disk: the name its server gives it, and the day it says the file was last changed."""

    path: Path
    name: str
    modified: date | None


class DownloadError(Exception):
    """Why a file could not be had: a German sentence without cure."""


class _InterruptedError(Exception):
    """The transfer ended early; what there is may be continued, after the pause the server asks for."""

    def __init__(self, reason: str, pause_seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.pause_seconds = pause_seconds


def client(limits: Limits) -> httpx.Client:
    """A client that says what it wants, follows a few redirects and never waits for ever."""
    return httpx.Client(
        timeout=httpx.Timeout(limits.silence_seconds, connect=limits.connect_seconds),
        follow_redirects=True,
        max_redirects=5,
        headers={"Accept-Language": "de", "Accept-Encoding": "identity"},
    )


def download(http: httpx.Client, url: str, wanted: Download, folder: Path, limits: Limits) -> Downloaded:
    """Bring the file into `folder`. Raises DownloadError; what is in the folder then is of no use."""
    transfer = _Transfer(http, url, folder / "transfer", limits)
    try:
        response = transfer.run()
    except OSError as error:
        raise DownloadError(f"Die Datei lässt sich nicht zwischenspeichern: {words_of(error)}.") from error
    _require_file(transfer.path, response, wanted)
    return Downloaded(transfer.path, _name_of(response), _modified(response))


class _Transfer:
    """The attempts to get one file; each goes on where the one before was cut off, if the server can do that."""

    def __init__(self, http: httpx.Client, url: str, path: Path, limits: Limits) -> None:
        self.path = path
        self._http, self._url, self._limits = http, url, limits
        self._deadline = time.monotonic() + limits.whole_seconds
        self._mark: str | None = None

    def run(self) -> httpx.Response:
        self.path.write_bytes(b"")
        reason = ""
        for attempt in range(self._limits.attempts):
            try:
                return self._attempt()
            except _InterruptedError as error:
                reason = str(error)
                if attempt + 1 < self._limits.attempts:
                    pause = max(error.pause_seconds, self._limits.pause_seconds * 2**attempt)
                    time.sleep(min(pause, self._limits.longest_pause_seconds))
        raise DownloadError(f"{reason} ({self._limits.attempts} Versuche).")

    def _attempt(self) -> httpx.Response:
        so_far = self.path.stat().st_size if self._mark else 0
        headers = {"Range": f"bytes={so_far}-", "If-Range": self._mark} if so_far and self._mark else {}
        try:
            with self._http.stream("GET", self._url, headers=headers) as response:
                self._require_answer(response, so_far)
                self._write(response, so_far if response.status_code == 206 else 0)
                return response
        except httpx.TimeoutException as error:
            raise _InterruptedError("Der Server antwortet nicht rechtzeitig") from error
        except httpx.TooManyRedirects as error:
            raise DownloadError("Der Server leitet immer weiter um.") from error
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise DownloadError("Der Server leitet auf keine Adresse im Netz um.") from error
        except httpx.ConnectError as error:
            raise _InterruptedError("Der Server ist nicht zu erreichen") from error
        except httpx.DecodingError as error:
            raise _InterruptedError("Der Server liefert einen unlesbaren Datenstrom") from error
        except httpx.HTTPError as error:
            raise _InterruptedError("Der Server bricht die Übertragung ab") from error

    def _require_answer(self, response: httpx.Response, so_far: int) -> None:
        """A whole file, or the rest that was asked for."""
        code = response.status_code
        if code in _AGAIN_LATER:
            asked = response.headers.get("retry-after", "")
            said = f": Er {_WORDS[code]}" if code in _WORDS else ""
            raise _InterruptedError(
                f"Der Server antwortet mit {code}{said}", float(asked) if asked.isdecimal() else 0.0
            )
        if code == 416:
            # what there is does not fit the file of now: from the start
            self._mark = None
            raise _InterruptedError("Der Server kann die Übertragung nicht fortsetzen")
        rest = _RANGE.fullmatch(response.headers.get("content-range", ""))
        if code == 206 and (rest is None or int(rest[1]) != so_far):
            self._mark = None
            raise _InterruptedError("Der Server setzt die Übertragung an der falschen Stelle fort")
        if code not in {200, 206}:
            raise DownloadError(
                f"Der Server antwortet mit {code}" + (f": Er {_WORDS[code]}." if code in _WORDS else ".")
            )
        announced = response.headers.get("content-length", "")
        if announced.isdecimal() and so_far + int(announced) > self._limits.most_bytes:
            raise DownloadError(f"Die Datei ist mit {int(announced) // 1_000_000} MB größer als erwartet.")

    def _write(self, response: httpx.Response, start: int) -> None:
        plain = response.headers.get("content-encoding", "identity") == "identity"
        self._mark = _validator(response) if plain else None
        with self.path.open("r+b") as file:
            file.truncate(start)
            file.seek(start)
            # of no size, else a slow server would fill a chunk long after the deadline
            for chunk in response.iter_bytes():
                file.write(chunk)
                if file.tell() > self._limits.most_bytes:
                    raise DownloadError(f"Die Datei ist größer als {self._limits.most_bytes // 1_000_000} MB.")
                if time.monotonic() > self._deadline:
                    raise DownloadError("Der Server liefert zu langsam.")


def _validator(response: httpx.Response) -> str | None:
    """What tells that the file is still the same when a transfer is continued; a weak ETag does not."""
    tag = response.headers.get("etag", "")
    strong = bool(tag) and not tag.startswith("W/")
    return str(tag) if strong else response.headers.get("last-modified") or None


def _require_file(path: Path, response: httpx.Response, wanted: Download) -> None:
    """A download counts only when type, size and content are right; the publisher's firewall answers some clients with a page."""
    kind = response.headers.get("content-type", "").lower()
    with path.open("rb") as file:
        start = file.read(512)
    if start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] == b"<":
        raise DownloadError("Statt der Datei kam eine HTML-Seite.")
    if kind.startswith(_OTHER_TYPES):
        raise DownloadError(f"Statt der Datei kam etwas anderes ({kind.partition(';')[0]}).")
    size = path.stat().st_size
    if size < wanted.min_bytes:
        raise DownloadError(f"Die Antwort hat nur {size} Byte, erwartet sind mindestens {wanted.min_bytes}.")
    if not start.startswith(SIGNATURES.get(wanted.suffix, b"")):
        raise DownloadError(f"Der Inhalt ist keine {wanted.suffix}-Datei.")


def _name_of(response: httpx.Response) -> str:
    """What the server calls the file: in a header, else at the end of the address it came from."""
    header = Message()
    header["content-disposition"] = response.headers.get("content-disposition", "")
    name = header.get_filename() or unquote(urlsplit(str(response.url)).path)
    return re.sub(r"[^\w.-]", "_", name.replace("\\", "/").rpartition("/")[2])[-100:]


def _modified(response: httpx.Response) -> date | None:
    """The day in Last-Modified; None where there is none, or nonsense."""
    try:
        return parsedate_to_datetime(response.headers["last-modified"]).date()
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
