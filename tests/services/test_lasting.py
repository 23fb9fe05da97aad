"""What lasts is its owner's alone until they show it, and gone from the other's page as soon as they take it back."""

from collections.abc import Callable, Iterator

import pytest

from couples.domain.aftercare import Plan
from couples.domain.keepsake import Age, Kind
from couples.domain.refusal import Reason
from couples.domain.safety import Area, Feels
from couples.domain.sheet import What
from couples.services import remembering
from couples.services.caring import Aftercare
from couples.services.lasting import Lost
from tests.accounts import Accounts, refused, some_accounts
from tests.services.homes import Home, a_home


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    with some_accounts(tmp_path_factory.mktemp("lasting")) as house:
        yield house


@pytest.fixture
def home(accounts: Accounts) -> Home:
    return a_home(accounts)


# --- a plan for afterwards


def test_a_plan_is_read_by_the_partner_only_while_it_is_shown(home: Home) -> None:
    caring = home.lasting.caring
    caring.plan(home.ana, ["words/kind"], "tea")
    plan = Plan(frozenset({"words/kind"}), "tea")
    nothing = Aftercare(Plan(), shown=False, theirs=None)
    assert caring.aftercare(home.ben) == nothing
    caring.show(home.ana)
    assert caring.aftercare(home.ana) == Aftercare(plan, shown=True, theirs=None)
    assert caring.aftercare(home.ben) == Aftercare(Plan(), shown=False, theirs=plan)
    caring.plan(home.ana, ["space/alone"], "")
    assert caring.aftercare(home.ben).theirs == Plan(frozenset({"space/alone"}))
    caring.withdraw(home.ana)
    caring.withdraw(home.ana)
    assert caring.aftercare(home.ben) == nothing


def test_what_was_chosen_in_a_step_is_added_to_the_plan_and_its_giver_is_told_who_reads_it(home: Home) -> None:
    caring = home.lasting.caring
    caring.plan(home.ana, ["words/kind"], "tea")
    assert caring.add(home.ana, ["space/alone"]) is False
    assert caring.aftercare(home.ana).mine == Plan(frozenset({"words/kind", "space/alone"}), "tea")
    assert caring.aftercare(home.ben).theirs is None
    caring.show(home.ana)
    assert caring.add(home.ana, ["space/door"]) is True
    with refused(Reason.UNKNOWN):
        caring.add(home.ana, ["no/such"])


def test_an_emptied_plan_is_shown_no_more_and_an_empty_one_cannot_be(home: Home) -> None:
    caring = home.lasting.caring
    with refused(Reason.NOTHING_SAID):
        caring.show(home.ana)
    caring.plan(home.ana, ["words/kind"], "")
    caring.show(home.ana)
    caring.plan(home.ana, [], " ")
    assert caring.aftercare(home.ana) == Aftercare(Plan(), shown=False, theirs=None)
    assert caring.aftercare(home.ben).theirs is None
    with refused(Reason.UNKNOWN):
        caring.plan(home.ana, ["no/such"], "")


def test_one_alone_has_a_plan_too_and_unlinking_ends_what_was_shown(home: Home) -> None:
    caring = home.lasting.caring
    cleo = home.accounts.joins("Cleo").person_id
    caring.plan(cleo, ["practical/tea"], "")
    assert caring.aftercare(cleo).mine.says
    with refused(Reason.NOT_LINKED):
        caring.show(cleo)
    caring.withdraw(cleo)
    caring.plan(home.ana, ["words/kind"], "")
    caring.show(home.ana)
    home.accounts.departing.unlink(home.ben)
    assert caring.aftercare(home.ana).mine.says
    assert not caring.aftercare(home.ana).shown
    assert caring.aftercare(home.ben).theirs is None


def test_only_who_asked_is_asked_on_the_day_after(home: Home) -> None:
    caring = home.lasting.caring
    caring.ask_tomorrow(home.ana)
    assert (caring.asks(home.ana), caring.is_due(home.ana)) == (True, False)
    assert (caring.asks(home.ben), caring.is_due(home.ben)) == (False, False)
    home.accounts.clock.passes(days=1)
    assert caring.is_due(home.ana)
    caring.do_not_ask(home.ana)
    assert not caring.is_due(home.ana)
    caring.ask_tomorrow(home.ana)
    home.accounts.clock.passes(days=3)
    assert (caring.asks(home.ana), caring.is_due(home.ana)) == (False, False)


# --- small things


