"""What an author says about a thing so that people find it, or leave it: its tags, its track, and what may come up.

Exercises, practices and tools have the same words for it; ``couples/domain/sieve.py`` sifts by them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Protocol

from pydantic import AfterValidator, Field, StringConstraints

from couples.domain.sieve import DEPTHS, Note, Tag, Track
from couples.store.library_errors import Check, ContentError, Place, at, lines_of
from couples.store.library_shapes import Shape, wrong
from couples.store.library_words import LANGUAGES, UNFILLED, Words

PAGES = ("care", "drafts", "weather")  # what stands on a page of its own for one alone
FOLDERS = ("practices", "toolkit")

Depth = Annotated[int, Field(ge=DEPTHS[0], le=DEPTHS[-1])]
Alone = Annotated[str, StringConstraints(pattern=r"^(practices|toolkit|pages)/[a-z0-9]+(-[a-z0-9]+)*$")]


def _known(kind: type[Tag] | type[Track] | type[Note]) -> Any:  # noqa: ANN401 - a check for pydantic
    words = [each.value for each in kind]

    def check(word: str) -> str:
        if word not in words:
            raise wrong(f"has the unknown word {word}", f"use one of {', '.join(words)}")
        return word

    return AfterValidator(check)


def _once(words: list[str]) -> list[str]:
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise wrong(f"says {', '.join(twice)} more than once", "write each word once")
    return words


class Tagged(Shape):
    """What every exercise, practice and tool says about itself."""

    tags: Annotated[list[Annotated[str, _known(Tag)]], Field(min_length=1), AfterValidator(_once)]
    track: Annotated[str, _known(Track)]
    content_notes: Annotated[list[Annotated[str, _known(Note)]], AfterValidator(_once)]


def untold(raw: dict[str, Any], steps: list[tuple[int, dict[str, Any]]]) -> Iterator[Check]:
    """What plainly comes up in an exercise and is not among its content notes."""
    told = raw.get("content_notes")
    if not isinstance(told, list):
        return
    kinds, touch = {step.get("kind") for _, step in steps}, any(step.get("touch") is True for _, step in steps)
    needed = {
        Note.TOUCH: touch or raw.get("track") == Track.TOUCH,
        Note.BREATH: "breathe" in kinds,
        Note.HURT: raw.get("track") == Track.CONFLICT,
    }
    for note, comes_up in needed.items():
        if comes_up and note not in told:
            yield ("content_notes",), f"does not say {note}, which comes up in it", f'add "{note}"'


class Worded(Protocol):
    """An exercise, as far as its words go."""

    @property
    def words(self) -> Mapping[tuple[str, int], Words]: ...


def loose_ends(
    content: Path, exercises: Mapping[str, Worded], plan: Mapping[str, frozenset[str]] | None
) -> Iterator[ContentError]:
    """Doors that lead nowhere, and choices that could not be kept. ``plan``: its choices by kind, if readable."""
    for name, exercise in exercises.items():
        words = exercise.words[LANGUAGES[0], UNFILLED]
        checks = [*_alone(content, words["alone"]), *(_kept(words, plan) if plan is not None else ())]
        if checks:
            path = content / "exercises" / f"{name}.toml"
            lines = lines_of(path.read_text(encoding="utf-8"))
            yield from (at(f"exercises/{path.name}", lines, *check) for check in checks)


def _alone(content: Path, alone: str | None) -> Iterator[Check]:
    if alone is None:
        return
    folder, _, name = alone.partition("/")
    known = PAGES if folder == "pages" else sorted(path.stem for path in (content / folder).glob("*.toml"))
    if name not in known:
        yield ("alone",), f"names {alone}, which there is not", f"one of: {', '.join(f'{folder}/{k}' for k in known)}"


def _kept(words: Words, plan: Mapping[str, frozenset[str]]) -> Iterator[Check]:
    for at_step, step in enumerate(words["steps"]):
        for at_question, question in enumerate(step.get("questions") or ()):
            if question["keeps"] is None:
                continue
            place: Place = ("steps", at_step, "questions", at_question, "keeps")
            known = plan.get(question["id"], frozenset())
            unknown = {choice["id"] for choice in question["choices"]} - known
            if not known or unknown:
                what = ", ".join(sorted(unknown)) or question["id"]
                hint = "take the id and the choices of one kind of overtime/aftercare.toml"
                yield place, f"cannot be kept: the plan for afterwards has no {what}", hint
