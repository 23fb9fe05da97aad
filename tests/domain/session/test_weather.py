"""Weather at any time of an evening: private, kept or shared line by line, taken back, and gone when they look back."""

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import WEATHER, Field, Side
from tests.makers import A, B, Evening, a_debrief, a_gate, a_lobby, a_step


def says(evening: Evening, side: Side, field: Field, text: str) -> object:
    return evening.asks(ask.Write(by=side, id=evening.id(), field=field, text=text))


def shares(evening: Evening, side: Side, field: Field) -> object:
    return evening.asks(ask.Share(by=side, id=evening.id(), epoch=evening.state.epoch, heard=evening.mono, field=field))


def keeps(evening: Evening, side: Side) -> object:
    return evening.asks(ask.KeepWeather(by=side, id=evening.id()))


def mine(evening: Evening, side: Side) -> dict[Field, str]:
    weather = evening.sees(side).weather
    assert weather is not None
    return dict(weather.mine)


def read_by(evening: Evening, side: Side) -> list[tuple[Field, str]]:
    weather = evening.sees(side).weather
    assert weather is not None
    return [(line.field, line.text) for line in weather.theirs]


@pytest.mark.parametrize("evening_of", [a_lobby, a_gate, a_step])
def test_in_the_lobby_at_a_gate_and_in_a_step_it_can_be_said_and_shared_and_is_taken_back(evening_of: object) -> None:
    evening: Evening = evening_of()  # type: ignore[operator]  # one of the makers
    epoch, before = evening.state.epoch, evening.sees(B)
    says(evening, A, Field.PRESENCE, "Partly here")
    assert evening.sees(B) == before, "what is not shared changes nothing for the other"
    assert mine(evening, A) == {Field.PRESENCE: "Partly here"}
    shares(evening, A, Field.PRESENCE)
    assert read_by(evening, B) == [(Field.PRESENCE, "Partly here")]
    assert evening.state.epoch == epoch, "no answer is void by it"
    evening.asks(ask.Withdraw(by=A, id="w", field=Field.PRESENCE))
    assert read_by(evening, B) == []
    assert mine(evening, A) == {Field.PRESENCE: "Partly here"}


def test_what_was_shared_stands_in_its_own_words_until_it_is_shared_anew() -> None:
    evening = a_lobby()
    says(evening, A, Field.BODY, "Tired")
    shares(evening, A, Field.BODY)
    says(evening, A, Field.BODY, "Warm")
    weather = evening.sees(A).weather
    assert weather is not None
    assert (weather.mine, weather.shared) == ({Field.BODY: "Warm"}, {Field.BODY: "Tired"})
    shares(evening, A, Field.BODY)
    assert read_by(evening, B) == [(Field.BODY, "Warm")]


def test_it_is_kept_once_until_it_has_changed() -> None:
    evening = a_step()
    assert keeps(evening, A) == Refused(Reason.NOT_NOW), "there is nothing yet"
    says(evening, A, Field.US, "Near")
    before = evening.sees(B)
    assert keeps(evening, A) == (did.WeatherKept(side=A),)
    assert keeps(evening, A) == ()
    assert evening.sees(B) == before
    weather = evening.sees(A).weather
    assert weather is not None
    assert weather.kept
    says(evening, A, Field.US, "Apart")
    assert keeps(evening, A) == (did.WeatherKept(side=A),)


def test_a_pause_holds_what_would_be_shared_and_own_lines_stay_open() -> None:
    evening = a_step()
    evening.pauses(B)
    says(evening, A, Field.MIND, "Stormy")
    assert shares(evening, A, Field.MIND) == Refused(Reason.HELD)
    assert keeps(evening, A) == (did.WeatherKept(side=A),)


def test_everything_else_waits_for_the_look_back() -> None:
    evening = a_step()
    for field in set(Field) - set(WEATHER):
        assert says(evening, A, field, "x") == Refused(Reason.NOT_NOW)
    assert evening.asks(ask.Keep(by=A, id="k", fields=(Field.BODY,))) == Refused(Reason.NOT_NOW)


def test_they_look_back_with_empty_lines_and_keep_there_as_ever() -> None:
    evening = a_lobby()
    says(evening, A, Field.BODY, "Tired")
    shares(evening, A, Field.BODY)
    evening.begins(A)
    evening.finishes(A)
    for side in Side:
        seen = evening.sees(side)
        assert seen.weather is None
        assert seen.debrief is not None
        assert (seen.debrief.mine, seen.debrief.theirs) == ({}, ())
    says(evening, A, Field.BODY, "Warm")
    assert keeps(evening, A) == Refused(Reason.NOT_NOW)


def test_a_closed_evening_has_no_weather() -> None:
    evening = a_debrief()
    for side in Side:
        evening.asks(ask.Part(by=side, id=evening.id()))
    assert evening.sees(A).weather is None
