"""Practice in an order that a therapist uses again and again: their own template, proposed to a couple as it stands.

Small by default: a fourth thing needs that its author asked for a longer one. Changing a template changes nothing that
was proposed before.
"""

from dataclasses import dataclass, replace
from hashlib import blake2s

from couples.domain.assignment import Plan
from couples.domain.people import short_line
from couples.domain.refusal import Reason, Refused

NAME_LENGTH = 80  # characters
SMALL = 3
MOST_PARTS = 12
MOST_PROGRAMMES = 40


@dataclass(frozen=True, slots=True)
class Programme:
    """``long``: its author wants more than a few things in it. A retired one is offered no more and can come back."""

    id: str
    name: str
    parts: tuple[Plan, ...] = ()
    long: bool = False
    retired: bool = False


def named(programme: Programme, name: str) -> Programme:
    """Under this name."""
    line = short_line(name, NAME_LENGTH, "name")
    if not line:
        raise Refused(Reason.WORDS_MISSING, "name")
    return replace(programme, name=line)


def lengthened(programme: Programme) -> Programme:
    """Its author asks for more than a few things."""
    return replace(programme, long=True)


def shortened(programme: Programme) -> Programme:
    """A few are enough again; what is in it already stays."""
    return replace(programme, long=False)


def room_for_one(programme: Programme) -> None:
    """Refused(SMALL_FIRST) for a fourth that was not asked for, Refused(FULL) at the end of all room."""
    if len(programme.parts) >= (MOST_PARTS if programme.long else SMALL):
        raise Refused(Reason.FULL if programme.long else Reason.SMALL_FIRST)


def added(programme: Programme, part: Plan) -> Programme:
    """One more at the end; the same twice in a row is once, as a tap too many sends it."""
    if programme.parts[-1:] == (part,):
        return programme
    room_for_one(programme)
    return replace(programme, parts=(*programme.parts, part))


def part_of(programme: Programme, at: int) -> Plan:
    """The plan in this place, from 0 on."""
    return programme.parts[_place(programme, at)]


def mark_of(*parts: Plan) -> str:
    """What tells these plans, in this order, from any others: a page carries it, and an older page is known by it."""
    return blake2s(repr(parts).encode(), digest_size=8).hexdigest()


def as_on_the_page(programme: Programme, mark: str) -> Programme:
    """Refused(OVERTAKEN) for a page that showed other parts: what it calls the second may be another one by now."""
    if mark and mark != mark_of(*programme.parts):
        raise Refused(Reason.OVERTAKEN)
    return programme


def place_of(programme: Programme, mark: str, at: int) -> int:
    """Where the plan stands now that stood at ``at`` when the page was made. Refused(OVERTAKEN) when it is gone."""
    places = [n for n, part in enumerate(programme.parts) if mark_of(part) == mark]
    if not mark or at in places:
        return _place(programme, at)
    if len(places) != 1:
        raise Refused(Reason.OVERTAKEN)
    return places[0]


def changed(programme: Programme, at: int, part: Plan) -> Programme:
    """Another plan in this place, from 0 on."""
    parts = list(programme.parts)
    parts[_place(programme, at)] = part
    return replace(programme, parts=tuple(parts))


def without(programme: Programme, at: int) -> Programme:
    """One thing less."""
    gone = _place(programme, at)
    return replace(programme, parts=tuple(part for n, part in enumerate(programme.parts) if n != gone))


def earlier(programme: Programme, at: int) -> Programme:
    """This one a place further up; the first stays first."""
    parts, here = list(programme.parts), _place(programme, at)
    before = max(0, here - 1)
    parts[before], parts[here] = parts[here], parts[before]
    return replace(programme, parts=tuple(parts))


def copied(programme: Programme, id: str, name: str) -> Programme:  # noqa: A002 -- the programme's own word
    """The same once more, to change it."""
    return named(replace(programme, id=id, retired=False), name)


def retired(programme: Programme) -> Programme:
    """Offered no more; what came of it stays with the couples."""
    return replace(programme, retired=True)


def brought_back(programme: Programme) -> Programme:
    """Offered again."""
    return replace(programme, retired=False)


def _place(programme: Programme, at: int) -> int:
    if not 0 <= at < len(programme.parts):
        raise Refused(Reason.NOT_FOUND)
    return at
