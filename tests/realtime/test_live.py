"""Two people on real sockets against a real server, under both runtimes."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import get_args

import pytest
import requests

from tests.server import Mode, Server, a_server
from tests.wires import Refusal, Wire, at_the_gate, in_a_step, two_people


@pytest.fixture(scope="module", params=get_args(Mode))
def server(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("live") / "house", request.param, "demo") as running:
        yield running


@pytest.fixture
def couple(server: Server) -> Iterator[tuple[Wire, Wire]]:
    ana, ben = two_people(server)
    ana.connects()
    ben.connects()
    yield ana, ben
    ana.leaves()
    ben.leaves()


def test_a_pause_crosses_both_ways_and_only_both_go_on(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    for one, other in ((ana, ben), (ben, ana)):
        _pauses(one, other)
        assert one.view["pause"]["mine"]
        assert other.view["pause"]["theirs"]
        assert one.permits("Answer", step=0, choice="yes")["ok"]
        assert other.view["screen"] == "paused"
        assert other.permits("Answer", step=0, choice="yes")["ok"]
        one.sees("step")
        other.sees("step")


def _about(command_id: str) -> Callable[[dict[str, object]], bool]:
    return lambda data: data["id"] == command_id


def _pauses(one: Wire, other: Wire) -> None:
    other.forgets()
    paused = one.says("Pause")
    other.waits("held", lambda data: data["id"] == paused)
    assert one.waits("answer", lambda data: data["id"] == paused)["ok"]
    other.waits("scene", lambda scene: paused in scene["settled"] and scene["view"]["screen"] == "paused")


def test_a_sealed_answer_sends_nothing_at_all_to_the_partner(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    at_the_gate(ana, ben)
    before = len(ben.heard)
    for choice in ("yes", "wait", "no"):
        assert ana.permits("Answer", step=0, choice=choice)["ok"]
    assert ana.asks("TakeBack")["ok"]
    time.sleep(0.5)
    assert [kind for kind, _ in ben.heard[before:] if kind not in ("beat", "presence")] == []


def test_f03b_the_partner_is_told_before_the_pause_is_written(server: Server, couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    file = next(server.data_dir.rglob("*.db"))
    lock = sqlite3.connect(file, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    try:
        paused = ana.says("Pause")
        ben.waits("held", lambda data: data["id"] == paused, within=1.0)
        time.sleep(1.0)
        assert ben.view["screen"] == "step", "not recorded yet, and not said to be"
        assert ben.permits("Move", moves=0, move="ready")["reason"] == "held", (
            "nothing permissive while a pause is unsettled"
        )
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    ben.waits("scene", lambda scene: paused in scene["settled"] and scene["view"]["screen"] == "paused")
    assert ana.waits("answer", lambda data: data["id"] == paused)["ok"]


def test_the_one_who_paused_hears_when_it_stands_on_the_partners_screen(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    paused = ana.says("Pause")
    ben.waits("held", lambda data: data["id"] == paused)
    assert ben.socket is not None
    ben.socket.emit("painted", {"ids": [paused], "seq": 0})
    assert ana.waits("receipt", lambda data: data["id"] == paused)["stage"] == "on-screen"


def test_f02_the_same_command_again_gets_the_same_answer_and_no_new_event(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    wants = {"exercise": "breathe-together", "length": 2, "depth": 1, "option": "in4-out6"}
    body = ana.body("Propose", epoch=ana.view["epoch"], heard=ana.beat, **wants)
    answers = [ana.posts(body).json() for _ in range(3)]
    assert [answer["answer"] for answer in answers] == [{"id": body["id"], "ok": True}] * 3
    ben.sees("proposal")
    assert ben.scene["seq"] == answers[0]["scene"]["seq"] == answers[2]["scene"]["seq"]
    late = ana.body("Propose", epoch=0, heard=ana.beat, **wants)
    assert [ana.posts(late).json()["answer"]["reason"] for _ in range(2)] == ["overtaken"] * 2


def test_f03_a_pause_needs_no_socket_no_version_no_known_fields_and_no_fresh_page(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    odd = {"do": "Pause", "v": 99, "what": {"is": ["this"]}, "epoch": -3, "by": "B"}
    assert ana.posts(odd).json()["answer"]["ok"]
    ben.sees("paused")
    assert ben.view["pause"]["theirs"]
    assert not ben.view["pause"]["mine"]


def test_a_pause_works_as_a_plain_form(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    answer = ana.web.post(f"{ana.base}/s/{ana.session}/pause", data={"csrf_token": ana.csrf})
    assert answer.url.endswith(ana.session)
    assert "You have paused" in answer.text
    ben.sees("paused")


def test_f03_one_hundred_pauses_in_a_row_are_never_too_many(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    ids = [ana.says("Pause") for _ in range(100)]
    for each in ids:
        assert ana.waits("answer", _about(each))["ok"]
    ben.sees("paused")


def test_what_nobody_knows_is_refused_in_a_word_and_changes_nothing(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    before = ana.scene
    for body, reason in (
        ({"do": "Explode"}, "unknown"),
        ({"do": "Join", "extra": 1}, "unknown"),
        ({"do": "Answer", "choice": "maybe", "epoch": 0, "heard": ana.beat, "step": 0}, "unknown"),
        ({"do": "Answer", "choice": "yes", "epoch": "0", "heard": ana.beat, "step": 0}, "unknown"),
        ({"do": "Join", "v": 2}, "version"),
        ({"do": ["Join"]}, "unknown"),
    ):
        assert ana.asks(**({"do": "x"} | body))["reason"] == reason
    assert ana.socket is not None
    for odd in (None, 7, "Pause", ["Pause"], {"do": None}):
        ana.socket.emit("say", odd)
        ana.socket.emit("painted", odd)
    assert ana.asks("Join")["ok"]
    assert (ana.scene["seq"], ben.scene["seq"]) == (before["seq"], before["seq"])


def test_too_many_permissive_commands_are_refused_and_a_pause_still_goes_through(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    ids = [ana.says("Resume", epoch=0, heard=ana.beat) for _ in range(40)]
    answers = [ana.waits("answer", _about(each)) for each in ids]
    assert any(answer.get("reason") == "too-many" for answer in answers)
    ana.says("Pause")
    ben.sees("paused")


def test_a_strangers_socket_is_refused(server: Server, couple: tuple[Wire, Wire]) -> None:
    ana, _ = couple
    for said in (
        {"headers": {"Cookie": ""}},
        {"auth": {"token": "no"}},
        {"auth": {"token": "\xe9"}},
        {"auth": {"session": "0" * 32}},
        {"origin": "http://elsewhere.example"},
    ):
        stranger = Wire(server.url, web=ana.web, page=ana.page)
        with pytest.raises(Refusal):
            stranger.connects(**said)


def test_a_strangers_page_is_not_there(server: Server, couple: tuple[Wire, Wire]) -> None:
    ana, _ = couple
    stranger = requests.get(f"{server.url}/s/{ana.session}", allow_redirects=False, timeout=5)
    assert stranger.status_code == 303
    assert stranger.headers["Location"].startswith("/sign-in")
    assert ana.opens(f"/s/{'0' * 32}").status_code == 404


def test_without_the_forms_token_nothing_is_said(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    room = f"{ana.base}/s/{ana.session}"
    for where in ("/say", "/pause", "/end"):
        assert ana.web.post(room + where, json={"do": "Pause"}).status_code == 400
    assert ben.view["screen"] == "lobby"


def test_f09_someone_out_of_reach_for_eight_seconds_holds_the_step(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    ben.leaves()
    ana.waits("presence", lambda data: data["them"] == "reconnecting")
    assert ana.view["running"]
    ana.sees("held", within=12)
    assert "away-them" in ana.view["holds"]
    ana.waits("presence", lambda data: data["them"] == "away")
    ben.forgets()
    ben.connects()
    assert ben.view["screen"] == "held"


def test_a_reconnect_in_time_changes_nothing(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    seq = ana.scene["seq"]
    ben.leaves()
    ben.connects()
    time.sleep(1)
    assert (ana.view["screen"], ana.scene["seq"]) == ("step", seq)


def test_a_waiting_yes_goes_when_its_giver_looks_away(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    at_the_gate(ana, ben)
    ana.permits("Answer", step=0, choice="yes")
    assert ana.socket is not None
    ana.socket.emit("seen", {"visible": False})
    ana.waits("scene", lambda scene: scene["view"]["gate"]["answer"] is None and scene["own"] >= 2)
    assert ben.permits("Answer", step=0, choice="yes")["ok"]
    time.sleep(0.3)
    assert ben.view["screen"] == "gate"


def test_f16_signing_out_closes_the_socket_at_once_and_holds_the_session(couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    ben.web.post(f"{ben.base}/sign-out", data={"csrf_token": ben.csrf})
    assert ben.closed(within=1.0)
    assert ana.sees("held", within=2.0)["holds"] == ["away-them", "consent"]
    assert ben.opens(f"/s/{ben.session}").url.startswith(f"{ben.base}/sign-in")


def test_nothing_of_the_evening_is_left_when_it_is_closed(server: Server, couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    ana.asks("End")
    assert ana.asks("Write", field="good", text="the canary of the evening")["ok"]
    assert ana.permits("Share", field="good")["ok"]
    ben.waits("scene", lambda scene: scene["view"]["debrief"] and scene["view"]["debrief"]["theirs"])
    for person in (ana, ben):
        assert person.asks("Part")["ok"]
    ana.sees("closed")
    ben.sees("closed")
    assert ana.asks("Pause")["reason"] == "closed"
    with sqlite3.connect(next(server.data_dir.rglob("*.db"))) as database:
        for table in ("journal", "own_pages", "handled"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - our own names
    files = [file.read_bytes() for file in server.data_dir.rglob("*") if file.is_file()]
    assert not any(b"canary of the evening" in content for content in [*files, server.log.read_bytes()])


def test_f13_a_restart_holds_whatever_was_open(server: Server, couple: tuple[Wire, Wire]) -> None:
    ana, ben = couple
    in_a_step(ana, ben)
    server.kill()
    assert ana.closed()
    server.start()
    ana.forgets()
    ana.connects()
    assert ana.view["screen"] == "held"
    assert "restart" in ana.view["holds"]
