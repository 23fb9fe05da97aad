"""Two do what their therapist wrote in the version that was proposed to them; what has begun is theirs to the end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from couples.domain.admission import Policy
from couples.domain.assignment import Order, Plan
from couples.domain.own_exercise import Made, ref
from couples.domain.refusal import Reason
from couples.domain.session import commands as ask
from couples.machine import SystemDice
from couples.services.admitting import Admitting
from couples.services.assigning import Assigning, link_of
from couples.services.authoring import Authoring
from couples.services.departing import Departing
from couples.services.lending import Lending, Lent
from couples.services.shelving import Shelving
from couples.services.unoffering import Unoffering
from couples.store import lent
from couples.store.library_toml import written
from tests.accounts import PASSWORD, refused
from tests.evening import Night, a_night
from tests.makers import SHELF, A, B
from tests.own import OWN_ID, TITLE, a_draft, a_step, en
from tests.services.proposing import library
from tests.services.test_admitting import a_therapist


@dataclass
class Evening:
    """Ana and Ben in their room, and Noa, whom both let in, with an exercise of her own."""

    night: Night
    noa: str
    authoring: Authoring
    assigning: Assigning
    admitting: Admitting
    lending: Lending
    shelving: Shelving

    @property
    def ref(self) -> str:
        return self.authoring.one(self.noa, OWN_ID).ref

    @property
    def couple(self) -> str:
        return self.night.chairs[A].couple_id

    @property
    def ana(self) -> str:
        return self.night.people[A]

    def proposes(self, ref: str = "", **more: Any) -> str:
        plan = replace(Plan(f"exercises/{ref or self.ref}", "For the two of you", 5, 1), **more)
        self.assigning.propose(self.noa, self.couple, plan, SystemDice().id())
        return self.assigning.of_couple(self.noa, self.couple)[-1].id

    def changes(self, **more: Any) -> None:
        """Another version, finished."""
        self.authoring.change(self.noa, OWN_ID, lambda draft: {**draft, **more})
        self.authoring.finish(self.noa, OWN_ID)

    def asks(self, ref: str = "") -> Reason | None:
        answered = self.night.permits(A, "Propose", exercise=ref or self.ref, length=5, depth=1, option="")
        return answered.refused.reason if answered.refused else None

    def begins(self) -> None:
        assert self.asks() is None
        self.night.permits(B, "Agree", length=5, depth=1)
        for side in (A, B):
            self.night.permits(side, "Answer", step=0, choice="yes")
        assert self.night.view(B)["running"]

    def title(self, ref: str) -> str | None:
        words = self.lending.words(self.ana, ref, "en")
        return words["title"] if words else None


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    with a_night(tmp_path) as night:
        accounts = night.accounts
        parts: dict[str, Any] = {"store": accounts.store, "clock": accounts.clock}
        over = Unoffering(store=accounts.store, conducting=night.conducting).look_over
        dice: Any = {"dice": SystemDice(), "keyring": accounts.keyring}
        made = Evening(
            night,
            a_therapist(accounts, "Noa"),
            Authoring(store=accounts.store, library=library()),
            Assigning(**parts, library=library(), look_over=over),
            Admitting(**parts, **dice, look_over=over),
            Lending(**parts),
            Shelving(store=accounts.store, outlines=SHELF, conducting=night.conducting, own=Lending(**parts).seen_in),
        )
        lets_in(made)
        assert made.authoring.bring_in(made.noa, OWN_ID, written(a_draft())) == []
        made.authoring.finish(made.noa, OWN_ID)
        yield made


def lets_in(evening: Evening) -> None:
    code = evening.admitting.invite(evening.noa, Policy.LIMITED)
    for person in evening.night.people.values():
        evening.admitting.accept(person, evening.admitting.offer(person, code).ticket)


def test_nobody_meets_it_before_it_is_proposed_and_nobody_else_after(evening: Evening) -> None:
    assert evening.asks() is Reason.UNKNOWN
    assert (evening.title(evening.ref), evening.ref in evening.shelving.shelf(evening.ana)) == (None, False)
    evening.proposes()
    assert (evening.title(evening.ref), evening.ref in evening.shelving.shelf(evening.ana)) == (TITLE, True)
    stranger = evening.night.accounts.joins("Cleo").person_id
    assert evening.lending.words(stranger, evening.ref, "en") is None
    assert evening.lending.seen_by(stranger) == Lent()
    max_ = a_therapist(evening.night.accounts, "Max")
    assert (evening.lending.words(max_, evening.ref, "en"), evening.lending.seen_by(max_)) == (None, Lent())


def test_what_comes_later_is_not_on_the_shelf_before_its_turn(evening: Evening) -> None:
    evening.proposes(order=Order.LATER, delay=3)
    assert evening.ref not in evening.shelving.shelf(evening.ana)


def test_a_couple_does_the_version_that_was_proposed_whatever_its_author_does_meanwhile(evening: Evening) -> None:
    evening.proposes()
    first = evening.ref
    evening.begins()
    evening.changes(title=en("Another name"), steps=[a_step("other", heading=en("Other"))])
    evening.authoring.retire(evening.noa, OWN_ID)
    evening.authoring.delete(evening.noa, OWN_ID)
    view = evening.night.view(A)
    assert (view["exercise"]["id"], view["exercise"]["version"], view["step"]["id"]) == (first, 1, "step-1")
    assert evening.title(first) == TITLE
    evening.night.notices(ask.NoticeRestart())
    assert (evening.night.view(B)["exercise"]["id"], evening.title(first)) == (first, TITLE), "after a restart too"
    evening.night.says(A, "End")
    assert evening.night.view(B)["phase"] == "debrief"


@pytest.mark.parametrize("how", ["ana", "noa", "taken back", "account"])
def test_a_proposal_that_is_proposed_no_more_goes_from_the_room_and_what_runs_is_finished(
    evening: Evening, how: str
) -> None:
    proposed, ref = evening.proposes(), evening.ref
    deeds = {
        "ana": lambda: evening.admitting.end(evening.ana),
        "noa": lambda: evening.admitting.let_go(evening.noa, evening.couple),
        "taken back": lambda: evening.assigning.take_back(evening.noa, evening.couple, proposed),
        "account": lambda: leaves(evening),
    }
    assert evening.asks() is None
    assert evening.night.view(B)["proposal"]["id"] == ref
    deeds[how]()
    assert evening.night.view(B)["proposal"] is None
    assert ref not in evening.shelving.shelf(evening.ana)
    assert evening.asks(ref) is Reason.UNKNOWN


def test_what_has_begun_goes_on_when_the_admission_ends(evening: Evening) -> None:
    evening.proposes()
    ref = evening.ref
    evening.begins()
    evening.admitting.end(evening.night.people[B])
    leaves(evening)
    assert (evening.night.view(A)["running"], evening.title(ref)) == (True, TITLE)
    assert evening.shelving.depths(evening.ana, ref) == (1,)
    evening.night.says(A, "End")
    for side in (A, B):
        evening.night.says(side, "Part")
    assert evening.title(ref) is None, "with the evening its copy is gone"


def test_a_page_that_is_older_cannot_agree_to_what_is_gone(evening: Evening) -> None:
    proposed = evening.proposes()
    assert evening.asks() is None
    silent = Assigning(store=evening.night.accounts.store, clock=evening.night.accounts.clock, library=library())
    silent.take_back(evening.noa, evening.couple, proposed)
    answered = evening.night.permits(B, "Agree", length=5, depth=1)
    assert answered.refused is not None
    assert answered.refused.reason is Reason.OFF_THE_SHELF


def test_the_same_version_stays_while_anything_proposes_it(evening: Evening) -> None:
    first, second = evening.proposes(), evening.proposes()
    evening.assigning.take_back(evening.noa, evening.couple, first)
    assert evening.title(evening.ref) == TITLE
    evening.assigning.take_back(evening.noa, evening.couple, second)
    assert evening.title(evening.ref) is None


def test_only_what_passes_the_check_can_be_finished_and_only_what_is_finished_proposed(evening: Evening) -> None:
    evening.authoring.change(evening.noa, OWN_ID, lambda draft: {**draft, "title": en("Unfinished!")})
    with refused(Reason.NOT_WHOLE):
        evening.authoring.finish(evening.noa, OWN_ID)
    assert evening.authoring.one(evening.noa, OWN_ID).version == 1
    with refused(Reason.NOT_FOUND):
        evening.proposes(evening.ref[:-1] + "2")
    evening.authoring.retire(evening.noa, OWN_ID)
    with refused(Reason.NOT_FOUND):
        evening.proposes()


def test_another_therapist_cannot_propose_or_read_it(evening: Evening) -> None:
    max_ = a_therapist(evening.night.accounts, "Max")
    for deed in (
        lambda: evening.assigning.thing(max_, f"exercises/{evening.ref}"),
        lambda: evening.authoring.one(max_, OWN_ID),
        lambda: evening.authoring.finish(max_, OWN_ID),
        lambda: evening.authoring.delete(max_, OWN_ID),
        lambda: evening.authoring.duplicate(max_, OWN_ID, "c" * 32),
    ):
        with refused(Reason.NOT_FOUND):
            deed()


def test_touch_waits_for_its_ground_and_for_what_either_leaves_out(evening: Evening) -> None:
    step = a_step("held", touch=True, topics=["hands"])
    evening.changes(track="touch", content_notes=["touch"], steps=[step])
    with refused(Reason.NO_DATE_FOR_TOUCH, "window"):
        evening.proposes(window=7)
    evening.proposes()
    assert evening.ref not in evening.shelving.shelf(evening.ana)
    assert evening.asks() is Reason.NOT_OPEN_YET
    evening.night.opens_touch()
    assert evening.ref in evening.shelving.shelf(evening.ana)
    evening.shelving.leave_out(evening.night.people[B], frozenset({"hands"}))
    assert evening.ref not in evening.shelving.shelf(evening.ana)
    assert evening.asks() is Reason.OFF_THE_SHELF


def test_what_a_newer_house_cannot_read_is_not_there_and_keeps_no_shelf_from_opening(evening: Evening) -> None:
    evening.proposes()
    store, old = evening.night.accounts.store, Made(ref("d" * 32, 1), {"title": "of another time"})
    link = store.read(lambda unit: link_of(unit, evening.noa, evening.couple))
    store.write(lambda unit: lent.lend(unit, link, old))
    assert evening.title(old.id) is None
    assert evening.ref in evening.shelving.shelf(evening.ana)


def leaves(evening: Evening) -> None:
    """Noa deletes her account."""
    accounts = evening.night.accounts
    parts: Any = {"store": accounts.store, "clock": accounts.clock, "doorkeeper": accounts.porter}
    over = Unoffering(store=accounts.store, conducting=evening.night.conducting).look_over
    Departing(**parts, entering=accounts.entering, look_over=over).leave_account(evening.noa, PASSWORD)
