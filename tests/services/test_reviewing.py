"""Goals and reviews of two: nothing of the other's part shows before it comes out, and of what came out not whose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from couples.domain.ahead import Ahead
from couples.domain.refusal import Reason
from couples.domain.review import READY_FOR, Choice, Outcome, Part, Stand
from couples.domain.session.state import Next
from couples.machine import SystemDice
from couples.services.agreeing import Agreeing
from couples.services.lasting import Lasting, lasting
from couples.services.reviewing import Standing
from couples.store import common_sheets, couples
from couples.store.database import Unit
from couples.store.library import load_library
from tests.accounts import Accounts, refused, some_accounts

LIBRARY = load_library()
PRACTICES = [f"practice/{name}" for name in sorted(LIBRARY.exercises)]
CHOICES = [None, *(Choice(stand, line) for stand, line in product(Stand, ("", "a", "b")))]


@dataclass
class Home:
    accounts: Accounts
    ana: str
    ben: str
    lasting: Lasting

    @property
    def both(self) -> tuple[str, str]:
        return self.ana, self.ben

    def standing(self, who: str) -> Standing:
        return self.lasting.reviewing.standing(who)

    def out(self, who: str) -> Outcome:
        outcome = self.standing(who).outcome
        assert outcome is not None
        return outcome

    def our_goal(self, text: str = "a slow evening") -> str:
        """A goal of both; gives its id."""
        self.lasting.aiming.propose(self.ana, text)
        goal = self.lasting.aiming.ours(self.ben)[-1]
        self.lasting.aiming.say_yes(self.ben, goal.id)
        return goal.id

    def a_night(self) -> None:
        self.accounts.clock.passes(hours=24)


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    folder: Path = tmp_path_factory.mktemp("reviews")
    with some_accounts(folder) as house:
        yield house


@pytest.fixture
def home(accounts: Accounts) -> Home:
    ana, ben = accounts.joins("Ana"), accounts.joins("Ben")
    accounts.links(ana, ben)
    made = lasting(store=accounts.store, clock=accounts.clock, dice=SystemDice(), library=LIBRARY)
    return Home(accounts, ana.person_id, ben.person_id, made)


def test_own_goals_are_ones_own_and_go_when_they_are_let_go(home: Home) -> None:
    aiming = home.lasting.aiming
    aiming.aim(home.ana, "to rest")
    (goal,) = aiming.mine(home.ana)
    assert aiming.mine(home.ben) == ()
    aiming.reword(home.ben, goal.id, "mine")
    with refused(Reason.NOT_FOUND):
        aiming.drop(home.ben, goal.id)
    aiming.reword(home.ana, goal.id, "to rest more")
    assert [each.text for each in aiming.mine(home.ana)] == ["to rest more"]
    aiming.drop(home.ana, goal.id)
    assert aiming.mine(home.ana) == ()


@pytest.mark.parametrize("who", [0, 1])
def test_a_goal_of_both_needs_both_and_either_lets_it_go_without_a_trace(home: Home, who: int) -> None:
    aiming = home.lasting.aiming
    before = [aiming.ours(each) for each in home.both]
    goal = home.our_goal()
    assert all(aiming.ours(each)[0].ours for each in home.both)
    aiming.say_yes(home.ana, goal)
    aiming.let_go(home.both[who], goal)
    aiming.let_go(home.both[1 - who], goal)
    assert [aiming.ours(each) for each in home.both] == before
    with refused(Reason.OVERTAKEN):
        aiming.say_yes(home.ana, goal)


def test_one_alone_has_no_goals_of_both_and_no_review(home: Home) -> None:
    cleo = home.accounts.joins("Cleo").person_id
    assert home.lasting.aiming.ours(cleo) == ()
    with refused(Reason.NOT_LINKED):
        home.lasting.aiming.propose(cleo, "x")
    reviewing = home.lasting.reviewing
    for asked in (
        lambda: reviewing.standing(cleo),
        lambda: reviewing.choose(cleo, PRACTICES[0], None),
        lambda: reviewing.ready(cleo),
        lambda: reviewing.not_yet(cleo),
        lambda: reviewing.take_back(cleo, PRACTICES[0]),
    ):
        with refused(Reason.NOT_LINKED):
            asked()


def test_what_can_be_looked_at_is_of_both_already(home: Home) -> None:
    agreeing = Agreeing(store=home.accounts.store, dice=SystemDice())
    goal = home.our_goal()
    home.lasting.aiming.propose(home.ana, "open still")
    agreeing.add(home.ana, "a knock first")
    agreeing.add(home.ana, "open still")
    line = agreeing.lines(home.ana)[0].id
    agreeing.say_fits(home.ben, line)
    for each in home.both:
        assert [thing.name for thing in home.standing(each).things] == [f"goal/{goal}", f"line/{line}", *PRACTICES]
    with refused(Reason.OVERTAKEN):
        home.lasting.reviewing.choose(home.ana, "goal/none", None)


def test_what_they_did_or_chose_lately_comes_first_for_both_in_an_order_that_tells_nothing(home: Home) -> None:
    store, goal = home.accounts.store, home.our_goal()

    def work(unit: Unit) -> None:
        seat = couples.seat_of(unit, home.ana)
        assert seat is not None
        common = common_sheets.of_couple(unit, seat)
        ahead = Ahead(Next.SAME, "five-things", 2, 1)
        lately = ("shared-silence", "no-longer-there", "breathe-together")
        common_sheets.keep(unit, seat, replace(common, lately=lately, ahead=ahead))

    store.write(work)
    first = ["breathe-together", "five-things", "shared-silence"]
    for each in home.both:
        standing = home.standing(each)
        names = [thing.name for thing in standing.things]
        assert names[: standing.near] == [f"goal/{goal}", *(f"practice/{name}" for name in first)]
        assert sorted(names[1:]) == PRACTICES


def test_whatever_the_other_chooses_nothing_shows_before_it_comes_out(home: Home) -> None:
    """Fifty walks of the partner; one's own standing never changes, down to the last field."""
    goal, dice, reviewing = home.our_goal(), Random(3), home.lasting.reviewing
    reviewing.choose(home.ana, f"goal/{goal}", Choice(Stand.KEEP, "fine"))
    before = home.standing(home.ana)
    for _ in range(50):
        match dice.randrange(3):
            case 0:
                reviewing.choose(home.ben, dice.choice([f"goal/{goal}", *PRACTICES]), dice.choice(CHOICES))
            case 1:
                reviewing.ready(home.ben)
            case _:
                reviewing.not_yet(home.ben)
        assert home.standing(home.ana) == before


