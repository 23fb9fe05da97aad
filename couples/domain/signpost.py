"""Where somebody can turn: the host's lines, the same for everyone, and what a therapist adds beside them (H2).

The host's are files, by country. A therapist's stand beside them for their own couples, never in their place, and what
a therapist says about emergencies never stands without the sentence that nobody watches over this.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from couples.domain.people import short_line, tidy_text
from couples.domain.refusal import Reason, Refused

WORLD = "world"
MOST_SIGNPOSTS = 10
NAME_LENGTH = 80
LINE_LENGTH = 120
EMERGENCY_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One place that listens: who they are, how to reach them, and for whom they are there."""

    name: str
    about: str
    call: str = ""
    visit: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """The lines of one country. ``emergency``: numbers for danger right now; ``checked``: when they were looked up."""

    code: str
    name: str
    emergency: tuple[str, ...]
    language: str
    checked: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signpost:
    """A line that a therapist adds for their own couples, in their own words."""

    id: str
    name: str
    reach: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """All that one therapist puts up. ``emergency``: what to do when it cannot wait, in their words."""

    emergency: str = ""
    signposts: tuple[Signpost, ...] = ()


def in_order(countries: Iterable[Country], first: str) -> tuple[Country, ...]:
    """The host's own country, then the whole world, then the others by name; nobody's choice changes it."""
    return tuple(sorted(countries, key=lambda each: (each.code != first, each.code != WORLD, each.name)))


def saying(board: Board, emergency: str) -> Board:
    """With other words for emergencies; nothing is fine too."""
    words = tidy_text(emergency).strip()
    if len(words) > EMERGENCY_LENGTH:
        raise Refused(Reason.TOO_LONG, "emergency")
    return replace(board, emergency=words)


def with_signpost(board: Board, post: Signpost) -> Board:
    """One more, or the same one said differently, at its place."""
    tidy = _tidy(post)
    there = {each.id for each in board.signposts}
    if tidy.id in there:
        return replace(board, signposts=tuple(tidy if each.id == tidy.id else each for each in board.signposts))
    if len(board.signposts) >= MOST_SIGNPOSTS:
        raise Refused(Reason.FULL)
    return replace(board, signposts=(*board.signposts, tidy))


def without_signpost(board: Board, id_: str) -> Board:
    """Doing it twice is doing it once."""
    return replace(board, signposts=tuple(each for each in board.signposts if each.id != id_))


def _tidy(post: Signpost) -> Signpost:
    name, reach = short_line(post.name, NAME_LENGTH, "name"), short_line(post.reach, LINE_LENGTH, "reach")
    for field, words in (("name", name), ("reach", reach)):
        if not words:
            raise Refused(Reason.WORDS_MISSING, field)
    return Signpost(post.id, name, reach, short_line(post.when, LINE_LENGTH, "when"))
