"""Weather and maps are their owner's; what is shown of them is a copy that follows what narrows, and nothing new."""

from collections.abc import Iterator

import pytest

from couples.domain.refusal import Reason
from couples.domain.safety import Area, Feels
from couples.domain.sheet import What
from couples.domain.weather import MOST_KEPT
from couples.services.weathering import IN_THE_PICTURE, keep_weather
from tests.accounts import Accounts, refused, some_accounts
from tests.services.homes import Home, a_home


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    with some_accounts(tmp_path_factory.mktemp("lasting")) as house:
        yield house


@pytest.fixture
def home(accounts: Accounts) -> Home:
    return a_home(accounts)


def test_a_shown_weather_is_a_copy_without_days_and_without_what_came_later(home: Home) -> None:
    weathering = home.lasting.weathering
    with refused(Reason.NOTHING_SAID):
        weathering.show(home.ana)
    with refused(Reason.WORDS_MISSING):
        weathering.keep(home.ana, {"body": " "})
    for word in ("warm", "tense"):
        weathering.keep(home.ana, {"body": word})
        home.accounts.clock.passes(hours=1)
    assert home.seen(home.ben, What.WEATHER) == []
    weathering.show(home.ana)
    weathering.keep(home.ana, {"body": "tired"})
    (seen,) = home.seen(home.ben, What.WEATHER)
    assert [dict(moment.lines) for moment in seen.moments] == [{"body": "warm"}, {"body": "tense"}]
    mine = weathering.of_person(home.ana)
    assert [one.lines["body"] for one in mine] == ["warm", "tense", "tired"]
    weathering.delete(home.ana, mine[2].id)
    weathering.delete(home.ana, mine[0].id)
    assert [dict(one.lines) for one in home.seen(home.ben, What.WEATHER)[0].moments] == [{"body": "tense"}]
    with refused(Reason.NOT_FOUND):
        weathering.delete(home.ben, mine[1].id)
    weathering.delete(home.ana, mine[1].id)
    assert home.seen(home.ben, What.WEATHER) == []


def test_a_close_can_keep_weather_inside_its_own_work_and_never_fails_on_it(home: Home) -> None:
    now = home.accounts.clock()
    store = home.accounts.store
    for at in range(MOST_KEPT + 3):
        store.write(lambda unit, at=at: keep_weather(unit, f"{home.ana}{at:03}"[-32:], home.ana, now, {"us": f"{at}"}))  # type: ignore[misc]  # a default binds the loop's number
    store.write(lambda unit: keep_weather(unit, "none", home.ana, now, {"us": "", "nonsense": "x"}))
    kept = home.lasting.weathering.of_person(home.ana)
    assert len(kept) == MOST_KEPT
    assert [one.lines["us"] for one in kept][-1] == f"{MOST_KEPT + 2}"
    home.lasting.weathering.show(home.ana)
    assert len(home.seen(home.ben, What.WEATHER)[0].moments) == IN_THE_PICTURE
    home.lasting.weathering.withdraw(home.ana)
    assert home.seen(home.ben, What.WEATHER) == []


def test_a_shown_map_follows_what_is_moved_or_taken_off_and_shows_nothing_new(home: Home) -> None:
    laying = home.lasting.laying
    with refused(Reason.NOTHING_SAID):
        laying.show(home.ana)
    laying.lay(home.ana, Area.TOUCH, "shoulders", Feels.SAFE)
    laying.lay(home.ana, Area.WORDS, "take your time", Feels.SAFE)
    assert home.seen(home.ben, What.MAP) == []
    laying.show(home.ana)
    laying.lay(home.ana, Area.PEOPLE, "my sister", Feels.SAFE)
    first, second, _ = laying.spots(home.ana)
    laying.move(home.ana, first.id, Feels.NOT_NOW)
    laying.take_off(home.ana, second.id)
    (seen,) = home.seen(home.ben, What.MAP)
    assert [(spot.text, spot.feels) for spot in seen.spots] == [("shoulders", Feels.NOT_NOW)]
    assert home.lasting.showing.as_seen(home.ana) == [seen]
    with refused(Reason.NOT_FOUND):
        laying.take_off(home.ben, first.id)
    laying.take_off(home.ana, first.id)
    assert home.seen(home.ben, What.MAP) == []
    laying.show(home.ana)
    laying.withdraw(home.ana)
    assert home.lasting.showing.by_partner(home.ben) == home.lasting.showing.as_seen(home.ana) == []
