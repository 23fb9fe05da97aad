"""Looking through what there is, by what suits just now: a plain form, and what it says in an address.

The address has places in lists, never words: a browser's history tells nothing of what somebody looked for (R8).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import request
from flask_babel import lazy_gettext as _

from couples.domain.sieve import DEPTHS, MINUTES, Company, Entry, Note, Sieve, Tag, Track
from couples.services.sifting import Item

TRACKS = {
    Track.TALK: _("Talk"),
    Track.REST: _("Rest"),
    Track.CONFLICT: _("After a clash"),
    Track.SELF_IMAGE: _("How I see myself"),
    Track.TOUCH: _("Touch"),
}
TAGS = {Tag.THOUGHT: _("Thoughts"), Tag.ATTENTION: _("Attention"), Tag.BODY: _("The body")}
FEW = 4  # as many as are read at a glance
LONGEST = 3  # figures of a number in an address
NOTES = {
    Note.TOUCH: _("Touch, done or spoken of"),
    Note.BODY: _("Noticing the body"),
    Note.BREATH: _("Following a breath"),
    Note.SILENCE: _("Silence"),
    Note.MEMORIES: _("Memories may come"),
    Note.HURT: _("A hurt or a quarrel"),
    Note.SELF: _("How one sees oneself"),
}
COMPANY = {Company.TOGETHER: _("Together"), Company.ALONE: _("Alone")}
DEEP = {1: _("Light"), 2: _("A little deeper"), 3: _("Deep")}
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Form:
    """What the form offers, as (value, words, chosen); ``asked`` tells whether anything was."""

    sieve: Sieve
    tracks: list[tuple[int, Any, bool]]
    tags: list[tuple[int, Any, bool]]
    depths: list[tuple[int, Any, bool]]
    minutes: list[tuple[int, int, bool]]
    notes: list[tuple[int, Any, bool]]
    company: list[tuple[int, Any, bool]]

    @property
    def asked(self) -> bool:
        """Whether the address asks for less than all."""
        return self.sieve != Sieve()

    @property
    def finer(self) -> bool:
        """Whether it asks for what stands folded."""
        return bool(self.sieve.tag or self.sieve.depth or self.sieve.minutes or self.sieve.without)


def form(items: list[Item]) -> Form:
    """Of these things. A track that none of them has is not offered."""
    sieve, tracks = asked(), {item.entry.track for item in items}
    return Form(
        sieve,
        [row for row, track in zip(_rows(TRACKS, sieve.track), Track, strict=True) if track in tracks],
        _rows(TAGS, sieve.tag),
        [(depth, DEEP[depth], depth == sieve.depth) for depth in DEPTHS],
        [(minutes, minutes, minutes == sieve.minutes) for minutes in MINUTES],
        [(at, words, note in sieve.without) for at, (note, words) in enumerate(NOTES.items(), 1)],
        _rows(COMPANY, sieve.company),
    )


def asked() -> Sieve:
    """What the address asks for; whatever is unknown in it asks for nothing."""
    args = request.args
    return Sieve(
        tired=_last("a") == 1,
        track=_word(TRACKS, _last("b")),
        tag=_word(TAGS, _last("c")),
        depth=depth if (depth := _last("d")) in DEPTHS else None,
        minutes=minutes if (minutes := _last("e")) in MINUTES else None,
        without=frozenset(note for each in args.getlist("f") if (note := _word(NOTES, _number(each)))),
        company=_word(COMPANY, _last("g")),
    )


def marks(entry: Entry) -> str:
    """The same for a script that sifts in the page: track, tags, depth, minutes, notes, light."""
    tags = "".join(str(at) for at, tag in enumerate(TAGS, 1) if tag in entry.tags)
    notes = "".join(str(at) for at, note in enumerate(NOTES, 1) if note in entry.notes)
    track = list(TRACKS).index(entry.track) + 1
    return f"{track}|{tags}|{entry.depth}|{entry.minutes}|{notes}|{int(entry.light)}"


def instead(items: list[Item], *, of: str) -> list[Item]:
    """What both could do in place of what was not now: light, and without touch, whatever it was (C4)."""
    return [each for each in items if each.entry.light and Note.TOUCH not in each.entry.notes and each.id != of][:FEW]


def told(entry: Entry) -> list[Any]:
    """What may come up, in words."""
    return [words for note, words in NOTES.items() if note in entry.notes]


def _rows(known: dict[Word, Any], chosen: Word | None) -> list[tuple[int, Any, bool]]:
    return [(at, words, word is chosen) for at, (word, words) in enumerate(known.items(), 1)]


def _last(name: str) -> int:
    """A chip pressed now stands after what stood there before."""
    return _number((request.args.getlist(name) or [""])[-1])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else 0


def _word(known: dict[Word, Any], at: int) -> Word | None:
    return list(known)[at - 1] if 0 < at <= len(known) else None
