"""What a therapist wrote themselves is held to the library's own rules, and to some more, before a couple can meet it.

A draft is plain data in the shape of an exercise's file, or of a practice's for one alone; it may be unfinished.
``languages`` says what it is written in, and what there is is read in both. ``check`` tells everything that is wrong;
``own_exercise`` and ``own_practice`` make what a session or a page needs of a draft without mistakes. What only the
house may say of an exercise is refused here: that the proposer names the thing (``names``), that it practises pausing,
that its proposer begins. Each of these opens a door. Answers to a therapist's questions become nothing else.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

import orjson
from pydantic import ValidationError

from couples.domain.own_exercise import MOST_STEPS, Made, company_of, parts_of
from couples.domain.people import tidy_text
from couples.domain.sieve import Company
from couples.store.library_across import across, line_by_line
from couples.store.library_errors import Check, ContentError, Place, at, lines_of, raw_errors, syntax_error
from couples.store.library_exercises import Exercise, ExerciseFile, exercise_on_shelf
from couples.store.library_practices import PracticeFile, PracticeOnShelf, practice_on_shelf
from couples.store.library_tags import untold
from couples.store.library_toml import is_text
from couples.store.library_words import LANGUAGES

LARGEST = 40_000  # bytes of one exercise
DEEPEST = 12  # tables within tables
LONGEST_LIST = 40  # lines of one list as far as its lines are told
MOST_MISTAKES = 60  # told at once
NOT_OURS = ("names", "naming", "proposer_starts", "practises_pause")
NOT_ALONE = ("order",)  # the place among the library's
REMEMBERED = 128


@dataclass(frozen=True, slots=True)
class Known:
    """What the library has that an exercise may point to: cards as ``deck/card``, and things for one alone."""

    cards: frozenset[str] = field(default_factory=frozenset)
    doors: frozenset[str] = field(default_factory=frozenset)


def read(text: str, known: Known) -> tuple[dict[str, Any], list[ContentError]]:
    """A file that somebody sent: its draft, and every mistake with its line."""
    try:
        found = tomllib.loads(text) if len(text.encode(errors="replace")) <= LARGEST else None
    except tomllib.TOMLDecodeError as error:
        return {}, [syntax_error("", error)]
    except (RecursionError, ValueError):
        return {}, [_whole("cannot be read", "write it as the example shows")]
    if found is None:
        return {}, [_whole("is too large", f"one exercise has at most {LARGEST} letters")]
    if _depth(found) > DEEPEST:
        return {}, [_whole("is nested too deeply", "write it as the example shows")]
    raw: dict[str, Any] = tidied(found)
    mistakes = check(raw, known)
    lines = lines_of(text, LONGEST_LIST) if mistakes else {}
    told = [at("", lines, *mistake) for mistake in mistakes]
    return raw, sorted(told, key=lambda each: each.line or 0)


def check(raw: Mapping[str, Any], known: Known) -> list[Check]:
    """Everything that keeps it from being proposed, as far as one can take in at once."""
    alone = company_of(raw) is Company.ALONE
    whole = _whole_of(raw, "own", 1)
    rules = _alone_rules(raw) if alone else _own_rules(raw, known)
    found = [*rules, *line_by_line(whole), *(untold(whole, []) if alone else _across(whole))]
    shape, refused = (PracticeFile, ()) if alone else (ExerciseFile, NOT_OURS)
    try:
        shape.model_validate({key: value for key, value in whole.items() if key not in refused})
    except ValidationError as error:
        found += islice(raw_errors(error), MOST_MISTAKES)
    unsaid = set(LANGUAGES) - set(languages_of(raw))
    once = {(place, said): hint for place, said, hint in found if not unsaid & set(place[-2:])}
    return [(place, said, hint) for (place, said), hint in once.items()][:MOST_MISTAKES]


def _whole_of(raw: Mapping[str, Any], name: str, version: int) -> dict[str, Any]:
    """In the shape of the library's own file, in both languages; what is for one alone stands in no order."""
    order = {"order": 1} if company_of(raw) is Company.ALONE else {}
    said = {key: value for key, value in spread(raw).items() if key != "languages"}
    return {**said, **order, "id": name, "version": version}


def _across(whole: dict[str, Any]) -> list[Check]:
    try:
        return list(across(whole))
    except TypeError:  # a list where a word belongs: its shape says so, and names the place
        return []


def languages_of(raw: Mapping[str, Any]) -> list[str]:
    """What it is written in; both where it does not say."""
    said = raw.get("languages")
    return said if isinstance(said, list) and said and all(each in LANGUAGES for each in said) else [*LANGUAGES]


def spread(raw: Mapping[str, Any]) -> dict[str, Any]:
    """With one language, what is written in it stands for the other too: the couple reads what there is."""
    said = languages_of(raw)
    return _spread(raw, said[0]) if len(said) == 1 else dict(raw)


