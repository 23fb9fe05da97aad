"""Weather that is kept in the middle of an evening is its owner's at once, whatever becomes of the evening."""

from pathlib import Path

from couples.domain.session.state import Side
from couples.store.database import Store
from couples.store.weathers import of_person
from tests.evening import Night, a_night
from tests.makers import A, B


def kept(night: Night, side: Side) -> list[dict[str, str]]:
    store: Store = night.accounts.store
    return [dict(one.lines) for one in store.read(lambda unit: of_person(unit, night.people[side]))]


def test_it_is_kept_in_the_lobby_without_a_word_to_the_partner(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.says(A, "Write", field="body", text="Tired")
        night.says(A, "Write", field="presence", text="Partly here")
        before, answered = night.scene(B), night.says(A, "KeepWeather")
        assert answered.to == {A}
        assert night.scene(B) == before
        assert kept(night, A) == [{"body": "Tired", "presence": "Partly here"}]
        assert kept(night, B) == []
        night.says(A, "KeepWeather")
        assert len(kept(night, A)) == 1
        night.says(B, "End")
        assert len(kept(night, A)) == 1


def test_each_time_of_an_evening_is_a_moment_of_its_own(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.says(A, "Write", field="us", text="Apart")
        night.says(A, "KeepWeather")
        night.accounts.clock.passes(minutes=1)
        night.starts()
        night.says(A, "Write", field="us", text="Near")
        night.says(A, "KeepWeather")
        night.accounts.clock.passes(minutes=1)
        night.says(A, "End")
        night.says(A, "Write", field="us", text="Gentle")
        night.says(A, "Write", field="presence", text="Here")
        night.says(A, "Keep", fields=["us", "presence"])
        for side in Side:
            night.says(side, "Part")
        assert kept(night, A) == [{"us": "Apart"}, {"us": "Near"}, {"us": "Gentle", "presence": "Here"}]


def test_what_is_shared_stands_with_the_partner_until_it_is_taken_back(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        night.says(A, "Write", field="mind", text="Calm")
        night.permits(A, "Share", field="mind")
        assert [line["text"] for line in night.view(B)["weather"]["theirs"]] == ["Calm"]
        night.says(A, "Withdraw", field="mind")
        assert night.view(B)["weather"]["theirs"] == []
