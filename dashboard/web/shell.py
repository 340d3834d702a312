"""The document around every page: head, header, navigation, footer. Plain HTML, so it stands before any script runs and without one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from dashboard import texts
from dashboard.texts.comparison_page import HEADER_SEARCH, SEARCH


@dataclass(frozen=True)
class Frame:
    """What the frame says: the page it surrounds, the finished pages as (path, title), and the build.

    `without_script` are files as (address, name) and `picture` the address of the map, for browsers without scripts; `preloads` are
    addresses the page's scripts will fetch first. `search` are the addresses of the lists the search boxes look through; `profile` is
    where choosing an area leads ("{id}" for its key), "" for no box in the head.
    """

    path: str
    links: Sequence[tuple[str, str]]
    version: str
    demo: bool
    attributions: Sequence[str]
    without_script: Sequence[tuple[str, str]]
    preloads: Sequence[str]
    search: Mapping[str, str] = field(default_factory=dict)
    profile: str = ""
    picture: str = ""


def _link(address: str, text: str, current: bool = False) -> str:
    mark = ' aria-current="page"' if current else ""
    return f'<a href="{escape(address)}"{mark}>{escape(text)}</a>'


def _header(shown: Frame) -> str:
    links = "".join(f"<li>{_link(path, title, path == shown.path)}</li>" for path, title in shown.links)
    version = f'<p class="datenstand">{texts.DATA_VERSION} <span>{escape(shown.version)}</span></p>'
    lists = escape(json.dumps({**shown.search, "words": SEARCH}, ensure_ascii=False))
    return (
        f'<header class="kopf" data-suchlisten="{lists}"><div class="kopf-innen"><a class="produkt" href="/">{texts.PRODUCT}</a>'
        f'<nav aria-label="{texts.NAVIGATION}"><ul>{links}</ul></nav><div class="kopf-rechts">{_search(shown)}{version}</div></div></header>'
    )


def _search(shown: Frame) -> str:
    """The box for all areas; a script opens it, without one it stays shut."""
    if not shown.profile:
        return ""
    return (
        f'<div class="kopf-suche" role="search"><input id="kopf-suche" type="search" autocomplete="off" aria-label="{HEADER_SEARCH}" '
        f'placeholder="{HEADER_SEARCH}" data-ziel="{escape(shown.profile)}" disabled></div>'
    )


def _demo(shown: Frame) -> str:
    return (
        f'<aside class="demostreifen" aria-label="{texts.DEMO_MARK}"><p>{texts.DEMO_STRIPE}</p></aside>'
        if shown.demo
        else ""
    )


def _no_script(shown: Frame) -> str:
    if not shown.without_script:
        return ""  # a page that needs none
    links = "".join(f"<li>{_link(address, text)}</li>" for address, text in shown.without_script)
    drawn = (
        f'<img class="ohne-skript-karte" src="{escape(shown.picture)}" alt="{texts.NO_SCRIPT_PICTURE}">'
        if shown.picture
        else ""
    )
    return f'<noscript>{drawn}<div class="meldung meldung-hinweis ohne-skript"><p>{texts.NO_SCRIPT}</p><ul>{links}</ul></div></noscript>'


def _footer(shown: Frame) -> str:
    sources = "".join(f"<li>{escape(text)}</li>" for text in dict.fromkeys(shown.attributions))
    return f'<footer class="fuss"><div class="fuss-innen"><p>{texts.SOURCES}</p><ul>{sources}</ul></div></footer>'


def _preload(address: str) -> str:
    return f'<link rel="preload" as="fetch" href="{escape(address)}" crossorigin="anonymous">'


def document(shown: Frame, parts: dict[str, str]) -> str:
    """The whole HTML document; `parts` are the pieces Dash makes (metas, title, css, app_entry, config, scripts, renderer)."""
    return f"""<!DOCTYPE html>
<html lang="de">
<head>{parts["metas"]}<title>{parts["title"]}</title>
<link rel="icon" href="/assets/zeichen.svg" type="image/svg+xml">{parts["css"]}{"".join(map(_preload, shown.preloads))}</head>
<body><a class="sprung" href="#inhalt">{texts.SKIP}</a>{_demo(shown)}{_header(shown)}
<main id="inhalt" tabindex="-1">{_no_script(shown)}{parts["app_entry"]}</main>{_footer(shown)}
{parts["config"]}{parts["scripts"]}{parts["renderer"]}</body></html>"""


def entry() -> str:
    """Where Dash puts the page, with what stands there until then."""
    return f'<div id="react-entry-point"><div class="laedt" role="status">{texts.LOADING}</div></div>'
