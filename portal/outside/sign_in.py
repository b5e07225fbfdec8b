"""Signing in elsewhere: the provider of identities of an administration, by OpenID Connect (code flow with PKCE).

Authlib and joserfc do the protocol. What the provider says of somebody is believed only from a token that it signed
for us, for this attempt, and that has not expired (OpenID Connect Core 3.1.3.7).
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from portal.services.ports import Unavailable
from portal.services.staff_ports import Attempt, SignInRefused

DISCOVERY = "/.well-known/openid-configuration"
SECONDS = 3.0
"""Longest wait for one answer; a sign-in asks two or three times."""
ALGORITHMS = ("RS256", "PS256", "ES256")
"""Signatures we take: of a key pair, never of a shared secret, and never none (ASVS 5.0 9.1.2)."""
LEEWAY = 60
"""Seconds that the provider's clock may differ from ours."""


class OpenIdProvider:
    """``portal.services.staff_ports.Provider``. ``now`` is the real time: a token lives by it."""

    def __init__(
        self, issuer: str, client: str, secret: str, scopes: tuple[str, ...], now: Callable[[], datetime]
    ) -> None:
        self._issuer, self._client, self._secret = issuer, client, secret
        self._scopes, self._now = scopes, now
        self._known: Mapping[str, Any] = {}

    def address(self, back: str, attempt: Attempt) -> str:
        """Where the browser goes to sign in; it comes back to ``back``. Raises Unavailable."""
        with self._session(back) as session:
            url, _ = session.create_authorization_url(
                self._about(session)["authorization_endpoint"],
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.verifier,
            )
            return str(url)

    def claims(self, answer: str, back: str, attempt: Attempt) -> Mapping[str, object]:
        """What the provider says of whoever came back. ``answer``: the query string it sent along.

        Raises SignInRefused, and Unavailable where the provider doesn't answer.
        """
        with self._session(back, attempt.state) as session:
            about = self._about(session)
            try:
                token = session.fetch_token(
                    about["token_endpoint"],
                    authorization_response=f"{back}?{answer}",
                    code_verifier=attempt.verifier,
                    timeout=SECONDS,
                )
                keys = KeySet.import_key_set(self._json(session, about["jwks_uri"]))
                return self._proven(str(token["id_token"]), keys, attempt)
            except RequestException as problem:
                raise Unavailable(f"the provider gave no token ({type(problem).__name__})") from problem
            except (AuthlibBaseError, JoseError, KeyError, ValueError) as problem:
                raise SignInRefused(f"the provider's answer is no proof ({type(problem).__name__})") from problem

    def leave_address(self, back: str) -> str:
        """Where the browser goes to sign out there too; "" where the provider has no such page. Raises Unavailable."""
        with self._session(back) as session:
            there = str(self._about(session).get("end_session_endpoint", ""))
        told = urlencode({"post_logout_redirect_uri": back, "client_id": self._client})
        return f"{there}?{told}" if there else ""

    def _proven(self, id_token: str, keys: KeySet, attempt: Attempt) -> Mapping[str, object]:
        token = jwt.decode(id_token, keys, algorithms=list(ALGORITHMS))
        options = {"iss": {"value": self._issuer, "essential": True}, "aud": {"value": self._client, "essential": True}}
        params = {"nonce": attempt.nonce, "client_id": self._client}
        claims = CodeIDToken(token.claims, token.header, options, params)
        claims.validate(now=int(self._now().timestamp()), leeway=LEEWAY)
        return dict(token.claims)

    def _session(self, back: str, state: str = "") -> OAuth2Session:
        return OAuth2Session(
            self._client,
            self._secret,
            scope=" ".join(self._scopes),
            redirect_uri=back,
            state=state or None,
            code_challenge_method="S256",
        )

    def _about(self, session: OAuth2Session) -> Mapping[str, Any]:
        """The provider's own description, read once."""
        if not self._known:
            try:
                found = self._json(session, self._issuer.rstrip("/") + DISCOVERY)
            except (RequestException, ValueError) as problem:
                raise Unavailable(f"the provider gave no description ({type(problem).__name__})") from problem
            if found.get("issuer") != self._issuer:
                raise Unavailable("the provider's description is another's: its issuer differs from ours")
            self._known = found
        return self._known

    def _json(self, session: OAuth2Session, url: str) -> Any:
        answer = session.get(url, withhold_token=True, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()
