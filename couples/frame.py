"""The frame of the house before anyone lives in it: the app, the socket server, and who may knock.

Everything here follows from the settings alone; ``wiring`` puts the rooms in.
"""

import hmac
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask_socketio import SocketIO

from couples import places
from couples.domain.signpost import in_order
from couples.realtime import door
from couples.services.wire import LARGEST
from couples.settings import Settings
from couples.store.keyring import Keyring
from couples.store.library_help import SHIPPED, load_help
from couples.web import login
from couples.web.house import Front


def flask_app(settings: Settings, keyring: Keyring) -> Flask:
    app = Flask("couples", template_folder=str(places.templates()), static_folder=str(places.static()))
    app.config.update(SECRET_KEY=keyring.secret("login"), MAX_CONTENT_LENGTH=LARGEST, WTF_CSRF_TIME_LIMIT=None)
    if settings.public_url:  # then no other name is ours; from this machine itself it may be asked by any of its own
        named = [urlsplit(origin).hostname or "" for origin in (settings.public_url, *settings.allowed_origins)]
        app.config["TRUSTED_HOSTS"] = [*named, "localhost", "127.0.0.1"]
    if settings.behind_proxy:
        from werkzeug.middleware.proxy_fix import ProxyFix

        hops = settings.trusted_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as Flask's manual does
    return app


def socket_server(settings: Settings, app: Flask) -> SocketIO:
    own = {origin for origin in (settings.public_url, *settings.allowed_origins) if origin}

    def ours(origin: str | None, environ: dict[str, Any]) -> bool:
        scheme = "https" if settings.tls else "http"
        return origin in own or (not settings.behind_proxy and origin == f"{scheme}://{environ.get('HTTP_HOST')}")

    return door.a_socketio(app, mode=settings.async_mode, ours=ours)


def whence(settings: Settings) -> Callable[[dict[str, Any]], str]:
    """Where a request for the live connection comes from: the outermost address that our own proxies vouch for."""

    def address(environ: dict[str, Any]) -> str:
        hops = [hop.strip() for hop in str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if settings.behind_proxy and len(hops) >= settings.trusted_hops:
            return hops[-settings.trusted_hops]
        return str(environ.get("REMOTE_ADDR") or "")

    return address


def front(settings: Settings) -> Front:
    """Raises what reading the host's help lines raises: nobody starts with half of them."""
    return Front(
        product=settings.product_name,
        operator=settings.operator,
        away=settings.leave_to,
        countries=in_order(load_help(settings.help_dir or SHIPPED), settings.country or ""),
        language=settings.language,
        demo=settings.demo,
        plain_http=settings.plain_http,
    )


def seat_tokens(keyring: Keyring) -> Callable[[str], str]:
    secret = keyring.secret("seat")
    return lambda login_id: hmac.digest(secret, login_id.encode(), "sha256").hex()


def who_came(app: Flask, environ: dict[str, Any]) -> tuple[str, str] | None:
    """Whose cookie came with a socket: asked once at connect; every command reads the login's row again."""
    with app.request_context(environ):
        here = login.current()
        return (here[0].id, here[1].id) if here else None