def own_exercise(made: Made) -> Exercise:
    """A finished version for the session and its screens. ValueError for what is not whole."""
    return _exercise(made.id, orjson.dumps(made.draft))


def own_practice(made: Made) -> PracticeOnShelf:
    """A finished version for one alone. ValueError for what is not whole."""
    return _practice(made.id, orjson.dumps(made.draft))


@lru_cache(maxsize=REMEMBERED)
def _exercise(ref: str, text: bytes) -> Exercise:
    whole = _whole_of(orjson.loads(text), ref, parts_of(ref)[1])
    exercise = exercise_on_shelf(ExerciseFile.model_validate(whole))
    marked = {key: words | {"own": True} for key, words in exercise.words.items()}
    return Exercise(exercise.outline, marked)


@lru_cache(maxsize=REMEMBERED)
def _practice(ref: str, text: bytes) -> PracticeOnShelf:
    whole = _whole_of(orjson.loads(text), ref, parts_of(ref)[1])
    return practice_on_shelf(PracticeFile.model_validate(whole))


def tidied(node: Any) -> Any:  # noqa: ANN401 - whatever stands in a file
    """No hidden mark turns a page around, whichever way a text came."""
    if isinstance(node, dict):
        return {tidy_text(str(key)): tidied(value) for key, value in node.items()}
    if isinstance(node, list):
        return [tidied(value) for value in node]
    return tidy_text(node) if isinstance(node, str) else node


def _both_rules(raw: Mapping[str, Any], house: tuple[str, ...]) -> Iterator[Check]:
    for key in house:
        if key in raw:
            yield (key,), "is only for the exercises of this product", "take it out"
    if "languages" in raw and raw["languages"] != languages_of(raw):
        yield ("languages",), "is not one of the known words", 'write ["en"], ["es"] or ["en", "es"]'
    yield from _markup(raw, ())


def _alone_rules(raw: Mapping[str, Any]) -> Iterator[Check]:
    yield from _both_rules(raw, NOT_ALONE)
    for index, question in enumerate(_list(raw, "questions")):
        if isinstance(question, dict) and question.get("gives") is not None:
            yield ("questions", index, "gives"), "is only for the exercises of this product", "take it out"


def _own_rules(raw: Mapping[str, Any], known: Known) -> Iterator[Check]:
    yield from _both_rules(raw, NOT_OURS)
    if (alone := raw.get("alone")) is not None and alone not in known.doors:
        yield ("alone",), "names something that there is not", "take one of the library's things for one, or none"
    steps = _list(raw, "steps")
    if len(steps) > MOST_STEPS:
        yield ("steps",), f"has more than {MOST_STEPS} steps", "make two exercises of it"
    for index, step in enumerate(steps):
        yield from _step_rules(("steps", index), step, known) if isinstance(step, dict) else ()


def _step_rules(place: Place, step: Mapping[str, Any], known: Known) -> Iterator[Check]:
    if "touch" not in step:
        yield (*place, "touch"), "is not said", "say whether anybody touches in this step"
    ideas = [((*place, "ideas", at), idea) for at, idea in enumerate(_list(step, "ideas"))]
    for where, node in ((place, step), *ideas):
        if not set(map(str, _list(node, "cards"))) <= known.cards:
            yield (*where, "cards"), "names a card that no deck has", "write deck/card as the library does"
    for at_question, question in enumerate(_list(step, "questions")):
        if isinstance(question, dict) and question.get("keeps") is not None:
            where = (*place, "questions", at_question, "keeps")
            yield where, "is only for the exercises of this product", "take it out"


def _list(node: object, key: str) -> list[Any]:
    found = node.get(key) if isinstance(node, dict) else None
    return found if isinstance(found, list) else []


def _markup(node: object, place: Place) -> Iterator[Check]:
    if isinstance(node, str) and any(sign in node for sign in ("<", ">", "{{", "{%", "javascript:")):
        yield place, "has signs of a program in it", "write plain words"
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _markup(value, (*place, key))


def _spread(node: Any, lang: str) -> Any:  # noqa: ANN401 - a part of a draft
    if isinstance(node, list):
        return [_spread(value, lang) for value in node]
    if is_text(node) and lang in node:
        return {**dict.fromkeys(LANGUAGES, node[lang]), **node}
    return {key: _spread(value, lang) for key, value in node.items()} if isinstance(node, dict) else node


def _depth(node: object) -> int:
    deepest, level = 0, [node]
    while level:
        deepest += 1
        below = [each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list)]
        level = [value for values in below for value in values]
    return deepest


def _whole(message: str, hint: str) -> ContentError:
    return ContentError("", None, "", message, hint)
