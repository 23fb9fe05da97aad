"""One statement at a time on one of three piles; seen by nobody else, never added up, and let go without a trace."""

import html
import re

import pytest

from tests.web.conftest import Browser, link
from tests.web.test_cards import without_tokens


def opens(one: Browser, title: str = "About closeness") -> str:
    """The address of a set."""
    door = rf'href="(/words/sort/[0-9a-f]+)">(?:(?!</a>).)*<strong>{title}'
    found = re.search(door, one.get("/words").text, re.DOTALL)
    assert found
    return found[1]


def statement(one: Browser, path: str, n: int) -> str:
    found = re.search(r"<h1>(.*?)</h1>", one.get(f"{path}/{n}").text)
    assert found
    return html.unescape(found[1])


def test_one_tap_lays_it_on_a_pile_and_leads_to_the_next(ana: Browser) -> None:
    path = opens(ana)
    assert "There is no right pile" in ana.get(path).text
    first = statement(ana, path, 1)
    assert "aria-pressed" not in ana.page
    assert "Let it go" not in ana.page
    assert ana.post(f"{path}/1", pile="handed").location == f"{path}/2"
    assert statement(ana, path, 2) != first
    assert re.search(r'value="handed" aria-pressed="true"', ana.get(f"{path}/1").text)


def test_the_end_shows_the_piles_as_they_lie(ana: Browser) -> None:
    path = opens(ana)
    said = {pile: statement(ana, path, n) for n, pile in enumerate(("mine", "handed", "unsure"), 1)}
    for n, pile in enumerate(said, 1):
        ana.post(f"{path}/{n}", pile=pile)
    page = html.unescape(ana.get(f"{path}/end").text)
    shown = ("Mine</h2>", said["mine"], "Handed to me</h2>", said["handed"], "Not sure</h2>", said["unsure"])
    order = [page.index(word) for word in shown]
    assert order == sorted(order)
    assert statement(ana, path, 4) not in page
    assert not re.search(r"\d+ (of|statements)|%", re.sub(r"<[^>]+>", " ", page)), "nothing is added up"


def test_a_pile_is_changed_from_the_end_and_leads_back_there(ana: Browser) -> None:
    path = opens(ana)
    ana.post(f"{path}/1", pile="handed")
    assert f'href="{path}/1?end=y"' in ana.get(f"{path}/end").text
    assert 'name="end"' in ana.get(f"{path}/1?end=y").text
    assert ana.post(f"{path}/1", pile="mine", end="y").location == f"{path}/end"
    assert "Mine</h2>" in ana.get(f"{path}/end").text
    assert "Handed to me</h2>" not in ana.page


def test_the_last_statement_leads_to_the_end(ana: Browser) -> None:
    path = opens(ana)
    assert f'href="{path}/end"' in ana.get(f"{path}/16").text
    assert ana.post(f"{path}/16", pile="unsure").location == f"{path}/end"


def test_skipping_lays_nothing_anywhere(ana: Browser) -> None:
    path = opens(ana)
    for n in range(1, 17):
        ana.get(f"{path}/{n}")
    assert "Nothing lies here" in ana.get(f"{path}/end").text
    assert f"{path}/end" not in ana.get(path).text


def test_what_is_let_go_lies_nowhere(ana: Browser) -> None:
    path = opens(ana)
    ana.post(f"{path}/1", pile="handed")
    ana.get(f"{path}/1")
    assert ana.post(f"{path}/1/let-go").location == f"{path}/end"
    assert "Nothing lies here" in ana.get(f"{path}/end").text


def test_one_set_is_emptied_and_the_other_stays(ana: Browser) -> None:
    closeness, partner = opens(ana), opens(ana, "About being a partner")
    ana.post(f"{closeness}/1", pile="mine")
    ana.post(f"{partner}/1", pile="mine")
    assert ana.post(f"{closeness}/empty").location == f"{closeness}/end"
    assert "Nothing lies here" in ana.get(f"{closeness}/end").text
    assert "Mine</h2>" in ana.get(f"{partner}/end").text


def test_leaving_a_topic_out_of_sessions_leaves_the_piles(ana: Browser) -> None:
    path = opens(ana)
    ana.post(f"{path}/1", pile="mine")
    ana.post("/cards/left-out", topic="breath")
    assert "Mine</h2>" in ana.get(f"{path}/end").text


def test_the_partner_s_pages_are_the_same_whatever_is_sorted(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    path = opens(ben)
    pages = ("/", "/cards", "/cards/theirs", "/words", path, f"{path}/1", f"{path}/end")
    before = [without_tokens(ben.get(page).text) for page in pages]
    for n in range(1, 17):
        ana.post(f"{path}/{n}", pile="handed")
    assert [without_tokens(ben.get(page).text) for page in pages] == before


@pytest.mark.parametrize("pile", ["", "yours", "MINE"])
def test_there_are_three_piles_and_no_other(ana: Browser, pile: str) -> None:
    path = opens(ana)
    assert ana.post(f"{path}/1", pile=pile).status_code == 422
    assert "Nothing lies here" in ana.get(f"{path}/end").text


def test_what_is_not_there_is_not_there(ana: Browser) -> None:
    path = opens(ana)
    for wrong in ("/words/sort/closeness", "/words/sort/0123456789", f"{path}/0", f"{path}/17"):
        assert ana.get(wrong).status_code == 404, wrong
    for wrong in (f"{path}/17", f"{path}/0/let-go", "/words/sort/0123456789/empty"):
        assert ana.post(wrong, pile="mine").status_code == 404, wrong


def test_addresses_say_nothing_of_what_is_sorted(ana: Browser) -> None:
    path = opens(ana)
    ana.post(f"{path}/1", pile="mine")
    pages = [ana.get(each).text for each in (path, f"{path}/1", f"{path}/end")]
    paths = [found for page in pages for found in re.findall(r'(?:href|action)="(/words/sort[^"]+)"', page)]
    assert paths
    plain = re.compile(r"/words/sort/[0-9a-f]{10}(/(\d+(/let-go|\?end=y)?|end|empty))?")
    assert all(plain.fullmatch(found) for found in paths), paths


def test_the_second_half_of_a_double_tap_lays_nothing(ana: Browser) -> None:
    path = opens(ana)
    ana.get(f"{path}/1")
    at = ana.hidden("at")
    assert ana.post(f"{path}/1", pile="mine", at=at).location == f"{path}/1", "sooner than anyone reads"
    assert ana.post(f"{path}/1", pile="mine", at=at, end="y").location == f"{path}/1?end=y"
    assert "Nothing lies here" in ana.get(f"{path}/end").text
    assert ana.post(f"{path}/1", pile="mine", at=str(int(at) - 1000)).location == f"{path}/2"
