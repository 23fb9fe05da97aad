"""The first page is a welcome to strangers and a home to who is signed in, alone or linked."""

from tests.web.conftest import Browser, link


def test_a_stranger_is_welcomed(stranger: Browser) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 200
    assert "A quiet room for the two of you" in answer.text


def test_somebody_alone_has_a_whole_home(ana: Browser) -> None:
    page = ana.get("/").text
    assert "Hello, Ana" in page
    for way in ("/help/ground", "/notes", "/account", "/link"):
        assert f'href="{way}"' in page


def test_one_tap_invites_a_linked_partner(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert "Invite Ben" in ana.get("/").text
    room = ana.post("/s")
    assert room.status_code == 303
    assert "Your room is open" in ana.get("/").text
    assert "Ana is in the room" in ben.get("/").text
    assert ben.post("/s").location == room.location
