"""A packed page is the same page, and nobody who watches its length can guess at what is only for its reader."""

import gzip
import random
import re
from collections.abc import Callable

import pytest
from flask import Flask
from markupsafe import Markup

from couples.web import packing
from couples.web.packing import apart, pack
from tests.web.conftest import Browser, link

ONLY_HERS = "token 5f0c2b7e9a tomorrow I would like quiet"


def a_page(*, hers: str = ONLY_HERS, guess: str = "") -> str:
    words = " ".join(random.Random(7).choices("the room rests until both of you go on".split(), k=2000))
    return f"<!doctype html><p>{words}</p><p>{guess}</p><script>{apart(hers)}</script><p>{words[::-1]}</p>"


def unpacked(page: str) -> str:
    return gzip.decompress(pack(page)).decode().rstrip(" ")


def test_a_packed_page_is_the_same_page_without_its_marks() -> None:
    assert unpacked(a_page()) == a_page().replace(packing.BEGIN, "").replace(packing.END, "")
    assert unpacked("") == ""
    assert unpacked(apart("only this")) == "only this"
    assert unpacked(f"más {apart('ñandú')} — “fin”") == "más ñandú — “fin”"


def test_what_is_apart_stands_in_the_stream_as_it_is() -> None:
    assert ONLY_HERS.encode() in pack(a_page())
    assert len(pack(a_page())) < len(a_page()) / 3


def test_a_right_guess_makes_the_page_no_shorter_than_a_wrong_one() -> None:
    right, wrong = (random.Random(seed).randbytes(1000).hex() for seed in (1, 2))
    gains = [len(pack(page(wrong))) - len(pack(page(right))) for page in (_marked(right), _bare(right))]
    assert abs(gains[0]) <= packing.ROUNDED_TO
    assert gains[1] > 800, "without marks the guess would have shown"


def _marked(hers: str) -> Callable[[str], str]:
    return lambda guess: a_page(hers=hers, guess=guess)


def _bare(hers: str) -> Callable[[str], str]:
    return lambda guess: a_page(hers=hers, guess=guess).replace(packing.BEGIN, "").replace(packing.END, "")


def test_a_word_more_or_less_does_not_show_in_the_length() -> None:
    assert len({len(pack(a_page(hers=f"{ONLY_HERS} {answer}"))) for answer in ("yes", "wait", "no")}) == 1
    assert len(pack(a_page())) % packing.ROUNDED_TO == 0


def test_a_mark_in_somebodys_words_sets_more_apart_and_never_less() -> None:
    for stray in (packing.BEGIN, packing.END, packing.END + packing.BEGIN):
        page = a_page(guess=f"words {stray} of my partner")
        assert ONLY_HERS.encode() in pack(page)
        assert "of my partner" in unpacked(page)


def test_words_of_people_stay_words() -> None:
    ours = Markup("<b>")
    assert str(apart("<b>")) == f"{packing.BEGIN}&lt;b&gt;{packing.END}"
    assert str(apart(ours)) == f"{packing.BEGIN}<b>{packing.END}"


def test_a_long_line_of_ones_own_is_kept_whole() -> None:
    long = "".join(random.Random(5).choices("abc …", k=140_000))
    assert unpacked(f"<p>{apart(long)}</p>") == f"<p>{long}</p>"


@pytest.fixture
def in_the_room(ana: Browser, ben: Browser) -> tuple[Browser, str]:
    link(ana, ben)
    return ana, ana.post("/s").headers["Location"]


def test_the_room_comes_packed_to_whom_can_unpack_it(in_the_room: tuple[Browser, str]) -> None:
    ana, room = in_the_room
    plain = ana.get(room)
    packed = ana.client.get(room, headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in packed.vary
    bare = [
        re.sub(r"\s+|\b[\w.-]{80,}|[\d.]{4,}", "", text) for text in (plain.text, gzip.decompress(packed.data).decode())
    ]
    assert bare[0] == bare[1]
    assert packing.BEGIN not in plain.text


def test_what_only_she_may_know_stands_apart_in_her_room(in_the_room: tuple[Browser, str]) -> None:
    ana, room = in_the_room
    token = re.search(r'"token": "([^"]+)"', ana.get(room).text)
    assert token
    packed = ana.client.get(room, headers={"Accept-Encoding": "gzip"}).data
    assert token[1].encode() in packed
    assert b'"view":' in packed


def test_a_browser_that_wants_nothing_packed_gets_nothing_packed(app: Flask) -> None:
    for said in ("", "identity", "gzip;q=0"):
        with app.test_request_context(headers={"Accept-Encoding": said}):
            assert not packing.accepted()


def test_no_other_page_is_packed(ana: Browser) -> None:
    for path in ("/", "/account", "/help", "/link"):
        assert "Content-Encoding" not in ana.client.get(path, headers={"Accept-Encoding": "gzip"}).headers
