"""Pages speak the reader's language where we have it, and show dates by the reader's own clock."""

from pathlib import Path

from flask import request

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


def clock() -> str | None:
    """The person's own time zone, for every date on a page; the server's for strangers."""
    here = login.current()
    return here[0].time_zone if here else None
