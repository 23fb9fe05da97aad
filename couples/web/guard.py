"""Every page is closed to strangers unless it says otherwise: who is not signed in is shown the way to sign in."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from couples.web import login

View = TypeVar("View", bound=Callable[..., Any])
ALWAYS_OPEN = frozenset({"asset", "icon", "static"})


def open_to_all(view: View) -> View:
    """Marks a page that may be seen signed out."""
    view.open_to_all = True  # type: ignore[attr-defined]  # a mark on the function, read below
    return view


def is_open(endpoint: str) -> bool:
    """Whether strangers may see what stands at ``endpoint``."""
    return endpoint in ALWAYS_OPEN or getattr(current_app.view_functions[endpoint], "open_to_all", False)


def own_path(path: str | None) -> str | None:
    """A path of this server, or None: nobody is sent elsewhere by a crafted link."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return None
    return path


def register(app: Flask) -> None:
    """Stands before every page."""

    @app.before_request
    def ask_who() -> Response | None:
        if request.endpoint is None or is_open(request.endpoint) or login.current():
            return None
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("enter.sign_in", next=back if back != "/" else None), 303)
