"""An agreement as people meet it: no name, no date, no trace of who said what, and honest about what it is not."""

import re

import pytest

from couples.domain.agreement import LINE_LENGTH, MOST_LINES
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_cards import without_tokens

LINE = re.compile(r'href="/agreement/([0-9a-f]{32})"')
ROOM = "either of us may leave the room"


@pytest.fixture
def both(ana: Browser, ben: Browser) -> tuple[Browser, Browser]:
    link(ana, ben)
    return ana, ben


def lines(one: Browser) -> list[str]:
    """The addresses of all lines."""
    return [f"/agreement/{line}" for line in LINE.findall(one.get("/agreement").text)]


def adds(one: Browser, text: str = ROOM) -> str:
    """A new line; gives its address."""
    assert one.post("/agreement/new", text=text).location == "/agreement"
    return lines(one)[-1]


def chips(one: Browser) -> list[str]:
    """Whether each line stands, as this person reads it."""
    return re.findall(r'class="said-chip[^"]*">(\w+)<', one.get("/agreement").text)


def test_a_line_is_written_read_and_stands_for_both(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    assert "Nothing is written down" in ana.get("/agreement").text
    line = adds(ana, "either of us <may> leave")
    for one in both:
        assert "either of us &lt;may&gt; leave" in one.get("/agreement").text
        assert chips(one) == ["Open"]
    assert ben.post(f"{line}/fits").location == "/agreement"
    for one in both:
        assert chips(one) == ["Stands"]
        assert "It stands: it fits both of you." in one.get(line).text


def test_it_says_in_plain_words_that_it_is_not_consent(both: tuple[Browser, Browser]) -> None:
    ana, _ = both
    empty = ana.get("/agreement").text
    line = adds(ana)
    for page in (empty, ana.get("/agreement").text):
        assert "This is not consent." in page
        assert "Each time is asked anew" in page
    assert "Not consent: each time is asked anew." in ana.get(line).text


def test_no_name_no_date_no_export_and_on_paper_one_sentence(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    for path in ("/agreement", line, f"{line}/words", "/agreement/again/1", "/agreement/new", "/agreement/withdraw"):
        page = ben.get(path).text
        for word in ("Ana", "Ben", "data-print", "export", "download"):
            assert word not in page, (path, word)
        assert not re.search(r"\b20\d\d\b", without_tokens(page)), path
        assert "This page is not for paper." in page
        assert page.count("off-paper") == 1


def test_not_yet_read_and_not_now_are_the_same_bytes_for_the_other(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    pages = ("/agreement", line, "/agreement/again/1", f"{line}/words", "/cards", "/")
    before = [without_tokens(ana.get(path).text) for path in pages]
    ben.post(f"{line}/not-now")
    assert [without_tokens(ana.get(path).text) for path in pages] == before
    ben.post(f"{line}/fits")
    assert [without_tokens(ana.get(path).text) for path in pages] != before
    ben.post(f"{line}/not-now")
    assert [without_tokens(ana.get(path).text) for path in pages] == before


def test_whoever_has_not_said_it_fits_cannot_tell_whether_the_other_did(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    pages = ("/agreement", line, "/agreement/again/1")
    before = [without_tokens(ben.get(path).text) for path in pages]
    ana.post(f"{line}/not-now")
    assert [without_tokens(ben.get(path).text) for path in pages] == before


def test_the_address_after_a_yes_and_after_a_not_now_is_one(both: tuple[Browser, Browser]) -> None:
    """A browser's history tells nobody which it was."""
    ana, ben = both
    line = adds(ana)
    said = {ben.post(f"{line}/{what}").location for what in ("fits", "not-now")}
    assert said == {"/agreement"}
    said = {ben.post(f"{line}/{what}", n="1").location for what in ("fits", "not-now")}
    assert said == {"/agreement/again/2"}


def test_a_round_reads_line_by_line_and_reading_changes_nothing(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    for text in ("first", "second", "third"):
        adds(ana, text)
    before = without_tokens(ana.get("/agreement").text)
    for n, text in enumerate(("first", "second", "third"), 1):
        page = ben.get(f"/agreement/again/{n}").text
        assert f"<h1>{text}</h1>" in page
        assert f"{n} of 3" in page
    assert ben.get("/agreement/again/4").location == "/agreement"
    assert ben.get("/agreement/again/0").location == "/agreement"
    assert without_tokens(ana.get("/agreement").text) == before
    second = lines(ben)[1]
    ben.get("/agreement/again/2")
    assert ben.post(f"{second}/withdraw", n="2").location == "/agreement/again/2"
    assert "<h1>third</h1>" in ben.get("/agreement/again/2").text


def test_other_words_take_a_line_s_place_and_are_open_again(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    ben.post(f"{line}/fits")
    assert ROOM in ben.get(f"{line}/words?n=1").text
    assert 'href="/agreement/again/1"' in ben.page
    assert (
        ben.post(f"{line}/words", text="either of us may leave, without a word", n="1").location == "/agreement/again/2"
    )
    for one in both:
        assert chips(one) == ["Open"]
        assert ROOM not in one.page
    assert "It fits you" in ben.page
    assert "It fits you" not in ana.get("/agreement").text


def test_a_yes_to_words_that_are_gone_is_not_taken_and_the_page_says_so(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    ben.get(line)
    ana.post(f"{line}/words", text="other words")
    assert ben.post(f"{line}/fits").location == "/agreement"
    assert "Something changed while this page was open" in ben.get("/agreement").text
    assert chips(ana) == ["Open"]
    assert ben.get(line).location == ben.get(f"{line}/words").location == "/agreement"


def test_what_was_typed_for_a_line_that_is_gone_is_kept(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    line = adds(ana)
    ben.get(f"{line}/words")
    ana.post(f"{line}/withdraw")
    answer = ben.post(f"{line}/words", text="my careful words")
    assert answer.status_code == 409
    assert "my careful words" in answer.text
    assert 'action="/agreement/new"' in answer.text
    adds(ben, "my careful words")


@pytest.mark.parametrize("text", ["", "  ", "\u202e", "x" * (LINE_LENGTH + 1)])
def test_a_line_that_does_not_fit_is_kept_in_its_field(both: tuple[Browser, Browser], text: str) -> None:
    ana, _ = both
    answer = ana.post("/agreement/new", text=text)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert text.strip("\u202e ") in answer.text
    line = adds(ana)
    assert ana.post(f"{line}/words", text=text).status_code == 422
    assert f'action="{line}/words"' in ana.page
    assert chips(ana) == ["Open"]
    assert ROOM in ana.page


def test_an_agreement_that_is_full_says_so(both: tuple[Browser, Browser]) -> None:
    ana, _ = both
    for number in range(MOST_LINES):
        ana.post("/agreement/new", text=f"line {number}")
    answer = ana.post("/agreement/new", text="one more")
    assert answer.status_code == 409
    assert "one more" in answer.text
    assert "Take one away" in answer.text


def test_one_takes_a_line_or_all_of_it_back_for_both(both: tuple[Browser, Browser]) -> None:
    ana, ben = both
    first = adds(ana, "first")
    adds(ana, "second")
    assert ben.post(f"{first}/withdraw").location == "/agreement"
    assert ana.post(f"{first}/withdraw").location == "/agreement", "twice is once"
    assert "first" not in ana.get("/agreement").text
    assert "Take back all of it?" in ben.get("/agreement/withdraw").text
    ben.post("/agreement/withdraw")
    for one in both:
        assert lines(one) == []
        assert one.get("/agreement/withdraw").location == "/agreement"
        assert one.get("/agreement/again/1").location == "/agreement"


def test_somebody_alone_and_another_couple_have_none_of_it(both: tuple[Browser, Browser], a_browser: BrowserOf) -> None:
    ana, ben = both
    line = adds(ana)
    cleo = a_browser()
    cleo.starts("Cleo")
    for path in ("/agreement", "/agreement/new", line, "/agreement/again/1", "/agreement/withdraw"):
        assert cleo.get(path).status_code == 409, path
    for path in (f"{line}/fits", f"{line}/not-now", f"{line}/withdraw", "/agreement/withdraw", "/agreement/new"):
        assert cleo.post(path, text="words").status_code == 409, path
    assert "/agreement" not in cleo.get("/cards").text
    assert 'href="/agreement"' in ben.get("/cards").text
    assert chips(ben) == ["Open"]


@pytest.mark.parametrize("n", ["9" * 5000, "x", "-1", "0", ""])
def test_a_made_up_place_in_a_round_leads_back_to_the_whole(both: tuple[Browser, Browser], n: str) -> None:
    ana, _ = both
    line = adds(ana)
    assert ana.post(f"{line}/not-now", n=n).location == "/agreement"
