"""Who is here: shown, and able to hold, never to make anything run."""

from couples.domain.session.state import Side
from couples.realtime.door import PING_EVERY, PONG_WITHIN
from couples.realtime.presence import AWAY_AFTER, DOUBTED_AFTER, QUIET_AFTER, Pages, Presence
from couples.services.conducting import Chair

A, B = Side.A, Side.B


class Watch:
    """A clock moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def chair(side: Side = A, login: str = "login", session: str = "s") -> Chair:
    return Chair(session, f"person-{side}", login, side, "couple")


def test_a_page_that_is_heard_is_here_and_a_silent_one_is_away_before_eight_seconds() -> None:
    watch = Watch()
    pages = Pages(watch)
    pages.sit("one", chair())
    assert pages.of("s", A) is Presence.HERE
    assert pages.of("s", B) is Presence.AWAY
    watch.now += QUIET_AFTER + 0.1
    assert pages.changes() == [(("s", A), Presence.RECONNECTING)]
    assert pages.changes() == []
    watch.now = 100.0 + AWAY_AFTER
    assert pages.changes() == [(("s", A), Presence.AWAY)]
    assert pages.changes() == []
    assert AWAY_AFTER < 8


def test_any_device_that_is_heard_counts() -> None:
    watch = Watch()
    pages = Pages(watch)
    pages.sit("phone", chair())
    pages.sit("laptop", chair())
    for _ in range(10):
        watch.now += 2
        pages.hear("laptop")
        pages.changes()
    assert pages.of("s", A) is Presence.HERE


def test_coming_back_in_time_was_only_a_moment_of_reconnecting() -> None:
    watch = Watch()
    pages = Pages(watch)
    pages.sit("one", chair())
    assert pages.rise("one") == chair()
    assert pages.changes() == [(("s", A), Presence.RECONNECTING)]
    watch.now += AWAY_AFTER - 0.1
    pages.sit("two", chair())
    assert pages.changes() == []
    watch.now += 1
    assert pages.of("s", A) is Presence.HERE


def test_a_half_open_page_that_is_heard_again_is_here_again() -> None:
    watch = Watch()
    pages = Pages(watch)
    pages.sit("one", chair())
    watch.now += 20
    assert pages.changes() == [(("s", A), Presence.AWAY)]
    pages.hear("one")
    assert pages.changes() == [(("s", A), Presence.HERE)]


def test_only_the_last_page_of_a_seat_leaves_it_empty() -> None:
    pages = Pages(Watch())
    pages.sit("one", chair())
    pages.sit("two", chair())
    assert pages.rise("one") is None
    assert pages.rise("two") == chair()
    assert pages.rise("two") is None
    assert pages.chair("two") is None
    pages.hear("two")


def test_the_seat_is_looked_away_from_when_its_last_visible_page_is_hidden() -> None:
    pages = Pages(Watch())
    pages.sit("one", chair())
    pages.sit("two", chair())
    assert not pages.show("one", visible=False)
    assert pages.show("two", visible=False)
    assert not pages.show("two", visible=False)
    assert not pages.show("nobody", visible=False)
    assert not pages.seen("s", A)
    assert not pages.visible("one")
    assert not pages.visible("nobody")
    assert not pages.show("one", visible=True)
    assert pages.seen("s", A)
    assert pages.visible("one")


def test_whoever_still_hears_but_is_not_heard_is_told_so_once_and_when_it_is_over() -> None:
    watch = Watch()
    pages = Pages(watch)
    pages.sit("one", chair())
    watch.now += DOUBTED_AFTER - 0.1
    assert pages.doubts() == []
    watch.now += 0.1
    assert pages.doubts() == [(("s", A), False)]
    watch.now += AWAY_AFTER
    pages.changes()
    assert pages.doubts() == []
    pages.hear("one")
    assert pages.doubts() == [(("s", A), True)]
    assert pages.doubts() == []
    watch.now += DOUBTED_AFTER
    pages.rise("one")
    assert pages.doubts() == [], "nobody is there to be told"
    assert DOUBTED_AFTER + 1 < PING_EVERY + PONG_WITHIN, "told while it can still be told, on a slow server too"


def test_pages_are_found_by_their_login() -> None:
    pages = Pages(Watch())
    pages.sit("one", chair(login="x"))
    pages.sit("two", chair(B, login="y"))
    assert pages.of_login("x") == ["one"]
    assert sorted(pages.of_couple("couple")) == ["one", "two"]
    assert pages.of_couple("another") == []
