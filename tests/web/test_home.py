"""The first page is a welcome to strangers and a home to who is signed in, alone or linked."""

from tests.web.conftest import Browser, link


def test_a_stranger_is_welcomed(stranger: Browser) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 200
    assert "A quiet room for the two of you" in answer.text


def test_somebody_alone_has_a_whole_home(ana: Browser) -> None:
    page = ana.get("/").text
    assert "Hello, Ana" in page
    for way in ("/toolkit", "/notes", "/account", "/link"):
        assert f'href="{way}"' in page


def test_one_tap_invites_a_linked_partner(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert "Invite Ben" in ana.get("/").text
    room = ana.post("/s")
    assert room.status_code == 303
    assert "Your room is open" in ana.get("/").text
    assert "Ana is in the room" in ben.get("/").text
    assert ben.post("/s").location == room.location


def test_a_home_page_that_is_open_hears_of_an_invitation(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert 'data-wait="/standing" data-state="linked"' in ben.get("/").text
    ana.post("/s")
    assert ben.get("/standing").json == {"state": "invited"}
    assert ana.get("/standing").json == {"state": "open"}
    ana.post("/unlink")
    assert ben.get("/standing").json == {"state": "alone"}


def test_a_home_for_one_asks_nothing(ana: Browser) -> None:
    assert "data-wait" not in ana.get("/").text
