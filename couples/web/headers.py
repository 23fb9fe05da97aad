"""A page runs only this server's own code, talks to nobody else, and leaves no copy of itself behind."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NEEDLESS = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen geolocation gyroscope"
    " magnetometer midi payment picture-in-picture publickey-credentials-create publickey-credentials-get"
    " serial storage-access usb xr-spatial-tracking"
).split()
PERMISSIONS = ", ".join(["screen-wake-lock=(self)", "microphone=(self)", *(f"{name}=()" for name in NEEDLESS)])
HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")
ONE_YEAR = 31_536_000


def policy(host: str, *, secure: bool) -> str:
    """The content security policy. ``host`` names our own socket for browsers whose 'self' leaves sockets out."""
    socket = f" {'wss' if secure else 'ws'}://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            f"connect-src 'self'{socket}",
            "manifest-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def on_the_line_too(app: "WSGIApplication") -> "WSGIApplication":
    """The live connection answers beside Flask; what it answers is neither a page nor anybody else's to read."""
    missing = [
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        def begin(
            status: str, headers: list[tuple[str, str]], error: "OptExcInfo | None" = None
        ) -> Callable[[bytes], object]:
            has = {name.lower() for name, _ in headers}
            return start(status, headers + [each for each in missing if each[0].lower() not in has], error)

        return app(environ, begin if environ["PATH_INFO"].startswith("/socket.io") else start)

    return answer


def register(app: Flask) -> None:
    """Puts the headers on every answer, errors and files too."""
    app.wsgi_app = on_the_line_too(app.wsgi_app)  # type: ignore[method-assign, assignment]  # as Flask's manual does

    @app.after_request
    def protect(answer: Response) -> Response:
        headers = answer.headers
        headers["Content-Security-Policy"] = policy(request.environ.get("HTTP_HOST", ""), secure=request.is_secure)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["X-Robots-Tag"] = "noindex, nofollow"
        if request.is_secure:
            headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
        if request.endpoint not in {"asset", "static"}:
            headers["Cache-Control"] = "no-store"
        return answer
