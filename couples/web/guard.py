"""Every page is closed to strangers unless it says otherwise: who is not signed in is shown the way to sign in."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from couples.domain.people import Role
from couples.domain.refusal import Reason, Refused
from couples.web import login, resume

View = TypeVar("View", bound=Callable[..., Any])
PARTNERS = frozenset({Role.PARTNER})
ALWAYS_OPEN = frozenset({"asset", "icon", "static"})


def open_to_all(view: View) -> View:
    """Marks a page that may be seen signed out."""
    view.open_to_all = True  # type: ignore[attr-defined]  # a mark on the function, read below
    return view


def for_therapists(view: View) -> View:
    """Marks a page that only therapists have."""
    view.roles = frozenset({Role.THERAPIST})  # type: ignore[attr-defined]  # as above
    return view


def for_everyone(view: View) -> View:
    """Marks a page that partners and therapists have alike; without a mark it is for partners alone."""
    view.roles = frozenset(Role)  # type: ignore[attr-defined]  # as above
    return view


def for_partners(view: View) -> View:
    """Marks a page that is open to strangers, and to partners, but not to therapists."""
    view.roles = PARTNERS  # type: ignore[attr-defined]  # as above
    return view


def roles_of(endpoint: str) -> frozenset[Role]:
    """Who of those that are signed in has what stands at ``endpoint``."""
    marked: frozenset[Role] | None = getattr(current_app.view_functions[endpoint], "roles", None)
    return marked or (frozenset(Role) if is_open(endpoint) else PARTNERS)


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
        if request.endpoint is None or (roles_of(request.endpoint) == frozenset(Role) and is_open(request.endpoint)):
            return None
        if here := login.current():
            if here[0].role not in roles_of(request.endpoint):
                raise Refused(Reason.NO_SEAT)
            return None
        if is_open(request.endpoint):
            return None
        if request.method == "POST" and (page := resume.sign_in_page()):
            return make_response(page)
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("enter.sign_in", next=back if back != "/" else None), 303)
