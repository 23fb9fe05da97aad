"""Who is here: one cookie that holds a token and nothing about the person. Only this file touches ``flask.session``.

The server's own row decides whether the token still counts; ending that row signs the device out at once (R15).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar, cast

from flask import Flask, Request, Response, current_app, g, request, session
from flask_login import LoginManager, current_user

from couples.domain.people import Login, Person
from couples.web.house import house

TOKEN = "token"  # noqa: S105  # the name of the field, not a secret
SAID = "said"  # what the next page says to somebody who is signed out by now: a word of `recall.SAID`
KEPT = "kept"  # a link code opened before signing in, sealed; nobody can read it out of the cookie
LONGEST = timedelta(days=30)
GLANCE = "X-Glance"  # a page looks again by itself (static/js/fetched.js)

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person as Flask-Login wants to see one."""

    person: Person
    login: Login
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return self.login.id


def current() -> tuple[Person, Login] | None:
    """The person and the login of this request, looked up once; None when signed out."""
    return (current_user.person, current_user.login) if current_user.is_authenticated else None


def person() -> Person:
    """The signed-in person, on pages that the guard keeps."""
    found: Person = current_user.person
    return found


def this() -> Login:
    """This browser's own login, on pages that the guard keeps."""
    found: Login = current_user.login
    return found


def token() -> str:
    """What this browser's cookie holds, good or not; empty without one."""
    return cast("str", session.get(TOKEN, ""))


def start(token: str, *, keep: bool) -> None:
    """Signs this browser in. The cookie goes with the browser window unless the person said the device is their own."""
    kept = session.get(KEPT)
    forget()
    session[TOKEN] = token
    session.permanent = keep
    if kept:
        session[KEPT] = kept


def forget() -> None:
    """Takes the token out of this browser; forms on the page that answers now get a new token of their own too."""
    session.clear()
    g.pop("csrf_token", None)


def say_once(word: str) -> None:
    """The next page tells it, whoever sees it: nobody is signed in here any more."""
    session[SAID] = word


def said_once() -> str:
    """What is to be told to who is not signed in; it is not told again."""
    return cast("str", session.pop(SAID, ""))


def keep_code(ticket: str) -> None:
    """Carries a sealed link code through signing in or up."""
    session[KEPT] = ticket


def take_code() -> str | None:
    """The sealed link code, once."""
    return cast("str | None", session.pop(KEPT, None))


def by_itself(view: View) -> View:
    """Marks what an open page asks again and again without anybody touching it: that keeps nobody signed in."""
    view.by_itself = True  # type: ignore[attr-defined]  # a mark on the function, read below
    return view


def _look_up(asked: Request) -> Visitor | None:
    token = session.get(TOKEN)
    if not token:
        return None
    entering = house().entering
    found = entering.glance(token) if _nobody_touched(asked) else entering.login_of(token)
    return Visitor(*found) if found else None


def _nobody_touched(asked: Request) -> bool:
    view = current_app.view_functions.get(asked.endpoint or "")
    return GLANCE in asked.headers or getattr(view, "by_itself", False)


def _leave_nothing(answer: Response) -> Response:
    """What a page sent on its way out arrives after the way out was taken: its answer puts no cookie back (R7)."""
    is_new = session.modified and session and TOKEN not in session
    if is_new and request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        session.modified = False
    return answer


def register(app: Flask, *, secure: bool) -> None:
    """``secure``: the pages are served under TLS, and the cookie travels no other way."""
    app.config.update(
        SESSION_COOKIE_NAME="__Host-login" if secure else "login",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LONGEST,
        # Flask-Login's own cookie is not used; under this name another site's one on localhost does not matter.
        REMEMBER_COOKIE_NAME="unused",
    )
    app.after_request(_leave_nothing)
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(_look_up)
    manager.init_app(app, add_context_processor=False)  # a page of trouble must not ask who is here
