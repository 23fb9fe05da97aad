"""Whoever writes a question for one alone sees it on a phone before it is whole: what is missing stays empty there.

Made of the same words as the page on which it will be asked; nothing of it is kept.
"""

from collections.abc import Mapping
from typing import Any

from couples.store.library import Library
from couples.store.library_sketch import FALLBACK_MINUTES, listed_in, plain, said_in
from couples.store.library_words import Words

Draft = Mapping[str, Any]


def question_sketch(draft: Draft, at: int, lang: str, library: Library) -> Words:
    """The question in this place of a draft, with what can be tapped."""
    lang = said_in(draft, lang)
    raw = plain(draft["questions"][at], lang, _minutes(draft))
    tapped = [each for each in listed_in(raw, "chips") if isinstance(each, dict) and "label" in each]
    chips = [{"id": str(n), "line": None} | each for n, each in enumerate(tapped)]
    body = raw.get("body") is True
    return {
        "ask": raw.get("ask", ""),
        "hint": raw.get("hint", ""),
        "chips": library.own.words(lang)["body"]["regions"] if body else chips,
        "body": body,
        "write": raw.get("write") is not False,
    }


def pages_sketch(draft: Draft, lang: str) -> Words:
    """``title``, ``about``, ``minutes`` and ``closing``."""
    lang, minutes = said_in(draft, lang), _minutes(draft)
    raw = plain({key: draft.get(key) for key in ("title", "about", "closing")}, lang, minutes)
    lines = {key: [line for line in listed_in(raw, key) if isinstance(line, str)] for key in ("about", "closing")}
    return {"title": raw["title"] or "", "minutes": minutes, **lines}


def _minutes(draft: Draft) -> int:
    said = draft.get("minutes")
    return said if isinstance(said, int) else FALLBACK_MINUTES
