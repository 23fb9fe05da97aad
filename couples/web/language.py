"""Pages speak the reader's language where we have it, and show dates by the reader's own clock."""

from collections.abc import Callable
from pathlib import Path

from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import get_translations

from couples.domain.wording import Said
from couples.web import login
from couples.web.house import house

CATALOGUES = Path(__file__).parent.parent / "translations"
SOURCE = "en"
LANGUAGES = (SOURCE, "es")


def available() -> list[str]:
    """English is the source; every other language is there once its catalogue is."""
    return [one for one in LANGUAGES if one == SOURCE or (CATALOGUES / one / "LC_MESSAGES" / "messages.mo").is_file()]


def chosen() -> str:
    """What the browser asks for first among ours, else the host's choice, else English."""
    ours, hosts = available(), house().front.language
    return request.accept_languages.best_match(ours) or (hosts if hosts in ours else SOURCE)


def register(app: Flask, plainly: Callable[[], Said | None]) -> None:
    """A page's sentences are looked up once a page, not once a sentence: a quarter of the room's time was that."""

    def texts() -> NullTranslations:
        if "texts" not in g:
            g.texts = get_translations()
        found: NullTranslations = g.texts
        return found

    def said(sentence: str) -> str:
        say = plainly()
        return say(sentence) if say else sentence

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # made by jinja2's i18n extension
        gettext=lambda one: said(texts().ugettext(one)),
        ngettext=lambda one, many, n: said(texts().ungettext(one, many, n)),
        newstyle=True,
    )


def clock() -> str | None:
    """The person's own time zone, for every date on a page; the server's for strangers."""
    here = login.current()
    return here[0].time_zone if here else None
