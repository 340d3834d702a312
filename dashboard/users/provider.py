"""The identity provider of ATLAS_AUTH=oidc: where its addresses are, what it is asked, and what of its answers is believed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from dashboard.texts import users as texts
from dashboard.users import own_area, user_file
from dashboard.users.roles import SIGNED_IN, Role, User
from dashboard.users.settings import SettingError
from dashboard.web import canonical

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
TIMEOUT_SECONDS = 5
METADATA_SECONDS = 3600
LONGEST_ACCOUNT = 200
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri", "issuer")
_metadata: dict[str, tuple[float, Mapping[str, Any]]] = {}


class ProviderError(Exception):
    """The provider cannot be asked, or what it says cannot be believed; the message is for the log."""


class NoRoleError(Exception):
    """The provider knows somebody who has no role here; the message is German and says what is missing."""


@dataclass(frozen=True)
class Settings:
    """`roles`: from a value of the claim to a role, in the order of their precedence."""

    issuer: str
    client_id: str
    client_secret: str
    role_claim: str
    roles: Mapping[str, Role]
    area_claim: str
    scope: str


def settings() -> Settings:
    """ATLAS_OIDC_*, and ATLAS_ADDRESS, to which the provider leads back. Raises SettingError."""

    def stated(name: str, default: str = "") -> str:
        return os.environ.get(f"ATLAS_OIDC_{name}", "").strip() or default

    missing = [f"ATLAS_OIDC_{name}" for name in ("ISSUER", "CLIENT_ID", "ROLES") if not stated(name)]
    missing += [] if canonical.absolute("") else ["ATLAS_ADDRESS"]
    if missing:
        raise SettingError(texts.PROVIDER_SETTINGS_MISSING.format(names=", ".join(missing)))
    own = urlsplit(canonical.absolute(""))
    if own.scheme not in ("http", "https") or not own.hostname:
        raise SettingError(texts.ADDRESS_WRONG.format(value=canonical.absolute("")))
    issuer = urlsplit(stated("ISSUER"))
    if issuer.scheme != "https" and issuer.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise SettingError(texts.PROVIDER_WITHOUT_HTTPS.format(value=stated("ISSUER")))
    return Settings(
        stated("ISSUER").rstrip("/"),
        stated("CLIENT_ID"),
        stated("CLIENT_SECRET"),
        stated("ROLE_CLAIM", "roles"),
        _roles(stated("ROLES")),
        stated("AREA_CLAIM", "area"),
        stated("SCOPE", "openid"),
    )


def authorization_address(redirect: str, state: str, nonce: str, verifier: str) -> str:
    """Where somebody signs in; the provider is asked anew, so that nobody is sent to one that is down. Raises ProviderError."""
    _metadata.pop(settings().issuer, None)
    found: str = _client(redirect).create_authorization_url(
        metadata()["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce
    )[0]
    return found


def claims_of(code: str, redirect: str, nonce: str, verifier: str) -> tuple[Mapping[str, Any], str]:
    """What the provider says of whoever comes back with this code, proven by its signature, and the token that says so. Raises ProviderError."""
    try:
        token = _client(redirect).fetch_token(
            metadata()["token_endpoint"], grant_type="authorization_code", code=code, code_verifier=verifier
        )
        proven = _proven(str(token.get("id_token", "")), nonce, str(token.get("access_token", "")))
    except (AuthlibBaseError, JoseError, requests.RequestException, ValueError) as error:
        raise ProviderError(f"{type(error).__name__}: {error}") from error
    return proven, str(token["id_token"])


def user_of(claims: Mapping[str, Any]) -> User:
    """Whoever has these claims. Raises NoRoleError, and NotPublishedError where a Kommune cannot be looked up."""
    known = settings()
    account, held = str(claims.get("sub", "")), _values(claims, known.role_claim)
    role = next((role for name, role in known.roles.items() if name in held), None)
    if role is None or not 0 < len(account) <= LONGEST_ACCOUNT:
        raise NoRoleError(texts.PROVIDER_NO_ROLE)
    area = next(iter(_values(claims, known.area_claim)), "") if role is Role.KOMMUNE else ""
    if role is Role.KOMMUNE and not user_file.AREA.fullmatch(area):
        raise NoRoleError(texts.PROVIDER_NO_AREA)
    if area and (reason := own_area.reason_against(area)):
        raise NoRoleError(texts.PROVIDER_UNKNOWN_AREA.format(reason=reason))
    return User(account, role, area)


def logout_address(id_token: str, back: str) -> str:
    """Where somebody signs out at the provider, too; "" where it offers nothing of the kind, or cannot be asked."""
    try:
        address = metadata().get("end_session_endpoint", "")
    except ProviderError:
        return ""
    asked = {"id_token_hint": id_token, "client_id": settings().client_id, "post_logout_redirect_uri": back}
    return f"{address}?{urlencode(asked)}" if address and id_token else ""


def metadata() -> Mapping[str, Any]:
    """What the provider says of itself; asked when it is first needed, and again after an hour. Raises ProviderError."""
    issuer = settings().issuer
    known = _metadata.get(issuer)
    if known and known[0] > time.monotonic() - METADATA_SECONDS:
        return known[1]
    found = _json(f"{issuer}/.well-known/openid-configuration")
    if any(not isinstance(found.get(name), str) for name in _NEEDED) or found["issuer"].rstrip("/") != issuer:
        raise ProviderError(f"{issuer}: the discovery document is not of this issuer, or not whole")
    _metadata[issuer] = (time.monotonic(), found)
    return found


def _proven(id_token: str, nonce: str, access_token: str) -> Mapping[str, Any]:
    known = settings()
    keys = KeySet.import_key_set(_json(metadata()["jwks_uri"]))  # type: ignore[arg-type]
    decoded = jwt.decode(id_token, keys, algorithms=list(ALGORITHMS))
    options = {
        "iss": {"essential": True, "values": [metadata()["issuer"]]},
        "aud": {"essential": True, "value": known.client_id},
        "nonce": {"essential": True, "value": nonce},
    }
    params = {"nonce": nonce, "client_id": known.client_id, "access_token": access_token}
    claims = CodeIDToken(decoded.claims, decoded.header, options, params)
    claims.validate(leeway=60)
    return dict(claims)


def _json(address: str) -> Mapping[str, Any]:
    try:
        answer = requests.get(address, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise ProviderError(f"{address}: {error}") from error
    if not isinstance(found, dict):
        raise ProviderError(f"{address}: no object")
    return found


def _client(redirect: str) -> OAuth2Session:
    known = settings()
    return OAuth2Session(
        known.client_id,
        known.client_secret or None,
        scope=known.scope,
        redirect_uri=redirect,
        code_challenge_method="S256",
        default_timeout=TIMEOUT_SECONDS,
    )


def _values(claims: Mapping[str, Any], path: str) -> list[str]:
    """The values of a claim, one or many; a dot leads into an object: "realm_access.roles"."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for name in path.split("."):
            found = found.get(name) if isinstance(found, Mapping) else None
    return [str(each) for each in found] if isinstance(found, list) else [str(found)] if found else []


@cache
def _roles(stated: str) -> Mapping[str, Role]:
    """ "gruppe-a=leitstelle,gruppe-b=kommune". Raises SettingError."""
    pairs = [part.rpartition("=") for part in stated.split(",") if part.strip()]
    roles = {name.strip(): role.strip() for name, _, role in pairs}
    wrong = [f"{name}={role}" for name, role in roles.items() if not name or role not in SIGNED_IN]
    if wrong:
        raise SettingError(
            texts.PROVIDER_ROLES_WRONG.format(value=", ".join(wrong), possible=", ".join(sorted(SIGNED_IN)))
        )
    return {name: Role(role) for name, role in roles.items()}
