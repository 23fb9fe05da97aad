"""A therapist's own exercises over the pages: written without scripts, checked, finished, taken along, brought in."""

import html
import io
import re
from typing import Any

import pytest
from flask import Flask

from couples.domain.steps import STEP_TYPES
from couples.web import rates
from tests.accounts import Accounts
from tests.own import TITLE, a_step
from tests.web.own import HERE, a_file, as_stands, begins, brings_in
from tests.web.practice import Home, a_home, text


@pytest.fixture(scope="module")
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


WORDS: dict[str, str | list[str]] = {
    "heading.en": "One good thing",
    "lines.en": "Take your time.",
    "end.en": "That was it.",
    "touch": "no",
    "gate.what.en": "Say one good thing each. No touch.",
    "gate.where.en": "Where you are.",
    "gate.how_long.en": "Short.",
    "gate.ends.en": "When both have said one.",
}
WHOLE: dict[str, str | list[str]] = {
    "about.en": "Each says one good thing.",
    "track": "talk",
    "tags": ["thought"],
    "lengths": ["5"],
    "depths.0.line.en": "Something small.",
    "not_when.en": "On a day that is too full.",
    "notes.en": "Small things count.",
    "written": "en",
}


def test_an_empty_desk_helps_and_a_new_one_is_made_once(home: Home) -> None:
    page = text(home.noa, HERE)
    assert "Nothing stands here yet" in page
    once = home.noa.hidden("once")
    first = home.noa.post(HERE, title=TITLE, written="en", once=once).location
    assert home.noa.post(HERE, title=TITLE, written="en", once=once).location == first
    assert text(home.noa, HERE).count(f"<strong>{TITLE}</strong>") == 1
    assert home.noa.post(HERE, title="", written="en").status_code == 422


def test_it_is_written_step_by_step_checked_and_finished_without_scripts(home: Home) -> None:
    desk = begins(home.noa, "Written by hand")
    assert "What may come up: Please write this." not in text(home.noa, desk.path)
    assert desk.fills(desk.about, **WHOLE) == desk.path
    twice = {"kind": "say", "once": "f" * 32}
    assert {home.noa.post(f"{desk.path}/steps", **twice).location for _ in range(2)} == {desk.step(1)}, "a double tap"
    page = text(home.noa, desk.step(1))
    assert "Please say it either way" in page
    assert page.count("Please write this.") >= 5, "beside each line that is missing"
    refused = home.noa.post(f"{desk.path}/finish")
    assert (refused.status_code, "Something is left to do" in refused.text) == (409, True)
    here = desk.fills(desk.step(1), **WORDS, **{"prompts.0.text.en": "Something good was… "})
    assert here == desk.step(1)
    assert "This step is whole." in text(home.noa, here)
    assert "Nothing is left to do." in text(home.noa, desk.path)
    desk.finishes()
    assert "Version 1 is finished" in text(home.noa, desk.path)


def test_what_is_typed_wrong_is_kept_and_said_beside_it(home: Home) -> None:
    desk = brings_in(home.noa, a_file())
    desk.fills(desk.step(1), **{"heading.en": "Be glad!"})
    page = text(home.noa, desk.step(1))
    assert 'value="Be glad!"' in page
    assert re.search(r'aria-describedby="f-heading-en-error" aria-invalid="true"', page)
    assert "A full stop is calmer." in page


def test_a_way_on_that_is_said_wrong_is_told_beside_its_own_line(home: Home) -> None:
    desk = brings_in(home.noa, a_file(title={"en": "Ways on"}))
    home.noa.get(desk.path)
    here = home.noa.post(f"{desk.path}/steps", kind="choose").location
    desk.fills(here, **{"choices.0.label.en": "Go on", "choices.3.label.en": "Enough!", "touch": "no"})
    page = text(home.noa, here)
    assert 'id="f-choices-3-label-en-error"' in page
    assert 'id="f-choices-1-label-en-error"' not in page


