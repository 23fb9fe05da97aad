"""What the check finds in an exercise stands beside the field that it is about, in kind words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from couples.domain.steps.choose import GENTLER
from couples.web.own_fields import Field, Group
from couples.web.own_words import PARTS, kindly

Found = tuple[tuple[str | int, ...], str, str]  # where, what is wrong, what to do


def in_form(found: Iterable[Found], draft: Mapping[str, Any]) -> list[Found]:
    """The same by the places of the forms: there each depth and each way to go on has a line, said or not."""
    return [(_in_form(place, draft), _in_lines(place, message), hint) for place, message, hint in found]


def _in_lines(place: tuple[str | int, ...], message: str) -> str:
    """What is written one a line lacks no text in one language, but a line."""
    of_chip = place[:1] == ("questions",) and place[-2:] == ("label", "es")
    return "has no line where en has one" if of_chip and message == "is missing" else message


def _in_form(place: tuple[str | int, ...], draft: Mapping[str, Any]) -> tuple[str | int, ...]:
    match place:
        case ("depths", int(at), *rest) if isinstance(deep := draft["depths"][at].get("depth"), int):
            return ("depths", deep - 1, *rest)
        case ("questions", int(n), "chips", int(), "label", *rest):  # all of them stand in one field
            return ("questions", n, "chips", *rest)
        case ("steps", int(n), "choices", int(at), *rest):
            way = draft["steps"][n]["choices"][at].get("id")
            return ("steps", n, "choices", GENTLER.index(way) if way in GENTLER else at, *rest)
        case _:
            return place


def of_step(found: Iterable[Found], n: int, groups: Sequence[Group] = ()) -> list[str]:
    """What is about this step or question: beside its fields where there is one, and the rest in words."""
    return _laid([(place[2:], *said) for place, *said in found if _listed(place) and place[1] == n], groups)


def of_exercise(found: Iterable[Found], groups: Sequence[Group], *, named: bool = False) -> list[str]:
    """The same for what is about the whole. ``named``: away from its form, each with the name of its part."""
    whole = [each for each in found if not _listed(each[0])]
    return list(dict.fromkeys(_with_part(each) for each in whole)) if named else _laid(whole, groups)


def _listed(place: Sequence[str | int]) -> bool:
    """Whether it is about one step, or one question for one alone."""
    return len(place) > 1 and place[0] in ("steps", "questions")


def _with_part(found: Found) -> str:
    place, message, hint = found
    part = PARTS.get(str(place[0])) if place else None
    return f"{part}: {kindly(message, hint)}" if part else kindly(message, hint)


def _laid(found: Sequence[Any], groups: Sequence[Group]) -> list[str]:
    left = []
    for place, message, hint in found:
        words, name = kindly(message, hint), ".".join(map(str, place))
        target = _target(name, place, groups)
        if target is None:
            left.append(words)
        elif words not in target.errors:
            target.errors.append(words)
    return list(dict.fromkeys(left))


def _target(name: str, place: Sequence[str | int], groups: Sequence[Group]) -> Field | Group | None:
    fields = [each for group in groups for each in group.fields]
    for each in sorted(fields, key=lambda field: field.name != name):  # its own field before another language's
        if name in (each.name, each.place) or name.startswith(
            (f"{each.name}.", f"{each.place}.") if each.lang else f"{each.name}."
        ):
            return each
    if any(each.name.startswith(f"{name}.") for each in fields):  # a whole part is missing: said at its first field
        of_group = next((group for group in groups if group.place == name), None)
        return of_group or next(each for each in fields if each.name.startswith(f"{name}."))
    above = list(takewhile(lambda part: isinstance(part, str), place))
    return next((group for group in groups if group.place and group.place == ".".join(map(str, above))), None)
