"""The sheet as a file: made by a press that fetches nothing, under a name that says nothing; else the browser's own."""

import socket
from pathlib import Path

import pytest
from flask import Flask

from couples.domain.refusal import Reason
from couples.web import pdf
from tests.accounts import refused
from tests.web.conftest import Browser, BrowserOf
from tests.web.test_couple_page import noa, space

__all__ = ["noa"]  # the therapist of these tests


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages that went to the press, which is there and does not take its time."""
    pages: list[str] = []

    def made_of(page: str) -> bytes:
        pages.append(page)
        return b"%PDF-1.7 as it were"

    monkeypatch.setattr(pdf, "is_there", lambda: True)
    monkeypatch.setattr(pdf, "made_of", made_of)
    return pages


def card(ana: Browser) -> None:
    there = ana.post("/cards/new", kind="wish", text="Tea <i>in</i> bed").location
    ana.get(there)
    ana.post(
        there, answer="yes-if", text="Tea <i>in</i> bed", words="not on Mondays", then="therapist", to=ana.hidden("to")
    )


def test_the_file_is_the_sheet_under_a_name_that_says_nothing(noa: Browser, ana: Browser, pressed: list[str]) -> None:
    card(ana)
    there = space(noa)
    assert f'href="{there}/print/file"' in noa.get(f"{there}/print/sheet").text
    assert f'href="{there}/print/file?from=2026-01-31"' in noa.get(f"{there}/print/sheet?from=2026-01-31").text
    answer = noa.get(f"{there}/print/file")
    assert (answer.mimetype, answer.data[:4]) == ("application/pdf", b"%PDF")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sheet.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    (page,) = pressed
    assert "Tea &lt;i&gt;in&lt;/i&gt; bed" in page
    assert "Shared by Ana" in page
    assert "csrf" not in page
    assert noa.get(f"{there}/print/file?from=soon").status_code == 422
    assert len(pressed) == 1


def test_nobody_else_has_the_file_and_neither_has_who_is_out(
    noa: Browser, ana: Browser, a_browser: BrowserOf, pressed: list[str]
) -> None:
    there = space(noa)
    assert ana.get(f"{there}/print/file").status_code == 404
    ana.get("/guide/end")
    ana.post("/guide/end")
    assert noa.get(f"{there}/print/file").status_code == 404
    assert pressed == []


def test_without_a_press_there_is_no_button_and_the_page_says_what_can_be_done(
    noa: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "is_there", lambda: False)
    there = space(noa)
    page = noa.get(f"{there}/print/sheet").text
    assert "/print/file" not in page
    assert "Your browser can print this as a PDF, too." in page
    assert noa.get(f"{there}/print/file").status_code == 404


def test_a_press_that_fails_is_our_trouble(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("raise SystemExit(1)", "print('no file')"):
        broken = tmp_path / "press.py"
        broken.write_text(said)
        monkeypatch.setattr(pdf, "PRESS", broken)
        with app.app_context(), refused(Reason.TROUBLE):
            pdf.made_of("<p>")


def test_the_press_asks_nobody_for_anything(app: Flask, press: None, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("somebody's own")
    with app.app_context(), socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        page = (
            f"<link rel=stylesheet href='{address}/a.css'><img src='{address}/b.png'><img src='data:text/plain,x'>"
            f"<style>@import '{address}/c.css'; @font-face {{ font-family: x; src: url({address}/d) }}</style>"
            f"<link rel=attachment href='{secret.as_uri()}'><p style='font-family: x'>Ana</p>"
        )
        made = pdf.made_of(page)
        assert made.startswith(b"%PDF")
        assert b"EmbeddedFile" not in made
        with pytest.raises(BlockingIOError):
            listener.accept()
