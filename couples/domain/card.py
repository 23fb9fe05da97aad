"""What someone wants, does not want or is not sure of: theirs alone until they show it, card by card, and take it back.

A ``Card`` is its owner's whole copy; ``Seen`` is all that anybody else can ever get of it. Every change gives a new
card or raises ``Refused``; nothing here knows a clock or a store. No older answers are kept: a history of who said no
is nobody's to read (law 5).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2s

from couples.domain.people import tidy_line, tidy_text
from couples.domain.refusal import Reason, Refused

TEXT_LENGTH = 160  # characters of a card's own words
WORDS_LENGTH = 400  # of what is added to an answer
NOTE_LENGTH = 2000
MONTH = timedelta(days=30)


class Kind(StrEnum):
    """What sort of thing a card says. A wish is never a request, a promise is only about oneself."""

    BOUNDARY = "boundary"
    PREFERENCE = "preference"
    STOP = "stop"  # a safe word, or a sign without words
    WISH = "wish"
    SIGN = "sign"  # "my signs look like…"
    PROMISE = "promise"
    WORD = "word"  # the couple's own words
    NEED = "need"  # what a session has to be like for them


class Answer(StrEnum):
    """What a card may say. Unknown is the default and, like the last two, never a yes (law 3)."""

    UNKNOWN = "unknown"
    YES = "yes"
    YES_IF = "yes-if"
    WAIT = "wait"
    NO = "no"
    UNSURE = "unsure"
    NOT_SAYING = "not-saying"


class Audience(StrEnum):
    """Whom a card can be shown to, each for itself."""

    PARTNER = "partner"
    THERAPIST = "therapist"


CHANGES_CONSENT = frozenset({Kind.BOUNDARY, Kind.STOP})  # what a session's yes was given on (F7)
SPEAKS = frozenset(Answer) - {Answer.UNKNOWN, Answer.NOT_SAYING}  # the others say nothing that could be shown
STRICTNESS = (Answer.YES, Answer.YES_IF, Answer.UNSURE, Answer.WAIT, Answer.NO)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a card comes from: a card of a deck, or, with both empty, from its owner."""

    deck: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One card as its owner has it.

    ``text`` is empty while the deck's own words stand. ``words`` (a condition, or anything in own words) goes wherever
    the card is shown; ``ask_again`` and ``note`` go nowhere. ``version`` counts the changes of what it says.
    """

    id: str
    kind: Kind
    source: Source = Source()
    text: str = ""
    answer: Answer = Answer.UNKNOWN
    words: str = ""
    ask_again: str = ""
    note: str = ""
    starred: bool = False
    fits: bool = True
    version: int = 0
    said_on: date | None = None
    review_on: date | None = None
    shown_to: frozenset[Audience] = frozenset()

    @property
    def says(self) -> bool:
        """Whether there is anything to show."""
        return self.answer in SPEAKS

    @property
    def mark(self) -> str:
        """Tells one state of what its owner reads on it from every other: no older page writes over a newer one."""
        said = (self.answer, self.words, self.ask_again, self.note, self.text, str(self.review_on), str(self.fits))
        return blake2s("\0".join((*said, *sorted(self.shown_to))).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody else sees of a shown card: no date, no note, no history, and nothing of the cards beside it."""

    id: str  # of this showing, not of the card: shown again, it is another one
    kind: Kind
    source: Source
    text: str
    answer: Answer
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """What someone answers a card with."""

    answer: Answer
    words: str = ""
    ask_again: str = ""
    note: str = ""
    review_in: int | None = None  # months from today until one would like to look at it again; 0 never, None as it was


def own(id: str, kind: Kind, text: str) -> Card:  # noqa: A002 -- the card's own word
    """A card in one's own words."""
    return Card(id=id, kind=kind, text=_wording(text))


