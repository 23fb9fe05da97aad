"""How pages look for this person: the server knows before the first dot is drawn, so nothing flashes."""

from dataclasses import dataclass

from flask import Blueprint, Flask, g, redirect, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from couples.web import forms, login
from couples.web.guard import open_to_all, own_path
from couples.web.house import house

THEMES = ("auto", "light", "dark", "dim")
COOKIE = "look"  # for who is not signed in: "dim" or "dim.calm"
ONE_YEAR = 31_536_000
LANGUAGES = ("en",)

place = Blueprint("look", __name__)


@dataclass(frozen=True, slots=True)
class Look:
    """What every template knows about the page as a whole."""

    product: str
    theme: str
    calm: bool
    language: str
    signed_in: bool
    demo: bool
    plain_http: bool


def chosen() -> tuple[str, bool]:
    """The theme and whether low stimulation is on, from the person or else from the cookie."""
    here = None if g.get("look_plain") else login.current()
    theme, _, calm = (here[0].theme, "", here[0].calm) if here else request.cookies.get(COOKIE, "").partition(".")
    return (theme if theme in THEMES else "auto"), calm in (True, "calm")


def look() -> Look:
    """For the request that is answered now."""
    theme, calm = chosen()
    front = house().front
    return Look(
        product=front.product,
        theme=theme,
        calm=calm,
        language=str(get_locale() or "en"),
        signed_in=not g.get("look_plain") and login.current() is not None,
        demo=front.demo,
        plain_http=front.plain_http,
    )


@place.post("/theme")
@open_to_all
def change() -> Response:
    form = forms.LookForm()
    back = redirect(own_path(request.form.get("next")) or "/", 303)
    if form.validate():
        _keep(back, form.theme.data, calm=form.calm.data)
    return back


def _keep(answer: Response, theme: str, *, calm: bool) -> None:
    if here := login.current():
        house().introducing.change_theme(here[0].id, theme)
        house().introducing.change_calm(here[0].id, calm=calm)
    else:
        value = f"{theme}.calm" if calm else theme
        answer.set_cookie(COOKIE, value, ONE_YEAR, secure=request.is_secure, httponly=True, samesite="Lax")


def register(app: Flask) -> None:
    """Hands ``look`` to every template."""
    app.register_blueprint(place)
    app.context_processor(lambda: {"look": look()})
