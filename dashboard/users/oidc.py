"""ATLAS_AUTH=oidc: to the identity provider, and back from it."""

from __future__ import annotations

import logging
import secrets
from http import HTTPStatus

from flask import Flask, Response, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from dashboard.texts import users as texts
from dashboard.users import login, provider, refusals, secret, settings
from dashboard.users.access import open_to
from dashboard.users.provider import NoRoleError, ProviderError
from dashboard.users.refusals import LOGIN, NEXT, Message, own_path
from dashboard.users.roles import EVERYBODY
from dashboard.web import canonical

LOG = logging.getLogger(__name__)
AWAY, BACK = f"{LOGIN}/extern", f"{LOGIN}/rueckkehr"
COOKIE = "atlas_anmeldung"
SECONDS = 600  # for signing in at the provider


def register(server: Flask) -> None:
    """The two addresses. Raises SettingError where the provider is not described."""
    provider.settings()
    with open_to(server, EVERYBODY):
        server.add_url_rule(AWAY, "login_away", away)
        server.add_url_rule(BACK, "login_back", back)


def away() -> Response:
    """To the provider, with what proves on the way back that it is the same browser."""
    state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    try:
        address = provider.authorization_address(canonical.absolute(BACK), state, nonce, verifier)
    except ProviderError as error:
        return _failed(error)
    answer = login.private(Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address}))
    remembered = _serializer().dumps([state, nonce, verifier, own_path(request.args.get(NEXT, ""))])
    _set_cookie(answer, remembered, SECONDS)
    return answer


def back() -> Response:
    """From the provider, with a code."""
    try:
        state, nonce, verifier, go_on = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=SECONDS)
    except (BadSignature, ValueError):
        return _say(texts.PROVIDER_LATE, HTTPStatus.BAD_REQUEST)
    if not secrets.compare_digest(request.args.get("state", "").encode(), state.encode()):
        return _say(texts.PROVIDER_LATE, HTTPStatus.BAD_REQUEST)
    code = request.args.get("code", "")
    if not code:  # declined there
        return _say(texts.PROVIDER_DECLINED, HTTPStatus.FORBIDDEN)
    try:
        claims, id_token = provider.claims_of(code, canonical.absolute(BACK), nonce, verifier)
        user = provider.user_of(claims)
    except ProviderError as error:
        return _failed(error)
    except NoRoleError as error:
        LOG.warning(texts.PROVIDER_REFUSED, error)
        return _say(str(error), HTTPStatus.FORBIDDEN)
    answer = login.welcome(user, go_on, id_token)
    _set_cookie(answer, "", 0)
    return answer


def logout_address(id_token: str) -> str:
    """Where to sign out at the provider, "" where it offers nothing."""
    return provider.logout_address(id_token, canonical.absolute(LOGIN))


def _failed(error: ProviderError) -> Response:
    LOG.error("Anmeldung über den Anbieter nicht möglich: %s", error)
    return _say(texts.PROVIDER_FAILED, HTTPStatus.SERVICE_UNAVAILABLE)


def _say(reason: str, status: HTTPStatus) -> Response:
    return login.private(refusals.say(Message(texts.NO_LOGIN_TITLE, (reason,)), status))


def _set_cookie(answer: Response, value: str, seconds: int) -> None:
    answer.set_cookie(
        COOKIE, value, max_age=seconds, path=LOGIN, secure=settings.is_secure(), httponly=True, samesite="Lax"
    )


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret.key(), salt="provider")
