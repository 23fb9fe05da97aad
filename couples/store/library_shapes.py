"""Every text that people meet has a known place, a language and a calm tone: the small parts of content files.

Strict: an unknown key, a missing text or a shout is an error, never a guess. The whole files are described in
``library_exercises.py`` and ``library_room.py``.
"""

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from couples.domain.deck import TOPICS

Item = TypeVar("Item")

LONGEST_TEXT = 200  # characters; more does not fit one thought on a small phone


def wrong(message: str, hint: str) -> PydanticCustomError:
    """An error in the words of the house, with what to do about it."""
    # pydantic fills {braces} in the message from the context, so ours go in as values
    return PydanticCustomError("house", "{message}", {"message": message, "hint": hint})


def _readable(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise wrong("is empty or has space around it", "write the text between the quotes, without space at its ends")
    if "!" in text or "¡" in text:
        raise wrong("has an exclamation mark", "say it calmly, with a full stop")
    if "\n" in text:
        raise wrong("has a line break", "split it into several lines of a list")
    if len(text) > LONGEST_TEXT:
        raise wrong(f"is {len(text)} characters long", f"keep it to {LONGEST_TEXT}; split it or say less")
    if "{" in text.replace("{minutes}", "") or "}" in text.replace("{minutes}", ""):
        raise wrong("has braces that are not {minutes}", "only {minutes} is filled in")
    return text


def _known(topics: list[str]) -> list[str]:
    if unknown := sorted(set(topics) - TOPICS):
        raise wrong(f"has the unknown topic {', '.join(unknown)}", f"known topics: {', '.join(sorted(TOPICS))}")
    return topics


Topics = Annotated[list[str], AfterValidator(_known)]


def rising(numbers: list[int]) -> list[int]:
    if sorted(set(numbers)) != numbers:
        raise wrong("is not in rising order", "write each once, the smallest first")
    return numbers


def distinct(of: str) -> Callable[[list[Item]], list[Item]]:
    def check(items: list[Item]) -> list[Item]:
        names = [getattr(item, of) for item in items]
        if twice := sorted({str(name) for name in names if names.count(name) > 1}):
            raise wrong(f"has the {of} {', '.join(twice)} more than once", f"give each its own {of}")
        return items

    return check


def all_of(*ids: str) -> Callable[[list[Item]], list[Item]]:
    def check(chips: list[Item]) -> list[Item]:
        if tuple(getattr(chip, "id", None) for chip in chips) != ids:
            raise wrong("does not have exactly the choices it needs", f"in this order: {', '.join(ids)}")
        return chips

    return check


class Shape(BaseModel):
    """A part of a content file: strict, frozen, and nothing unknown in it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Readable = Annotated[str, AfterValidator(_readable)]


class Text(Shape):
    """One text in every language; a missing one is refused."""

    en: Readable
    es: Readable


class Lines(Shape):
    """Several short texts, the same number in every language."""

    en: Annotated[list[Readable], Field(min_length=1)]
    es: Annotated[list[Readable], Field(min_length=1)]


class Chip(Shape):
    """A choice to tap: what is stored, and what is read."""

    id: Name
    label: Text
    line: Text | None = None


Chips = Annotated[list[Chip], Field(min_length=2), AfterValidator(distinct("id"))]
