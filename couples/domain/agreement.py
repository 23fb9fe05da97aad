"""What two people want to hold to, in their own words. A line stands while it fits both. It never is consent.

A ``Line`` knows for whom it fits and nothing else: not who wrote it, not when, and "has not looked at it" is kept the
same as "does not fit me now" (law 5). Its id belongs to its words: said in other words it is another line, so nobody's
mark ever moves on to words that they have not read. Taking away needs one, standing needs both (law 2).
"""

from dataclasses import dataclass, replace

from couples.domain.people import tidy_line
from couples.domain.refusal import Reason, Refused
from couples.domain.session.state import Side

LINE_LENGTH = 300  # characters
MOST_LINES = 40  # more than anybody keeps to


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, and whom it fits."""

    id: str
    text: str
    fits: frozenset[Side] = frozenset()

    @property
    def stands(self) -> bool:
        return self.fits == frozenset(Side)


@dataclass(frozen=True, slots=True)
class Agreement:
    """All lines, in the order in which they were written down."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as one of the two reads it: their own mark, and whether it stands. Of the other's mark, nothing more."""

    id: str
    text: str
    fits_me: bool
    stands: bool


def seen_by(agreement: Agreement, side: Side) -> tuple[SeenLine, ...]:
    """All that a person's pages can ever show of it."""
    return tuple(SeenLine(line.id, line.text, side in line.fits, line.stands) for line in agreement.lines)


def add(agreement: Agreement, by: Side, id: str, text: str) -> Agreement:  # noqa: A002 -- the line's own word
    """A new line; it fits whoever wrote it, and nobody else yet. Doing it twice is doing it once."""
    line = Line(id, _wording(text), frozenset({by}))
    if any(there.id == id for there in agreement.lines):
        return agreement
    if len(agreement.lines) >= MOST_LINES:
        raise Refused(Reason.AGREEMENT_FULL, "text")
    return Agreement((*agreement.lines, line))


def say_fits(agreement: Agreement, by: Side, line_id: str) -> Agreement:
    """It fits me, or still does. Refused(OVERTAKEN) when these words are not there any more."""
    line = _find(agreement, line_id)
    return _with(agreement, line, replace(line, fits=line.fits | {by}))


def not_now(agreement: Agreement, by: Side, line_id: str) -> Agreement:
    """It does not fit me now, so it does not stand. Never refused: what is gone does not stand either."""
    lines = (replace(line, fits=line.fits - {by}) if line.id == line_id else line for line in agreement.lines)
    return Agreement(tuple(lines))


def reword(agreement: Agreement, by: Side, line_id: str, new: tuple[str, str]) -> Agreement:
    """Take a line away and put one's own words (``new``: id and text) in its place; they fit only who wrote them.

    The same words again change nothing. Refused(OVERTAKEN) when the line is not there any more.
    """
    new_id, text = new[0], _wording(new[1])
    line = _find(agreement, line_id)
    return agreement if text == line.text else _with(agreement, line, Line(new_id, text, frozenset({by})))


def withdraw(agreement: Agreement, line_id: str) -> Agreement:
    """Gone for both, by either, without a reason. Doing it twice is doing it once."""
    return Agreement(tuple(line for line in agreement.lines if line.id != line_id))


def _find(agreement: Agreement, line_id: str) -> Line:
    line = next((line for line in agreement.lines if line.id == line_id), None)
    if line is None:
        raise Refused(Reason.OVERTAKEN)
    return line


def _with(agreement: Agreement, old: Line, new: Line) -> Agreement:
    return Agreement(tuple(new if line is old else line for line in agreement.lines))


def _wording(text: str) -> str:
    wording = tidy_line(text)
    if not wording:
        raise Refused(Reason.WORDS_MISSING, "text")
    if len(wording) > LINE_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    return wording
