"""Both of a couple see when their therapist opened their space, and nobody can quietly change that afterwards (R13).

Each line is bound to all before it by a keyed hash, and the newest is held from outside: a line that is changed, taken
out, put in or moved breaks the chain from there on. ``seal`` is the keyed hash; without its key nobody can mend one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

Seal = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Line:
    """One opening. ``about`` is a seal over what each of the two had on the page; ``link`` binds it to all before."""

    seq: int
    couple_id: str
    therapist_id: str
    at: datetime
    about: bytes
    link: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """How long the chain is, held fast; no lines, no head."""

    length: int
    mark: bytes


def linked(line: Line, before: bytes, seal: Seal) -> Line:
    """The line as it is bound to the one before; ``before`` is that one's link, empty for the first."""
    said = (str(line.seq), line.couple_id, line.therapist_id, line.at.astimezone(UTC).isoformat(), line.about.hex())
    return replace(line, link=seal("\0".join((before.hex(), *said))))


def head_of(last: Line, seal: Seal) -> Head:
    """What holds the newest line."""
    return Head(last.seq, seal(f"head\0{last.seq}\0{last.link.hex()}"))


def broken_at(lines: Iterable[Line], head: Head | None, seal: Seal) -> int | None:
    """The first place where it is not what was written; None while all of it is."""
    before, seq = b"", 0
    last: Line | None = None
    for seq, line in enumerate(lines, 1):
        if line.seq != seq or linked(line, before, seal) != line:
            return seq
        before, last = line.link, line
    held = head_of(last, seal) if last else None
    return None if held == head else max(seq, head.length if head else 0, 1)
