"""Small things to do alone, for somebody who needs to settle: how a file of them looks, and how it is read.

The shape of one file of ``couples/content/toolkit``; ``docs/writing-toolkit.md`` tells the same to a writer. Nothing in
here is saved, counted or about anybody, so nothing in here asks for an answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import AfterValidator, Field, model_validator

from couples.store.library_errors import ContentError, Place, at, lines_of
from couples.store.library_scripts import Printed
from couples.store.library_shapes import Lines, Name, Shape, Text, distinct, wrong
from couples.store.library_tags import Depth, Tagged
from couples.store.library_words import LANGUAGES, UNFILLED, Words, words_of

LONGEST_SAY = 100  # characters: what stands large on one small screen
FOLDER = "toolkit"
NONE: list[Words] = []


def _short(text: Text) -> Text:
    if longest := max((one for one in (text.en, text.es) if len(one) > LONGEST_SAY), key=len, default=""):
        raise wrong(f"is {len(longest)} characters long", f"keep it to {LONGEST_SAY}; the rest fits the hint")
    return text


Both = Text
AllBoth = Lines
Say = Annotated[Text, AfterValidator(_short)]


class ToolStep(Shape):
    """One thing on one screen, and a smaller line under it."""

    say: Say
    hint: Both | None = None


Steps = Annotated[list[ToolStep], Field(min_length=1, max_length=14)]


class ToolWay(Shape):
    """One of several ways to do it, with steps of its own."""

    id: Name
    title: Both
    line: Both
    steps: Steps


class ToolFile(Tagged):
    """A whole tool. ``breath_of`` lends it the breaths of an exercise; ``then`` names what may be offered next."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    minutes: Annotated[int, Field(ge=1, le=15)]
    depth: Depth
    title: Both
    about: Both
    lines: AllBoth
    not_when: AllBoth
    end: AllBoth
    then: list[Name] = Field(default_factory=list)
    breath_of: Name | None = None
    steps: Steps | None = None
    ways: Annotated[list[ToolWay], Field(min_length=1, max_length=6), AfterValidator(distinct("id"))] | None = None

    @model_validator(mode="after")
    def _something_to_do(self) -> "ToolFile":
        if self.steps is not None and (self.ways is not None or self.breath_of is not None):
            raise wrong("has [[steps]] beside [[ways]]", "one way needs no [[ways]], several need no [[steps]]")
        if self.steps is None and self.ways is None and self.breath_of is None:
            raise wrong("has nothing to do in it", "add [[steps]], or [[ways]] with steps")
        return self


Breaths = Mapping[str, Mapping[str, Words]]  # the words of exercises, by id and language


class Worded(Protocol):
    """An exercise, as far as its words go."""

    @property
    def words(self) -> Mapping[tuple[str, int], Words]: ...


def tools_printed(
    files: Sequence[ToolFile], content: Path, exercises: Mapping[str, Worded], errors: list[ContentError]
) -> dict[str, Printed]:
    """All of them as the library keeps them: one nameless way in ``ways`` where a file has only steps."""
    breaths = {name: {lang: each.words[lang, UNFILLED] for lang in LANGUAGES} for name, each in exercises.items()}
    errors.extend(_loose_ends(content, files, breaths))
    return {
        file.id: Printed(file.id, file.order, {lang: _tool(file, breaths, lang) for lang in LANGUAGES})
        for file in files
    }


def _loose_ends(content: Path, files: Sequence[ToolFile], breaths: Breaths) -> Iterator[ContentError]:
    """What one file says of another that is not so."""
    known = {path.stem for path in (content / FOLDER).glob("*.toml")}
    for file in files:
        for index, name in enumerate(file.then):
            if name not in known or name == file.id:
                hint = f"one of: {', '.join(sorted(known - {file.id}))}"
                yield _loose(content, file, ("then", index), f"names {name}, which is no other tool", hint)
        lender = content / "exercises" / f"{file.breath_of}.toml"
        unread = lender.is_file() and file.breath_of not in breaths  # its own mistakes are told already
        if file.breath_of and not unread and not breaths.get(file.breath_of, {}).get("en", {}).get("options"):
            hint = "name an exercise that has [[options]] with phases"
            yield _loose(content, file, ("breath_of",), f"names {file.breath_of}, which has no breath", hint)


def _loose(content: Path, file: ToolFile, place: Place, message: str, hint: str) -> ContentError:
    path = content / FOLDER / f"{file.id}.toml"
    lines = lines_of(path.read_text(encoding="utf-8"))
    return at(f"{FOLDER}/{path.name}", lines, place, message, hint)


def _tool(file: ToolFile, breaths: Breaths, lang: str) -> Words:
    words = words_of(file, lang, UNFILLED)
    lent = breaths.get(file.breath_of or "", {}).get(lang, {}).get("options", NONE)
    breathing = [_way(each["id"], each["name"], each["line"], [], each["phases"]) for each in lent]
    own = [_way(each["id"], each["title"], each["line"], each["steps"], []) for each in words["ways"] or []]
    only = [_way("all", words["title"], "", words["steps"], [])] if words["steps"] else []
    kept = (
        "id",
        "minutes",
        "tags",
        "track",
        "depth",
        "content_notes",
        "title",
        "about",
        "lines",
        "not_when",
        "end",
        "then",
    )
    return {key: words[key] for key in kept} | {"ways": [*breathing, *own, *only]}


def _way(name: str, title: str, line: str, steps: list[Words], phases: list[Words]) -> Words:
    return {"id": name, "title": title, "line": line, "steps": steps, "phases": phases}
