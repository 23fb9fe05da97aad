"""How cards, decks and answers are called on every page, and what one card looks like to who reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext as _

from couples.domain.card import Answer, Audience, Card, Kind, Seen, Source
from couples.services.reading import DeckPages
from couples.services.shelving import Shared
from couples.web import language, login
from couples.web.house import house

KINDS = {
    Kind.BOUNDARY: _("Boundaries"),
    Kind.PREFERENCE: _("What I like"),
    Kind.STOP: _("Ways to stop"),
    Kind.WISH: _("Wishes"),
    Kind.SIGN: _("My signs look like…"),
    Kind.PROMISE: _("What I promise"),
    Kind.WORD: _("Our words"),
    Kind.NEED: _("What I need"),
}
ASKED = {
    Kind.BOUNDARY: _("Is this all right with you?"),
    Kind.PREFERENCE: _("Do you like this?"),
    Kind.STOP: _("Would this work for you?"),
    Kind.WISH: _("Is this a wish of yours? A wish is never a request."),
    Kind.SIGN: _("Does it look like this in you?"),
    Kind.PROMISE: _("Is this something you promise, about yourself only?"),
    Kind.WORD: _("Would you like a word of your own for this?"),
    Kind.NEED: _("Do you need this in a session?"),
}
ANSWERS = {
    Answer.YES: _("Yes"),
    Answer.YES_IF: _("Yes, if…"),
    Answer.WAIT: _("Wait"),
    Answer.NO: _("No"),
    Answer.UNSURE: _("Not sure"),
    Answer.NOT_SAYING: _("Rather not say"),
}
INTENSITY = {1: _("Light"), 2: _("A little closer"), 3: _("Close to the skin")}
TOPICS = {
    "hands": _("Hands"), "arms": _("Arms"), "shoulders": _("Shoulders"), "back": _("Back"), "hair": _("Hair"),
    "face": _("Face"), "feet": _("Feet"), "hug": _("Hugs"), "closeness": _("Sitting or lying close"),
    "warmth": _("Warm and cold"), "fabric": _("Fabrics"), "eye-contact": _("Eye contact"), "breath": _("Breathing"),
    "voice": _("Voice"), "silence": _("Silence"), "sound": _("Sounds and music"), "light": _("Light"),
    "scent": _("Scents"), "humour": _("Jokes"), "questions": _("Being asked things"), "conflict": _("Conflict"),
    "past": _("The past"), "family": _("Family"), "friends": _("Friends"), "faith": _("Faith"), "money": _("Money"),
    "health": _("Health"), "body-image": _("How the body looks"), "phone": _("Phones"), "photos": _("Photos"),
    "messages": _("Messages"), "privacy": _("Privacy"), "sleep": _("Sleep"), "alone": _("Time alone"),
    "surprise": _("Surprises"), "pace": _("Pace"), "leaving": _("Leaving"), "time": _("Times of day"),
}  # fmt: skip
CODE_BYTES = 5


@dataclass(frozen=True, slots=True)
class Face:
    """One card as a page shows it. ``ref`` names it in addresses, which say nothing of what it is about (R8)."""

    ref: str
    kind: Kind
    text: str
    answer: Answer
    words: str
    deck: str
    ifs: tuple[str, ...] = ()
    card: Card | None = None  # for its owner alone

    @property
    def said(self) -> str:
        """The answer in words; empty while there is none."""
        return str(ANSWERS.get(self.answer, ""))

    @property
    def to_partner(self) -> bool:
        return self.card is not None and Audience.PARTNER in self.card.shown_to

    @property
    def to_therapist(self) -> bool:
        return self.card is not None and Audience.THERAPIST in self.card.shown_to


def code(*parts: str) -> str:
    """A short name for an address: this reader's own, so that nobody else can work out what it leads to (R8)."""
    return house().veil("/".join((login.person().id, *parts)))[:CODE_BYTES].hex()


def decks() -> dict[str, DeckPages]:
    """All decks in the reader's language, by their code, in the order they are offered."""
    return {code(pages.deck.id): pages for pages in house().reading.decks(language.chosen())}


def sources() -> dict[str, Source]:
    """Every card of every deck by its code."""
    return {
        code(pages.deck.id, card.id): pages.deck.source(card) for pages in decks().values() for card in pages.deck.cards
    }


def topics() -> dict[str, str]:
    """Every topic by its name, in the order of the words people read."""
    return dict(sorted(((topic, str(label)) for topic, label in TOPICS.items()), key=lambda row: row[1].casefold()))


def rows(shared: Iterable[Shared]) -> list[dict[str, object]]:
    """The map as a page shows it, in the order of the decks."""
    found = {pages.deck.id: pages for pages in decks().values()}
    places = [(pages, card) for pages in found.values() for card in pages.deck.cards]
    known = {each.source: each for each in shared}
    return [
        {
            "text": pages.cards[card.id]["text"],
            "mine": ANSWERS[row.mine],
            "theirs": ANSWERS[row.theirs],
            "my_words": row.my_words,
            "their_words": row.their_words,
            "answer": row.kept,
            "kept": ANSWERS[row.kept],
        }
        for pages, card in places
        if (row := known.get(pages.deck.source(card)))
    ]


def faces(cards: Iterable[Card | Seen]) -> list[Face]:
    """As a page shows them: by kind, then as their decks lie, own ones last. The order tells nothing of when (R9)."""
    found = {pages.deck.id: pages for pages in decks().values()}
    place = {
        pages.deck.source(card): (at, n)
        for at, pages in enumerate(found.values())
        for n, card in enumerate(pages.deck.cards)
    }
    last = (len(found), 0)
    kinds = list(Kind)
    drawn = [(kinds.index(card.kind), place.get(card.source, last), face(card, found)) for card in cards]
    return [one for *_, one in sorted(drawn, key=lambda row: (row[0], row[1], row[2].text.casefold()))]


def face(card: Card | Seen, found: dict[str, DeckPages]) -> Face:
    """One card; the deck's words where its owner has none of their own."""
    pages = found.get(card.source.deck)
    printed = pages.cards.get(card.source.card) if pages else None
    return Face(
        ref=code(card.source.deck, card.source.card) if printed else card.id,
        kind=card.kind,
        text=card.text or (printed["text"] if printed else ""),
        answer=card.answer,
        words=card.words,
        deck=pages.title if pages else "",
        ifs=tuple(printed["ifs"]) if printed else (),
        card=card if isinstance(card, Card) else None,
    )
