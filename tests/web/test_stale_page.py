"""A page that lay open through a new password, or a new sign-in, still pauses; nobody else's page does anything."""

import json
import re

import pytest
from werkzeug.test import TestResponse

from tests.accounts import PASSWORD
from tests.web.conftest import Browser, link

NEW = "seven slow ferries under a lantern"


@pytest.fixture
def room(ana: Browser, ben: Browser) -> str:
    """The address of their room; ana's browser shows it."""
    link(ana, ben)
    address = ana.post("/s").location
    ana.get(address)
    return address


@pytest.fixture
def old(ana: Browser, room: str) -> str:
    """Ana's page of the room, from before she changed her password in another tab."""
    page = ana.page
    ana.get("/account/password")
    assert ana.post("/account/password", password=PASSWORD, new_password=NEW).status_code == 303
    return page


def seat_of(page: str) -> str:
    return str(json.loads(re.search(r'id="room">(.*?)</script>', page)[1])["token"])  # type: ignore[index]  # it is there


def says(who: Browser, room: str, do: str, **headers: str) -> TestResponse:
    body = {"v": 1, "id": f"{do}-{len(headers)}", "do": do}
    return who.client.post(
        f"{room}/say", json=body, headers={name.replace("_", "-"): said for name, said in headers.items()}
    )


def token_of(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]  # type: ignore[index]  # it is there


def test_a_page_older_than_the_password_still_says_what_narrows(ana: Browser, room: str, old: str) -> None:
    for do in ("Pause", "TakeBack", "End"):
        answer = says(ana, room, do, X_Seat=seat_of(old), X_CSRFToken=token_of(old))
        assert answer.status_code == 200, answer.text


def test_its_plain_pause_goes_through_too(ana: Browser, room: str, old: str) -> None:
    fields = {name: re.search(rf'name="{name}" value="([^"]+)"', old)[1] for name in ("csrf_token", "seat")}  # type: ignore[index]  # as above
    answer = ana.client.post(f"{room}/pause", data=fields)
    assert (answer.status_code, answer.location) == (303, room)
    assert '"mine":true' in ana.get(room).text.replace(" ", "")


def test_its_plain_end_goes_through_too(ana: Browser, room: str, old: str) -> None:
    token = re.search(r'name="csrf_token" value="([^"]+)"', old)
    assert token
    for says_the_browser, status in (("cross-site", 400), ("same-origin", 303)):
        answer = ana.client.post(
            f"{room}/end", data={"csrf_token": token[1]}, headers={"Sec-Fetch-Site": says_the_browser}
        )
        assert answer.status_code == status


def test_without_its_seat_an_old_page_is_given_a_new_token_and_a_pause_needs_only_be_ours(
    ana: Browser, room: str, old: str
) -> None:
    refused = says(ana, room, "Pause", X_CSRFToken=token_of(old))
    assert (refused.status_code, refused.json["answer"]["reason"]) == (400, "stale-form")  # type: ignore[index]  # JSON
    assert says(ana, room, "Pause", X_CSRFToken=refused.json["csrf"]).status_code == 200  # type: ignore[index]  # JSON
    for says_the_browser, status in (("same-origin", 200), ("same-site", 400), ("cross-site", 400), ("none", 400)):
        assert says(ana, room, "Pause", Sec_Fetch_Site=says_the_browser).status_code == status
        assert ana.client.post(f"{room}/pause", headers={"Sec-Fetch-Site": says_the_browser}).status_code in {
            303,
            status,
        }
    assert says(ana, room, "End", Sec_Fetch_Site="same-origin").status_code == 400


def test_a_seat_of_somebody_else_and_nonsense_open_nothing(ana: Browser, ben: Browser, room: str) -> None:
    ben.get(room)
    for seat in (seat_of(ben.page), "\xe9" * 64, "0" * 64):
        assert says(ana, room, "Pause", X_Seat=seat).status_code == 400
        assert ana.client.post(f"{room}/pause", data={"seat": seat}).status_code == 400


def test_whoever_is_signed_out_has_no_seat(ana: Browser, room: str) -> None:
    seat = seat_of(ana.page)
    ana.post("/sign-out")
    answer = says(ana, room, "Pause", X_Seat=seat, Sec_Fetch_Site="same-origin")
    assert (answer.status_code, answer.json["answer"]["reason"]) == (404, "no-seat")  # type: ignore[index]  # JSON