def say(card: Card, said: Said, today: date) -> Card:
    """Answer it, or change one's mind, without a reason. What no longer says anything is shown to nobody."""
    words = _fitting(said.words, WORDS_LENGTH, "words") if said.answer in SPEAKS else ""
    ask_again = _fitting(said.ask_again, WORDS_LENGTH, "ask_again") if said.answer is Answer.WAIT else ""
    changed = (said.answer, words) != (card.answer, card.words)
    return replace(
        card,
        answer=said.answer,
        words=words,
        ask_again=ask_again,
        note=_fitting(said.note, NOTE_LENGTH, "note"),
        review_on=_review_on(card, said, today),
        said_on=today if changed else card.said_on,
        version=card.version + changed,
        fits=True,
        shown_to=card.shown_to if said.answer in SPEAKS else frozenset(),
    )


def reword(card: Card, text: str, today: date) -> Card:
    """Say it in one's own words. A deck's card with none gets the deck's words back."""
    words = _wording(text) if text.strip() or card.source == Source() else ""
    return card if words == card.text else replace(card, text=words, version=card.version + 1, said_on=today)


def show(card: Card, to: Audience) -> Card:
    """Let one audience see it from now on. Refuses a card that says nothing."""
    if not card.says:
        raise Refused(Reason.NOTHING_SAID)
    return replace(card, shown_to=card.shown_to | {to})


def withdraw(card: Card, *audiences: Audience) -> Card:
    """Take it back from them."""
    return replace(card, shown_to=card.shown_to - set(audiences))


def set_aside(card: Card) -> Card:
    """It does not fit: gone from the deck, from everybody's sight, and without a reason."""
    return Card(id=card.id, kind=card.kind, source=card.source, fits=False, version=card.version + 1)


def same_card(one: Card, other: Card) -> bool:
    """Whether both are copies of one card: a deck's by where it comes from, an own one by its id."""
    return one.source == other.source if one.source != Source() else one.id == other.id


def changes_consent(before: Card, after: Card) -> bool:
    """Whether a yes that was given meanwhile was given on something else (F7)."""
    if after.kind not in CHANGES_CONSENT and not is_a_limit(before) and not is_a_limit(after):
        return False
    return says_otherwise(before, after) or Audience.PARTNER in before.shown_to ^ after.shown_to


def says_otherwise(before: Card, after: Card) -> bool:
    """Whether it says something else now to whoever may read it."""
    said = [(card.answer, card.words, card.text, card.fits) for card in (before, after)]
    return said[0] != said[1]


def is_a_limit(card: Card | Seen) -> bool:
    """Whether it must be known before a step: how to stop, and whatever is not a plain yes to what may happen."""
    if card.answer not in SPEAKS:
        return False
    if card.kind is Kind.STOP:
        return card.answer in (Answer.YES, Answer.YES_IF)
    limits = card.kind is Kind.BOUNDARY or card.kind is Kind.PREFERENCE
    return limits and (card.answer is not Answer.YES or card.source == Source())


def is_a_need(card: Card | Seen) -> bool:
    """Whether somebody said that a session has to be so."""
    return card.kind is Kind.NEED and card.answer in (Answer.YES, Answer.YES_IF)


def seen(card: Card, id: str) -> Seen:  # noqa: A002 -- the showing's own word
    """What anybody else sees of it while it is shown."""
    return Seen(id, card.kind, card.source, card.text, card.answer, card.words)


def seen_by(cards: Iterable[Card], audience: Audience) -> list[Card]:
    """Which of one's own cards this audience sees: deny by default (R4)."""
    return [card for card in cards if audience in card.shown_to and card.says and card.fits]


def stricter(one: Answer, other: Answer) -> Answer:
    """Of two answers to the same card the one that both keep to. What is not said counts as unsure."""
    return max((answer if answer in SPEAKS else Answer.UNSURE for answer in (one, other)), key=STRICTNESS.index)


def _review_on(card: Card, said: Said, today: date) -> date | None:
    if said.review_in is None:
        return card.review_on
    return today + said.review_in * MONTH if said.review_in else None


def _wording(text: str) -> str:
    wording = tidy_line(text)
    if not wording:
        raise Refused(Reason.WORDS_MISSING, "text")
    return _within(wording, TEXT_LENGTH, "text")


def _fitting(text: str, limit: int, field: str) -> str:
    return _within(tidy_text(text).strip(), limit, field)


def _within(text: str, limit: int, field: str) -> str:
    if len(text) > limit:
        raise Refused(Reason.TOO_LONG, field)
    return text
