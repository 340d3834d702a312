"""The web application: its pages, the frame around them, and the server gunicorn starts."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from types import ModuleType, NoneType
from typing import Any

import dash
from dash import Dash, html
from flask import Flask, Response, abort, request

from dashboard import texts
from dashboard.exports import files, routes
from dashboard.pages import daten, gebiet, lage, vergleich
from dashboard.pages.anlaesse import page as anlaesse
from dashboard.pages.lage import routes as map_routes
from dashboard.queries import frame
from dashboard.web import assets, bodies, components, documents, errors, redirects, search_lists, shell, site_files
from dashboard.web.bodies import LARGEST_CALLBACK
from dashboard.web.delivery import Delivery
from dashboard.web.island import Islands
from dashboard.web.page import Document, Page

# Every page, in the order of the navigation.
DASH_PAGES: tuple[ModuleType, ...] = (lage,)
PAGES = (anlaesse.PAGE, vergleich.PAGE, daten.PAGE, gebiet.PAGE, gebiet.STRIP_PAGE)
FILES = (*routes.FILES, *gebiet.FILES)
CALLBACK = "/_dash-update-component"
READS = ("GET", "HEAD")
# Dash would load every script of the folder as a classic one; modules are loaded by the frame of the pages that use them.
ES_MODULES = r"^[a-z_]+\.js$"


def _links() -> list[tuple[str, str]]:
    return [(page.PATH, page.TITLE) for page in DASH_PAGES] + [
        (page.path, page.title) for page in PAGES if page.navigation
    ]


class Atlas(Dash):
    """Dash with our document around it."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """The document for the address asked for."""
        titles = dict(_links())
        title = f"{titles.get(request.path, texts.NOT_FOUND_TITLE)} – {texts.PRODUCT}"
        build = frame.build()
        notes = [*frame.attributions(), build["boundaries_note"]]
        shown = shell.Frame(
            request.path,
            _links(),
            build["version"],
            build["demo"],
            notes,
            map_routes.downloads(),
            self._preloads(),
            search_lists.addresses(),
            documents.PROFILE_ADDRESS,
            self._picture(),
        )
        return shell.document(shown, {**parts, "title": title, "app_entry": shell.entry()})

    def _picture(self) -> str:
        """The page asked for as an image, where it has one."""
        page: Any = _page()
        return str(page.picture(request.args.to_dict(flat=False))) if hasattr(page, "picture") else ""

    def _preloads(self) -> list[str]:
        """What the page asked for will fetch first, where it says so."""
        page: Any = _page()
        wanted: list[str] = page.preloads(request.args.to_dict(flat=False)) if hasattr(page, "preloads") else []
        return wanted


def _page() -> ModuleType | None:
    """The page asked for."""
    return next((each for each in DASH_PAGES if request.path == each.PATH), None)


def not_found(**_: Any) -> html.Div:
    """What stands under an address that is no page."""
    return components.page(texts.NOT_FOUND_TITLE, html.P(html.A(texts.BACK_HOME, href="/")), lead=texts.NOT_FOUND)


def _without_extra_slashes() -> Response | None:
    return redirects.without_extra_slashes([page.PATH for page in DASH_PAGES])


def _refuse_foreign_callback(app: Dash) -> None:
    """Our scripts send the name of a callback and texts; anything else is somebody's try, and no error of ours."""
    if request.path != CALLBACK or request.method != "POST":
        return
    said = request.get_json(silent=True)
    body = said if isinstance(said, dict) else {}
    inputs = body.get("inputs")
    is_known = isinstance(body.get("output"), str) and body["output"] in app.callback_map and isinstance(inputs, list)
    if not is_known or not all(
        isinstance(each, dict) and isinstance(each.get("value"), (str, NoneType)) for each in inputs or ()
    ):
        abort(HTTPStatus.BAD_REQUEST)


def _require_database() -> None:
    """Every address but the assets needs the database; without it the visitor reads why (see _not_published)."""
    if not request.path.startswith("/assets/") and request.path not in ("/robots.txt", "/favicon.ico"):
        frame.build()


def _status_of_document(response: Response) -> Response:
    """Dash answers every address with 200: an unknown page is 404, and a page says itself what it makes of its parameters."""
    is_document = response.status_code == 200 and response.mimetype == "text/html" and request.method in READS
    if is_document and request.endpoint in ("/", "/<path:path>"):  # routes of Dash
        page: Any = _page()
        response.status_code = (
            404 if page is None else page.status(request.args.to_dict(flat=False)) if hasattr(page, "status") else 200
        )
    return response


def _register_pages(register: Any) -> None:
    dash.page_registry.clear()
    for position, page in enumerate(DASH_PAGES):
        title = f"{page.TITLE} – {texts.PRODUCT}"
        register(page.__name__, path=page.PATH, name=page.TITLE, title=title, order=position, layout=page.layout)
    register("not_found_404", title=f"{texts.NOT_FOUND_TITLE} – {texts.PRODUCT}", layout=not_found)


def create_app() -> Dash:
    """The application with its pages and routes; needs no database yet."""
    server = Flask("dashboard", static_folder=None)
    server.url_map.merge_slashes = False  # see web/redirects.py
    server.before_request(_without_extra_slashes)
    server.before_request(
        partial(bodies.refuse_bodies, lambda path: LARGEST_CALLBACK if path.endswith(CALLBACK) else 0)
    )
    server.before_request(_require_database)
    errors.register(server)
    server.register_blueprint(site_files.blueprint())
    server.register_blueprint(assets.blueprint())
    settings: dict[str, Any] = {"server": server, "title": texts.PRODUCT, "update_title": None}
    app = Atlas(
        __name__,
        **settings,
        use_pages=True,
        pages_folder="",
        serve_locally=True,
        assets_ignore=ES_MODULES,
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    _register_pages(dash.register_page)
    app.layout = html.Div(dash.page_container)
    server.before_request(partial(_refuse_foreign_callback, app))
    legacy = tuple(Page(page.TITLE, page.PATH, page.TITLE, lambda _: Document("", "", "")) for page in DASH_PAGES)
    with server.test_request_context("/"):
        app._setup_server()  # type: ignore[no-untyped-call]
    documents.register(server, PAGES, Islands(server, PAGES), legacy)
    server.register_blueprint(map_routes.blueprint())
    server.register_blueprint(search_lists.blueprint())
    files.register(server, FILES)
    Delivery(server, lambda: list(app.csp_hashes()))
    server.after_request(_status_of_document)
    return app


def warm_up(app: Dash) -> None:
    """One request before all others: Dash registers its pages at the first one, which must not happen in two threads at once.

    It asks for a file, not for a page: this runs before gunicorn forks, and a database opened before the fork crashes the workers.
    """
    with app.server.test_client() as client:
        client.get(app.get_asset_url("zeichen.svg")).close()


app = create_app()
server = app.server
warm_up(app)
