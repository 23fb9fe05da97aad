"""Five short questions on pages of their own, each skippable, each with its own readers."""

import html

from tests.web.conftest import Browser, link


def test_each_part_is_kept_shown_taken_back_and_skipped(ana: Browser, ben: Browser) -> None:
    link(ana, ben)
    assert "What helps you settle?" in ana.get("/mine/start").text
    ana.get("/mine/start/1")
    kept = ana.post("/mine/start/1", text="To rest <more>")
    assert kept.location == "/mine/start/1"
    assert "To rest &lt;more&gt;" in ana.get("/mine/start").text
    assert "Only you" in ana.get("/mine/start/1").text
    ana.post("/mine/start/1", text="To rest <more>", then="partner")
    assert "You and your partner." in ana.get("/mine/start/1").text
    assert "To rest &lt;more&gt;" in ben.get("/ours/shown").text
    assert "Only you" in html.unescape(ben.get("/mine/start").text)
    ana.get("/mine/start/1")
    ana.post("/mine/start/1/withdraw")
    assert "To rest" not in ben.get("/ours/shown").text
    assert ana.post("/mine/start/1", text="").location == "/mine/start/2"
    assert ana.post("/mine/start/5", text="").location == "/mine/start"
    assert "To rest" not in ana.get("/mine/start").text
    for n in range(1, 6):
        assert 'href="/cards/left-out"' in ana.get(f"/mine/start/{n}").text or n != 3


def test_what_does_not_fit_is_kept_on_the_page_and_there_are_five(ana: Browser) -> None:
    ana.get("/mine/start/2")
    too_long = ana.post("/mine/start/2", text="tea " * 400)
    assert too_long.status_code == 422
    assert "tea tea" in too_long.text
    for n in (0, 6, 99):
        assert ana.get(f"/mine/start/{n}").status_code == 404
        assert ana.post(f"/mine/start/{n}", text="x").status_code == 404
    assert ana.post("/mine/start/2", text="", then="partner").status_code in (409, 422)
    assert ana.post("/mine/start/2", text="tea", then="partner").status_code == 409
    assert "tea" in ana.page
