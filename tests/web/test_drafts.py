"""What someone prepares: kept as typed, bounded, theirs alone, and heard again in parts as a player asks for it."""

import re

import pytest

from couples.domain.draft import LARGEST_RECORDING, TEXT_LENGTH
from tests.web.conftest import Browser, link

WEBM = b"\x1a\x45\xdf\xa3" + bytes(range(200))


def speaks(
    one: Browser, path: str = "/drafts/voice", sound: bytes = WEBM, kind: str = "audio/webm"
) -> tuple[int, dict[str, str]]:
    answer = one.client.post(f"{path}?seconds=3", data=sound, content_type=kind, headers={"X-CSRFToken": one.token()})
    return answer.status_code, answer.json or {}


def test_a_text_is_kept_changed_and_deleted_by_its_owner_alone(ana: Browser, ben: Browser) -> None:
    there = ana.post("/drafts", text="One thing <softly>.\n\nAnother.").location
    assert "One thing &lt;softly&gt;." in ana.get("/drafts").text
    assert "Another." in ana.get(there).text
    assert ana.post(there, text="Only this.").location == there
    assert "Another." not in ana.get(there).text
    assert "Only this" not in ben.get("/drafts").text
    for path in (there, f"{there}/delete"):
        assert ben.post(path, text="mine now").status_code in (303, 404)
    assert "Only this." in ana.get(there).text
    ana.post(f"{there}/delete")
    assert ana.get(there).status_code == 404


@pytest.mark.parametrize("text", ["", "   ", "x" * (TEXT_LENGTH + 1)])
def test_what_does_not_fit_says_so_and_loses_nothing(ana: Browser, text: str) -> None:
    answer = ana.post("/drafts", text=text)
    assert answer.status_code == 422
    assert text.strip() in answer.text
    assert "<li>" not in ana.get("/drafts").text.split("<main")[1].split("<form")[0]


def test_a_voice_is_kept_and_heard_whole_or_in_parts(ana: Browser, ben: Browser) -> None:
    status, said = speaks(ana)
    assert status == 201
    source = re.search(r'src="(/drafts/\w+/voice/\w+)"', ana.get(said["to"]).text)
    assert source
    whole = ana.client.get(source[1])
    assert (whole.data, whole.mimetype) == (WEBM, "audio/webm")
    assert whole.headers["Cache-Control"] == "no-store"
    part = ana.client.get(source[1], headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.data) == (206, WEBM[:4])
    assert ben.client.get(source[1]).status_code == 404
    ana.get(said["to"])
    asked = ana.post(f"{source[1]}/delete")
    assert "cannot be brought back" in asked.text
    assert ana.client.get(source[1]).status_code == 200
    assert ana.post(f"{source[1]}/delete", sure="y").location == "/drafts"
    assert "Deleted for good." in ana.get("/drafts").text
    assert "Bring it back" not in ana.page
    assert ana.client.get(source[1]).status_code == 404


def test_what_is_no_recording_or_too_large_is_refused_in_words(ana: Browser) -> None:
    assert speaks(ana, sound=b"<html>")[0] == 422
    assert "recording" in speaks(ana, sound=b"<html>")[1]["trouble"]
    assert speaks(ana, kind="text/html")[0] == 422
    status, said = speaks(ana, sound=WEBM.ljust(LARGEST_RECORDING + 1))
    assert (status, "shorter" in said["trouble"]) == (422, True)
    assert speaks(ana, sound=WEBM.ljust(LARGEST_RECORDING + 10_000))[0] == 422
    assert speaks(ana, path=f"/drafts/{'0' * 32}/voice")[0] == 404
    answer = ana.client.post("/drafts/voice?seconds=3", data=WEBM, content_type="audio/webm")
    assert answer.status_code == 400, "without the form's token"


def test_the_page_says_what_recording_needs_before_any_script_runs(ana: Browser) -> None:
    page = ana.get("/drafts").text
    assert "You can write it instead" in page


def test_parts_are_picked_laid_out_and_read_only_by_the_two(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    ana.post("/drafts", text="first\n\nsecond")
    room = ana.post("/s").location
    ben.post("/s")
    page = ana.get(f"{room}/drafts").text
    draft = re.search(r'name="draft" value="(\w+)"', page)
    assert draft
    assert "second" in page
    assert "cannot be unheard" in page
    assert "second" not in ben.get(f"{room}/drafts").text
    mark = re.search(r'name="mark" value="(\w+)"', page)
    assert mark
    said = {"csrf_token": ana.token(), "draft": draft[1], "mark": mark[1]}
    laid = ana.client.post(f"{room}/lay-out", data=said | {"part": ["1"]})
    assert laid.status_code == 201
    ana.client.post(f"/drafts/{draft[1]}", data=said | {"text": "private\n\nfirst\n\nsecond"})
    stale = ana.client.post(f"{room}/lay-out", data=said | {"part": ["0"]})
    assert (stale.status_code, stale.json) == (409, {"reason": "overtaken"})
    ana.client.post(f"/drafts/{draft[1]}", data=said | {"text": "first\n\nsecond"})
    nothing = ana.client.post(f"{room}/lay-out", data=said)
    assert (nothing.status_code, nothing.json) == (422, {"reason": "nothing-said"})
    assert "second" not in ben.get(f"{room}/presented").text
    assert ben.get(f"{room}/presented/{'0' * 32}").status_code == 404
