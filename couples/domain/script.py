"""A sentence that someone builds by tapping one piece of each part, for a moment when words are hard to find."""

from collections.abc import Sequence
from dataclasses import dataclass

from couples.domain.refusal import Reason, Refused

LONGEST = 280  # characters of a built sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One question and the pieces that answer it. An optional one may be left out."""

    pieces: tuple[str, ...]
    optional: bool = False


def built(parts: Sequence[Part], picked: Sequence[int | None]) -> str:
    """The whole sentence; ``picked`` has the place of a piece for each part, None for one that is left out."""
    if len(picked) != len(parts):
        raise Refused(Reason.UNKNOWN)
    return " ".join(_piece(part, at) for part, at in zip(parts, picked, strict=True) if not _left_out(part, at))


def _left_out(part: Part, at: int | None) -> bool:
    return part.optional and at is None


def _piece(part: Part, at: int | None) -> str:
    if at is None or not 0 <= at < len(part.pieces):
        raise Refused(Reason.UNKNOWN)
    return part.pieces[at]