def test_a_kept_thing_is_shown_by_itself_thanked_for_and_taken_back(home: Home) -> None:
    kept = home.lasting.remembering
    one = kept.keep(home.ana, Kind.WIN, "laughed", "")
    kept.keep(home.ana, Kind.WIN, "rested", "")
    assert home.seen(home.ben, What.KEEPSAKE) == []
    kept.show(home.ana, one)
    kept.show(home.ana, one)
    (seen,) = home.seen(home.ben, What.KEEPSAKE)
    assert seen.line is not None
    assert (seen.line.tap, seen.thanked) == ("laughed", False)
    home.lasting.showing.thank(home.ben, seen.id)
    home.lasting.showing.thank(home.ben, "gone")
    assert [each.thanked for each in kept.of_kind(home.ana, Kind.WIN) if each.shown] == [True]
    kept.show(home.ana, one)
    assert home.seen(home.ben, What.KEEPSAKE)[0].thanked, "showing it once more does not undo the thanks"
    kept.withdraw(home.ana, one)
    assert home.seen(home.ben, What.KEEPSAKE) == []
    kept.show(home.ana, one)
    kept.delete(home.ana, one)
    assert home.seen(home.ben, What.KEEPSAKE) == []
    assert [each.keepsake.tap for each in kept.of_kind(home.ana, Kind.WIN)] == ["rested"]


def test_nobody_shows_deletes_or_thanks_for_what_is_not_theirs_to(home: Home) -> None:
    kept = home.lasting.remembering
    one, noticed = kept.keep(home.ana, Kind.WIN, "laughed", ""), kept.keep(home.ana, Kind.BREATH, "pause", "")
    with refused(Reason.NOT_FOUND):
        kept.show(home.ben, one)
    with refused(Reason.NOT_FOUND):
        kept.show(home.ana, noticed)
    with refused(Reason.NOT_FOUND):
        kept.delete(home.ben, one)
    assert len(kept.of_kind(home.ana, Kind.WIN, Kind.BREATH)) == 2
    kept.show(home.ana, one)
    home.lasting.showing.thank(home.ana, home.seen(home.ben, What.KEEPSAKE)[0].id)
    assert not home.seen(home.ben, What.KEEPSAKE)[0].thanked


def test_the_same_tap_in_one_month_is_kept_once_and_there_is_an_end(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = home.lasting.remembering
    assert kept.keep(home.ana, Kind.WIN, "laughed", "") == kept.keep(home.ana, Kind.WIN, "laughed", "")
    home.accounts.clock.passes(days=40)
    kept.keep(home.ana, Kind.WIN, "laughed", "")
    ages = [each.age for each in kept.of_kind(home.ana, Kind.WIN)]
    assert ages[0] is Age.THIS_MONTH
    assert ages[1] is not Age.THIS_MONTH
    monkeypatch.setattr(remembering, "MOST_KEPT", 2)
    with refused(Reason.FULL):
        kept.keep(home.ana, Kind.WIN, "rested", "")


def test_alone_nothing_is_shown_to_anybody(home: Home) -> None:
    cleo = home.accounts.joins("Cleo").person_id
    home.lasting.laying.lay(cleo, Area.TOUCH, "hands", Feels.SAFE)
    home.lasting.weathering.keep(cleo, {"body": "warm"})
    one = home.lasting.remembering.keep(cleo, Kind.WIN, "laughed", "")
    shows: list[Callable[[], None]] = [
        lambda: home.lasting.laying.show(cleo),
        lambda: home.lasting.weathering.show(cleo),
        lambda: home.lasting.remembering.show(cleo, one),
        lambda: home.lasting.showing.thank(cleo, "x"),
    ]
    for show in shows:
        with refused(Reason.NOT_LINKED):
            show()
    home.lasting.remembering.delete(cleo, one)
    assert home.lasting.showing.by_partner(cleo) == home.lasting.showing.as_seen(cleo) == []


def test_what_was_deleted_comes_back_as_it_was_and_shown_to_nobody(home: Home) -> None:
    made, ana = home.lasting, home.ana
    one = made.remembering.keep(ana, Kind.WIN, "laughed", "")
    made.weathering.keep(ana, {"body": "warm"})
    made.laying.lay(ana, Area.TOUCH, "hands", Feels.SAFE)
    made.aiming.aim(ana, "to rest")
    made.remembering.show(ana, one)
    made.weathering.show(ana)
    made.laying.show(ana)

    def mine() -> list[object]:
        kept = [each.keepsake for each in made.remembering.of_kind(ana, Kind.WIN)]
        return [kept, made.weathering.of_person(ana), made.laying.spots(ana), made.aiming.mine(ana)]

    before = mine()
    gone: list[Lost] = [
        made.remembering.delete(ana, one),
        made.weathering.delete(ana, made.weathering.of_person(ana)[0].id),
        made.laying.take_off(ana, made.laying.spots(ana)[0].id),
        made.aiming.drop(ana, made.aiming.mine(ana)[0].id),
    ]
    assert not any(mine())
    for each in gone * 2:  # twice is once
        made.bring_back(ana, each)
    assert mine() == before
    assert made.showing.by_partner(home.ben) == []
