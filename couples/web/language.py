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
    """How sentences are said is looked up once a page, not once a sentence: a quarter of the room's time was that."""

    def speech() -> tuple[NullTranslations, Said]:
        found: tuple[NullTranslations, Said] | None = g.get("speech")
        if found is None:
            found = g.speech = (get_translations(), plainly() or str)
        return found

    def single(one: str) -> str:
        texts, say = speech()
        return say(texts.ugettext(one))

    def plural(one: str, many: str, n: int) -> str:
        texts, say = speech()
        return say(texts.ungettext(one, many, n))

    app.jinja_env.install_gettext_callables(gettext=single, ngettext=plural, newstyle=True)  # type: ignore[attr-defined]  # made by jinja2's i18n extension


def clock() -> str | None:
    """The person's own time zone, for every date on a page; the server's for strangers."""
    here = login.current()
    return here[0].time_zone if here else None
