"""Told before it is written (F3b), whatever the disk does; and whoever loses the seat hears nothing more (F16)."""

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from couples.domain.session.state import Side
from tests.accounts import PASSWORD
from tests.faults.points import DEAD, SLOW
from tests.faults.town import Person, a_town, both_leave
from tests.server import Server, free_port
from tests.wires import Wire, in_a_step

AT_ONCE = 0.5  # seconds; the disk of these tests is away for longer


@contextmanager
def two_in_a_step(folder: Path) -> Iterator[tuple[Server, Wire, Wire, dict[Side, Person]]]:
    """A real server whose commits can be made slow while ``armed`` lies there; both are in a step."""
    couple = dict(a_town(folder / "house")[0])
    program = (sys.executable, "-m", "tests.faults.launch", SLOW, str(folder / "armed"), "serve")
    server = Server(free_port(), folder / "house", "eventlet", {}, program)
    server.start()
    try:
        ana, ben = (person.at(server).connects() for person in couple.values())
        for wire in (ana, ben):
            wire.permits("Resume")  # the house was closed meanwhile
        in_a_step(ana, ben)
        yield server, ana, ben, couple
        both_leave(ana, ben)
    finally:
        server.stop()


def locked(server: Server, _: Path) -> Callable[[], object]:
    """Somebody else writes, for two seconds and more."""
    other = sqlite3.connect(server.data_dir / "couples.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other.close  # which rolls back


def slow(_: Server, folder: Path) -> Callable[[], object]:
    """Each commit takes a second and a half, as on a worn card."""
    (folder / "armed").touch()
    return (folder / "armed").unlink


def dead(_: Server, folder: Path) -> Callable[[], object]:
    """Nothing can be committed: the disk cannot be reached."""
    (folder / "armed").write_text(DEAD)
    return (folder / "armed").unlink


def test_f03b_f15_the_other_pages_of_whoever_paused_rest_too_and_a_new_one_knows_whose_it_is(tmp_path: Path) -> None:
    with two_in_a_step(tmp_path) as (server, ana, ben, couple):
        tablet = couple[Side.A].at(server).connects()
        mends = locked(server, tmp_path)
        paused = ana.says("Pause")
        assert tablet.waits("held", lambda said: said["id"] == paused, within=AT_ONCE)["mine"]
        later = couple[Side.A].at(server).connects()
        assert later.waits("held", lambda said: said["id"] == paused, within=AT_ONCE)["mine"]
        assert "mine" not in ben.waits("held", lambda said: said["id"] == paused, within=AT_ONCE)
        mends()
        for page in (tablet, later):
            page.waits("scene", lambda scene: paused in scene["settled"] and scene["view"]["pause"]["mine"], within=10)
        both_leave(tablet, later)


@pytest.mark.parametrize("trouble", [locked, slow, dead])
def test_f03b_the_partner_rests_at_once_whatever_the_disk_does(
    tmp_path: Path, trouble: Callable[[Server, Path], Callable[[], object]]
) -> None:
    with two_in_a_step(tmp_path) as (server, ana, ben, _):
        mends = trouble(server, tmp_path)
        paused = ana.says("Pause")
        ben.waits("held", lambda said: said["id"] == paused, within=AT_ONCE)
        assert ben.view["running"], "it is not recorded yet, and nobody says so"
        assert not [said for kind, said in ana.heard if kind == "answer" and said["id"] == paused and said["ok"]]
        assert ben.permits("Move", moves=0, move="ready")["reason"] in {"held", "trouble"}, "nothing widens meanwhile"
        if trouble is not slow:
            time.sleep(2.0)
            assert ben.view["running"]
        mends()
        ben.waits("scene", lambda scene: paused in scene["settled"] and scene["view"]["pause"]["theirs"], within=10)
        assert ana.sees("paused")["pause"]["mine"]


@pytest.mark.parametrize("trouble", [locked, slow, dead])
@pytest.mark.parametrize("way", ["GET", "POST"])
def test_f03b_leaving_quickly_is_a_pause_like_any_other_and_waits_for_no_disk(
    tmp_path: Path, trouble: Callable[[Server, Path], Callable[[], object]], way: str
) -> None:
    with two_in_a_step(tmp_path) as (server, ana, ben, _):
        ana.leaves()  # no page of hers says anything: the request alone does
        mends = trouble(server, tmp_path)
        began, before = time.monotonic(), len(ben.heard)
        with ana.web.request(way, f"{ana.base}/leave", timeout=20, allow_redirects=False) as answer:
            assert answer.status_code in {200, 303}
        assert time.monotonic() - began < 2 * AT_ONCE, "whoever leaves waits for nothing"
        held = ben.waits("held", within=AT_ONCE)["id"]
        assert ben.view["running"], "it is not recorded yet, and nobody says so"
        if trouble is not slow:
            time.sleep(2.0)
            assert not [each for each in ben.heard[before:] if each[0] == "scene" and held in each[1]["settled"]]
        mends()
        ben.waits("scene", lambda scene: held in scene["settled"] and scene["view"]["pause"]["theirs"], within=10)
        assert ana.opens("/account").url.endswith("/sign-in?next=/account")


def signed_out(wire: Wire, _: Wire, __: Person) -> None:
    wire.web.post(f"{wire.base}/sign-out", data={"csrf_token": wire.csrf}, timeout=5)


def unlinked_by_the_other(_: Wire, other: Wire, __: Person) -> None:
    other.opens("/unlink")
    other.web.post(f"{other.base}/unlink", data={"csrf_token": other.csrf}, timeout=5)


def with_a_new_password_elsewhere(_: Wire, other: Wire, person: Person) -> None:
    second = elsewhere(other.base, person)
    second.opens("/account/password")
    new = "seven slow ferries under a lantern"
    form = {"csrf_token": second.csrf, "password": PASSWORD, "new_password": new}
    with second.web:
        assert second.web.post(f"{second.base}/account/password", data=form, timeout=5).status_code == 200


def ended_on_another_device(_: Wire, other: Wire, person: Person) -> None:
    second = elsewhere(other.base, person)
    ends = re.findall(r'action="(/account/devices/[0-9a-f]+/end)"', second.opens("/account").text)
    with second.web:
        for each in ends:
            second.web.post(second.base + each, data={"csrf_token": second.csrf}, timeout=5)


def elsewhere(base: str, person: Person) -> Wire:
    """The same person, signed in on one more device."""
    second = Wire(base, requests.Session())
    second.opens("/sign-in")
    form = {"csrf_token": second.csrf, "sign_in_name": person.sign_in_name, "password": PASSWORD, "device": "own"}
    assert second.web.post(f"{base}/sign-in", data=form, timeout=5).status_code == 200
    return second


@pytest.mark.parametrize(
    "loses", [signed_out, unlinked_by_the_other, with_a_new_password_elsewhere, ended_on_another_device]
)
def test_f16_whoever_loses_the_seat_is_off_the_line_at_once_and_nothing_goes_on(
    tmp_path: Path, loses: Callable[[Wire, Wire, Person], None]
) -> None:
    with two_in_a_step(tmp_path) as (_, ana, ben, couple):
        loses(ana, ben, couple[Side.A])
        assert ana.closed(within=1.0)
        assert ana.posts(ana.body("Write", field="good", text="too late")).status_code in {400, 401, 403, 404}
        if loses is not unlinked_by_the_other:
            assert not ben.sees("held", within=2.0)["running"]
        else:
            assert ben.closed(within=1.0)
