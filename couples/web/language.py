"""Pages speak the reader's language where we have it, and English otherwise."""

from pathlib import Path

from flask import request

from couples.web.house import house

CATALOGUES = Path(__file__).parent.parent / "translations"
LANGUAGES = ("en", "es")


def available() -> list[str]:
    """English is the source; every other language is there once its catalogue is."""
    return [one for one in LANGUAGES if one == "en" or (CATALOGUES / one / "LC_MESSAGES" / "messages.mo").is_file()]


def chosen() -> str:
    """What the browser asks for first among ours, else the host's choice."""
    ours = available()
    fallback = house().front.language
    return request.accept_languages.best_match(ours, default=fallback if fallback in ours else "en") or "en"
