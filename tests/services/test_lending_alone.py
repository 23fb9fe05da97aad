"""Each of two answers alone what their therapist wrote for one: lent while it is proposed, and theirs once begun."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from couples.domain.assignment import Order, Plan, Says, Stage
from couples.domain.handed import Item
from couples.domain.practice import Answer
from couples.domain.refusal import Reason
from couples.machine import SystemDice
from couples.services.assigning import Assigning
from couples.services.authoring import Authoring
from couples.services.lending import Lending, Lent
from couples.services.practising import Practising
from couples.services.reading import Reading
from couples.services.sifting import Item as OnShelf
from couples.services.sifting import Sifting
from couples.services.trying import Trying
from couples.store.library_practices import outlines_of
from couples.store.library_toml import written
from tests.accounts import Accounts, refused
from tests.own import ALONE, OWN_ID, a_question, en, for_one
from tests.services.practice import Practice, a_practice
from tests.services.proposing import library

TAPPED = Answer(("c1",), "too much")


@dataclass
class Town:
    """Ana and Ben, and Noa, whom both let in, with questions of her own for one alone."""

    practice: Practice
    authoring: Authoring
    assigning: Assigning
    lending: Lending
    practising: Practising
    trying: Trying
    reading: Reading
    sifting: Sifting

    @property
    def ana(self) -> str:
        return self.practice.ana

    @property
    def noa(self) -> str:
        return self.practice.noa

    @property
    def ref(self) -> str:
        return self.authoring.one(self.noa, OWN_ID).ref

    def proposes(self, door: str = "", **more: Any) -> str:
        plan = replace(Plan(door or f"practices/{self.ref}", "To look back", 5, 1), **more)
        self.assigning.propose(self.noa, self.practice.couple, plan, SystemDice().id())
        return self.assigning.of_couple(self.noa, self.practice.couple)[-1].id

    def answers(self, person: str = "") -> str:
        """Begins, and says something to the first question."""
        entry = self.practising.begin(person or self.ana, self.ref)
        self.practising.answer(person or self.ana, entry, 1, TAPPED, 2)
        return entry

    def asked(self, entry: str) -> str:
        """The first question of her own entry as she reads it."""
        made = self.practising.one(self.ana, entry).asked
        pages = self.reading.asked(made, "es") if made else None
        return str(pages.questions[0]["ask"]) if pages else ""

    def shelf(self, person: str) -> list[OnShelf]:
        return self.sifting.own(person, "en")


@pytest.fixture
def town(accounts: Accounts) -> Town:
    practice = a_practice(accounts)
    store: Any = {"store": accounts.store}
    parts: Any = {**store, "clock": accounts.clock}
    lending = Lending(**parts)
    made = Town(
        practice,
        Authoring(**store, library=library()),
        Assigning(**parts, library=library()),
        lending,
        Practising(**parts, dice=SystemDice(), practices=outlines_of(library().practices)),
        Trying(**parts),
        Reading(library()),
        Sifting(library=library(), shelving=None, own=lending.seen_by),  # type: ignore[arg-type]  # not asked here
    )
    assert made.authoring.bring_in(made.noa, OWN_ID, written(for_one())) == []
    made.authoring.finish(made.noa, OWN_ID)
    return made


def test_nobody_begins_it_before_it_is_proposed_and_nobody_else_after(town: Town) -> None:
    with refused(Reason.NOT_FOUND):
        town.answers()
    assert town.lending.seen_by(town.ana) == Lent()
    town.proposes()
    assert list(town.lending.seen_by(town.ana).alone) == [town.ref]
    assert town.lending.seen_by(town.ana).together == {}
    assert [(item.door, item.title, item.own) for item in town.shelf(town.ana)] == [(f"practices/{town.ref}", ALONE, 1)]
    stranger = town.practice.accounts.joins("Cleo").person_id
    for other in (stranger, town.practice.max):
        assert town.lending.seen_by(other) == Lent()
        with refused(Reason.NOT_FOUND):
            town.answers(other)
    assert town.asked(town.answers()) == "How was this week?"


def test_what_comes_later_cannot_be_begun_before_its_turn(town: Town) -> None:
    town.proposes(order=Order.LATER, delay=3)
    with refused(Reason.NOT_FOUND):
        town.answers()
    town.practice.accounts.clock.passes(days=4)
    town.answers()


def test_what_each_answers_is_theirs_alone_and_done_needs_both(town: Town) -> None:
    proposed, entry = town.proposes(), town.answers()
    with refused(Reason.NOT_FOUND):
        town.practising.one(town.practice.ben, entry)
    with refused(Reason.NOT_FOUND):
        town.practising.one(town.noa, entry)
    assert town.practising.all(town.practice.ben) == []
    assert town.practice.space().handed == ()
    town.trying.tell(town.ana, proposed, Says.DONE)
    assert [each.stage for each in town.assigning.of_couple(town.noa, town.practice.couple)] == [Stage.OPEN]
    town.trying.tell(town.practice.ben, proposed, Says.DONE)
    assert [each.stage for each in town.assigning.of_couple(town.noa, town.practice.couple)] == [Stage.DONE]


def test_an_answer_is_read_by_the_therapist_only_when_its_owner_hands_it_and_then_with_its_question(town: Town) -> None:
    town.proposes()
    entry = town.answers()
    town.practice.handing.hand(town.ana, Item.ENTRY, entry)
    (handed,) = town.practice.space().handed
    assert handed.entry
    assert (dict(handed.entry.answers), handed.entry.asked) == (
        {"question-1": TAPPED},
        town.practising.one(town.ana, entry).asked,
    )
    town.practising.answer(town.ana, entry, 1, Answer(("c2",)), 2)
    assert town.practice.space().handed == ()


def test_whatever_its_author_does_what_was_begun_goes_on_with_the_words_it_began_with(town: Town) -> None:
    town.proposes()
    entry = town.answers()
    town.authoring.change(town.noa, OWN_ID, lambda draft: {**draft, "questions": [a_question(ask=en("Other?"))]})
    town.authoring.finish(town.noa, OWN_ID)
    assert town.asked(entry) == "How was this week?"
    town.authoring.retire(town.noa, OWN_ID)
    town.authoring.delete(town.noa, OWN_ID)
    town.practising.answer(town.ana, entry, 2, Answer((), "Sleep"), 3)
    assert set(town.practising.one(town.ana, entry).answers) == {"question-1", "question-2"}
    with refused(Reason.UNKNOWN):
        town.practising.answer(town.ana, entry, 1, Answer(("of-another-version",)), 2)


@pytest.mark.parametrize("how", ["taken back", "ana ends it", "ben ends it", "noa lets go"])
def test_what_is_proposed_no_more_cannot_be_begun_and_what_was_said_stays_its_owners(town: Town, how: str) -> None:
    proposed, ref = town.proposes(), town.ref
    entry, admitting = town.answers(), town.practice.accounts.admitting
    {
        "taken back": lambda: town.assigning.take_back(town.noa, town.practice.couple, proposed),
        "ana ends it": lambda: admitting.end(town.ana),
        "ben ends it": lambda: admitting.end(town.practice.ben),
        "noa lets go": lambda: admitting.let_go(town.noa, town.practice.couple),
    }[how]()
    with refused(Reason.NOT_FOUND):
        town.practising.begin(town.ana, ref)
    assert town.lending.seen_by(town.ana) == Lent()
    assert town.asked(entry) == "How was this week?"
    town.practising.answer(town.ana, entry, 2, Answer((), "Sleep"), 3)
    assert [each.id for each in town.practising.all(town.ana)] == [entry]
    gone = town.practising.delete(town.ana, entry)
    town.practising.bring_back(town.ana, gone)
    assert town.asked(entry) == "How was this week?"


def test_it_cannot_be_proposed_as_something_for_two_nor_when_it_is_retired(town: Town) -> None:
    with refused(Reason.NOT_FOUND):
        town.proposes(f"exercises/{town.ref}")
    with refused(Reason.NOT_FOUND):
        town.assigning.thing(town.practice.max, f"practices/{town.ref}")
    doors = ["practices/reframe", f"practices/{town.ref}", f"exercises/{town.ref}"]
    assert town.assigning.can_be_proposed(town.noa, doors) == doors[:2]
    town.authoring.retire(town.noa, OWN_ID)
    assert town.assigning.can_be_proposed(town.noa, doors) == doors[:1]
    with refused(Reason.NOT_FOUND):
        town.proposes()


def test_c6_what_speaks_of_touch_has_no_date(town: Town) -> None:
    more = {"track": "touch", "content_notes": ["touch"]}
    town.authoring.change(town.noa, OWN_ID, lambda draft: {**draft, **more})
    town.authoring.finish(town.noa, OWN_ID)
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        town.proposes(window=7)
    town.proposes()


def test_what_a_newer_house_cannot_read_keeps_its_owners_words_and_no_page_from_opening(town: Town) -> None:
    town.proposes()
    entry = town.practising.one(town.ana, town.answers())
    assert entry.asked
    other = type(entry.asked)(entry.asked.id, {"title": "of another time", "questions": []})
    assert town.reading.asked(other, "en") is None