def test_what_came_out_is_the_same_whoever_chose_what(home: Home) -> None:
    dice, reviewing, goal = Random(4), home.lasting.reviewing, home.our_goal()
    for _ in range(12):
        things = [f"goal/{goal}", *PRACTICES[:2]]
        chosen = {thing: (dice.choice(CHOICES), dice.choice(CHOICES)) for thing in things}
        outs = []
        for turned in (False, True):
            for thing, pair in chosen.items():
                for who, choice in zip(home.both, reversed(pair) if turned else pair, strict=True):
                    reviewing.choose(who, thing, choice)
            for who in home.both if dice.random() < 0.5 else reversed(home.both):
                reviewing.ready(who)
            assert home.out(home.ana) == home.out(home.ben)
            outs.append(home.out(home.ana).stood)
            assert [home.standing(each).part for each in home.both] == [Part(), Part()]
            home.a_night()
        assert outs[0] == outs[1]


def test_it_comes_out_once_a_day_and_a_ready_that_waited_too_long_is_none(home: Home) -> None:
    reviewing = home.lasting.reviewing
    reviewing.choose(home.ana, PRACTICES[0], Choice(Stand.KEEP))
    reviewing.ready(home.ana)
    assert home.standing(home.ana).ready
    home.accounts.clock.passes(seconds=READY_FOR.total_seconds())
    assert not home.standing(home.ana).ready
    reviewing.ready(home.ben)
    assert home.standing(home.ben).outcome is None
    reviewing.ready(home.ana)
    assert home.out(home.ben).stood == ()
    assert home.standing(home.ana).again_from is not None
    with refused(Reason.TOO_SOON):
        reviewing.ready(home.ana)
    home.a_night()
    assert home.standing(home.ana).again_from is None
    reviewing.ready(home.ana)


def test_either_takes_a_thing_off_both_pages_and_what_was_let_go_is_off_them_too(home: Home) -> None:
    reviewing, goal = home.lasting.reviewing, home.our_goal()
    reviewing.take_back(home.ana, PRACTICES[0])
    for who in home.both:
        for thing in (f"goal/{goal}", *PRACTICES[:2]):
            reviewing.choose(who, thing, Choice(Stand.EASE))
        reviewing.ready(who)
    reviewing.take_back(home.ben, PRACTICES[0])
    home.lasting.aiming.let_go(home.ana, goal)
    for who in home.both:
        assert [stood.thing for stood in home.out(who).stood] == [PRACTICES[1]]
    home.accounts.departing.unlink(home.ana)
    with refused(Reason.NOT_LINKED):
        home.standing(home.ben)