def test_steps_are_moved_copied_and_left_out_by_name_so_an_old_page_hits_no_other(home: Home) -> None:
    desk = brings_in(home.noa, a_file(steps=[a_step("one"), a_step("two", heading={"en": "Second"})]))
    home.noa.post(f"{desk.step(2)}/up", of="two")
    page = text(home.noa, desk.path)
    assert page.index("Second") < page.index("One good thing</h3>")
    home.noa.post(f"{desk.step(1)}/double", of="two")
    assert text(home.noa, desk.path).count("Second</h3>") == 2
    home.noa.post(f"{desk.step(1)}/away", of="two")
    assert text(home.noa, desk.path).count("Second</h3>") == 1
    late = home.noa.post(f"{desk.step(1)}/away", of="two")
    assert late.status_code == 409
    assert home.noa.get(desk.step(9)).status_code == 404


def test_every_kind_of_step_opens_empty_and_keeps_what_is_written(home: Home) -> None:

    desk = begins(home.noa, "Of every kind")
    for n, kind in enumerate(STEP_TYPES, 1):
        rates.limiter.reset()
        assert home.noa.post(f"{desk.path}/steps", kind=kind).location == desk.step(n)
        assert home.noa.get(desk.step(n)).status_code == 200, kind
        filled = {
            name: "Some words" if isinstance(said, str) and said == "" else said
            for name, said in as_stands(home.noa, desk.step(n)).items()
            if name not in ("seconds", "of", "csrf_token", "touch")
        }
        filled |= {name: "text" for name in filled if name.endswith(".answer")}
        fields: dict[str, Any] = {**as_stands(home.noa, desk.step(n)), **filled, "touch": "no"}
        assert home.noa.post(desk.step(n), **fields).status_code == 303, kind
        again: dict[str, Any] = as_stands(home.noa, desk.step(n))
        assert again["heading.en"] == "Some words", kind
        looked = home.noa.post(f"{desk.step(n)}/look", **{**again, "heading.en": "Other words"})
        assert (looked.status_code, "Other words" in looked.text) == (200, True), kind
        assert "Other words" not in text(home.noa, desk.step(n)), "looking keeps nothing"
        home.noa.post(f"{desk.step(n)}/look", **{**again, "heading.en": ""})


def test_what_is_taken_along_is_brought_in_again_as_it_was(home: Home) -> None:
    desk = brings_in(home.noa, a_file(title={"en": "Taken along"}))
    desk.finishes()
    for version in (0, 1):
        file = home.noa.get(f"{desk.path}/file/{version}")
        assert file.headers["Content-Disposition"] == 'attachment; filename="exercise.toml"'
        again = brings_in(home.noa, file.text)
        assert home.noa.get(f"{again.path}/file/0").text == home.noa.get(f"{desk.path}/file/0").text
    assert home.noa.get(f"{desk.path}/file/7").status_code == 404


@pytest.mark.parametrize("empty", ["", " \n"])
def test_bringing_in_nothing_says_what_to_do(home: Home, empty: str) -> None:
    home.noa.get(f"{HERE}/bring-in")
    refused = home.noa.post(f"{HERE}/bring-in", text=empty)
    assert (refused.status_code, "Paste an exercise or choose a file." in refused.text) == (422, True)
    assert "is missing" not in refused.text


def test_a_file_that_does_not_fit_is_told_with_lines_and_stays_in_the_form(home: Home) -> None:
    bad = a_file().replace('track = "talk"', 'track = "talk"\nscript = "x"').replace("Small things", "Small things!")
    home.noa.get(f"{HERE}/bring-in")
    refused = home.noa.post(f"{HERE}/bring-in", text=bad)
    page = html.unescape(refused.text)
    assert refused.status_code == 422
    assert "is not known here" in page
    assert "has an exclamation mark" in page
    assert re.search(r"<strong>Line \d+</strong> <code>script</code>", page)
    assert bad in page.replace("\r\n", "\n"), "what was pasted is still there"
    sent = {"file": (io.BytesIO(a_file().encode()), "x.toml"), "csrf_token": home.noa.token(), "text": ""}
    by_file = home.noa.client.post(f"{HERE}/bring-in", data=sent, content_type="multipart/form-data")
    assert by_file.status_code == 303
