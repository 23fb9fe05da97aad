"""A part of a content file as plain data in one language: what templates and scripts read."""

from typing import Any

from couples.store.library_shapes import Lines, Shape, Text

LANGUAGES = ("en", "es")
UNFILLED = 0  # minutes: leave the place for them standing

Words = dict[str, Any]  # plain dicts, lists, texts and numbers: fit for a template and for JSON


def words_of(part: Shape, lang: str, minutes: int) -> Words:
    """A part of a file as plain data in one language."""
    fields = type(part).model_fields.items()
    return {field.alias or name: _plain(getattr(part, name), lang, minutes) for name, field in fields}


def _plain(part: object, lang: str, minutes: int) -> object:
    match part:
        case Text() | Lines():
            return _plain(getattr(part, lang), lang, minutes)
        case Shape():
            return words_of(part, lang, minutes)
        case list():
            return [_plain(item, lang, minutes) for item in part]
        case str():
            return part if minutes == UNFILLED else part.replace("{minutes}", str(minutes))
        case _:
            return part


def offered(lang: str) -> str:
    return lang if lang in LANGUAGES else LANGUAGES[0]
