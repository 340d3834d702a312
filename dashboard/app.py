"""The web application: its pages, its files, and the server gunicorn starts."""

from __future__ import annotations

from functools import partial

from flask import Flask, request

from dashboard import db, texts
from dashboard.api import blueprint as api
from dashboard.api import page as api_page
from dashboard.briefings import job_page as briefing_jobs
from dashboard.briefings import page as briefing
from dashboard.briefings import routes as briefing_routes
from dashboard.exports import analysis, change_files, exchange, files, routes, what_if
from dashboard.follow_up import routes as follow_up
from dashboard.maintenance import registry
from dashboard.maintenance import routes as maintenance
from dashboard.operations import access_log, health
from dashboard.operations import routes as operations
from dashboard.pages import analyse, daten, einbetten, gebiet, hinweise, lage, vergleich
from dashboard.pages.anlaesse import page as anlaesse
from dashboard.pages.einbetten import oembed
from dashboard.pages.lage import routes as map_routes
from dashboard.pages.neues import page as neues
from dashboard.queries import frame
from dashboard.users import access, pages, refusals, registration, settings
from dashboard.users.access import open_to
from dashboard.users.roles import EVERYBODY
from dashboard.web import assets, bodies, documents, embedding, errors, operator, redirects, search_lists, site_files
from dashboard.web.bodies import LARGEST_CALLBACK
from dashboard.web.delivery import Delivery
from dashboard.web.island import Islands
from dashboard.web.page import Document, Page

# Every page, in the order of the navigation; the last one answers every address nobody else has.
PAGES = (
    lage.PAGE,
    anlaesse.PAGE,
    vergleich.PAGE,
    *analyse.PAGES,
    neues.PAGE,
    briefing.PAGE,
    briefing_jobs.PAGE,
    *daten.PAGES,
    api_page.PAGE,
    *gebiet.PAGES,
    *hinweise.PAGES,
    *einbetten.PAGES,
    Page(
        "not_found",
        redirects.CATCH_ALL,
        texts.NOT_FOUND_TITLE,
        lambda _: Document(texts.NOT_FOUND_TITLE, "not_found.html.j2", None, 404),
        navigation=False,
    ),
)
FILES = (*routes.FILES, *change_files.FILES, *analysis.FILES, *exchange.FILES, *what_if.FILES, *gebiet.FILES)
WITHOUT_DATABASE = {"/robots.txt", "/favicon.ico", refusals.LOGIN, *health.PATHS}
CALLBACK = "/_dash-update-component"


def _read_version_of_address() -> None:
    """An address that names a version is answered from that one, as long as it is kept; any other from the one shown when the request began."""
    db.hold()
    db.read_from((request.view_args or {}).get("version"))


def _largest_body(path: str) -> int:
    """How many bytes an address takes."""
    return LARGEST_CALLBACK if path.endswith(CALLBACK) else pages.largest_body()


def _require_database() -> None:
    """Every public address but a few needs the database; without it the visitor reads why (see web/errors.py)."""
    is_free = access.is_internal() or request.path.startswith("/assets/") or request.path in WITHOUT_DATABASE
    if not is_free:
        frame.build()


def _require_operator_file() -> None:
    """A file or setting of the operator that cannot be used is said when the server starts, not to a visitor."""
    try:
        operator.statements()
        embedding.embedders()
        settings.check()
    except (operator.OperatorFileError, embedding.EmbeddersError, settings.SettingError) as error:
        raise SystemExit(str(error)) from None


def create_app() -> Flask:
    """The application with its pages and routes; needs no database yet."""
    _require_operator_file()
    server = Flask("dashboard", static_folder=None)
    # Werkzeug's own redirects lead to what the visitor sent as Host; ours are in web/redirects.py.
    server.url_map.merge_slashes = server.url_map.strict_slashes = False
    access_log.register(server)
    registration.register(server)
    server.before_request(partial(redirects.without_extra_slashes, access.may_lead_to))
    server.before_request(redirects.to_the_page_of_its_parameters)
    server.before_request(partial(bodies.refuse_bodies, _largest_body))
    server.before_request(_read_version_of_address)
    server.teardown_request(lambda _: db.release())
    server.before_request(_require_database)
    errors.register(server)
    with open_to(server, EVERYBODY):
        server.register_blueprint(site_files.blueprint())
        server.register_blueprint(assets.blueprint())
        documents.register(server, PAGES, Islands(server, PAGES))
        server.register_blueprint(map_routes.blueprint())
        server.register_blueprint(search_lists.blueprint())
        server.register_blueprint(briefing_routes.blueprint())
        server.register_blueprint(oembed.blueprint())
        files.register(server, FILES)
        api.register(server)
    # in the order of their navigation
    registry.register(server)
    maintenance.register(server)
    follow_up.register(server)
    operations.register(server)
    Delivery(server)
    return server


server = create_app()
