"""A page runs only this server's own code, talks to nobody else, and leaves no copy of itself behind."""

import re

from flask import Flask, Response, request

NEEDLESS = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen geolocation gyroscope"
    " magnetometer microphone midi payment picture-in-picture publickey-credentials-create publickey-credentials-get"
    " serial storage-access usb xr-spatial-tracking"
).split()
PERMISSIONS = ", ".join(["screen-wake-lock=(self)", *(f"{name}=()" for name in NEEDLESS)])
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
            f"connect-src 'self'{socket}",
            "manifest-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def register(app: Flask) -> None:
    """Puts the headers on every answer, errors and files too."""

    @app.after_request
    def protect(answer: Response) -> Response:
        headers = answer.headers
        headers["Content-Security-Policy"] = policy(request.host, secure=request.is_secure)
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
