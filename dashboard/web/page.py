"""What a page is: an address, a title, and a function from a request to a document. Everything a visitor opens is one of these.

A document is a pure function of the published version and the address, so its bytes may be remembered (see web/delivery.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.web.assets import SHEET
from dashboard.web.links import Link


@dataclass(frozen=True)
class Request:
    """An address taken apart. `path` as asked for; `arguments` from the rule of the page; `parameters` of the query, each with all its
    values in their order."""

    path: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """What a page answers with.

    `title` for the tab, without the name of the product; `template` a file below dashboard/pages or dashboard/templates, which sees
    `content` (a small dataclass) under that name; `status` of HTTP; `preloads` addresses the scripts will fetch first; `scripts` ES modules
    below dashboard/assets, `sheet` the style sheet (web/assets.py); `feed` what a feed reader may follow instead of the page; `location`
    another address that answers instead. `keep`: whether the bytes may be remembered; `reload_seconds`: after which the page is asked for
    anew where no script runs, 0 for never; `frame` the template around it; `embeddable`: it may stand in a frame of another site; `embedding`:
    the address by which oEmbed knows its figure, "" where it has none.
    """

    title: str
    template: str
    content: Any
    status: int = 200
    preloads: Sequence[str] = ()
    scripts: Sequence[str] = ()
    sheet: str = SHEET
    feed: Link | None = None
    location: str = ""
    keep: bool = True
    reload_seconds: int = 0
    frame: str = "frame.html.j2"
    embeddable: bool = False
    embedding: str = ""


@dataclass(frozen=True)
class Island:
    """A conversation inside a document, held by Dash (see web/island.py).

    `layout` gives its components; it asks no database, for it is drawn once when the server starts. `add_callbacks` adds its callbacks to
    the Dash application it is given. Ids begin with the name of the page. `accepts`: types of the values that are not texts, by
    "id.property" (see web/callbacks.py).
    """

    layout: Callable[[], Any]
    add_callbacks: Callable[[Any], None]
    accepts: Mapping[str, tuple[type, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """`path` is a rule of the web server ("/gebiet/<path:area>"), `title` stands in the navigation. `name` is the endpoint.

    `island`: the conversation it holds, if it does. `navigation`, `footer`: whether the page stands in the head, in the foot of every page.
    `more_paths`: further rules that lead to it.
    """

    name: str
    path: str
    title: str
    document: Callable[[Request], Document]
    island: Island | None = None
    navigation: bool = True
    footer: bool = False
    more_paths: Sequence[str] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Every rule that leads to this page."""
        return (self.path, *self.more_paths)
