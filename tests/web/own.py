"""A therapist at their own exercises, over the pages."""

import html
import re
from dataclasses import dataclass
from typing import Any

from werkzeug.test import TestResponse

from couples.store.library_toml import written
from tests.own import TITLE, a_draft
from tests.web.conftest import Browser

HERE = "/desk/own"


@dataclass
class Desk:
    """One exercise on a therapist's desk."""

    noa: Browser
    path: str

    @property
    def about(self) -> str:
        return f"{self.path}/about"

    def step(self, n: int) -> str:
        return f"{self.path}/steps/{n}"

    def fills(self, path: str, **more: str | list[str]) -> str:
        """The form as it stands, with this in it; gives where it leads."""
        answer = sends(self.noa, path, **more)
        assert answer.status_code == 303, html.unescape(answer.text)
        return str(answer.location)

    def finishes(self) -> None:
        assert self.noa.post(f"{self.path}/finish").status_code == 303


def as_stands(browser: Browser, path: str) -> dict[str, str | list[str]]:
    """Every field of the page's main form as it is filled in now."""
    page = browser.get(path).text
    form = re.findall(r"<form[^>]*novalidate.*?</form>", page, re.DOTALL)[-1]
    found: dict[str, str | list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("checked" in tag or "type=" not in tag or "hidden" in tag):
            before = found.get(name[1], [])
            said = html.unescape(value[1]) if value else ""
            found[name[1]] = [*before, said] if "checkbox" in tag and isinstance(before, list) else said
    for name_, said in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name_] = html.unescape(said)
    for name_, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name_] = chosen[1] if chosen else ""
    return found


def sends(noa: Browser, path: str, **more: str | list[str]) -> TestResponse:
    """The form as it stands, with this in it."""
    fields: dict[str, Any] = {**as_stands(noa, path), **more}
    return noa.post(path, **fields)


def begins(noa: Browser, title: str = TITLE) -> Desk:
    noa.get(HERE)
    return Desk(noa, noa.post(HERE, title=title, written="en").location)


def brings_in(noa: Browser, file: str) -> Desk:
    noa.get(f"{HERE}/bring-in")
    answer = noa.post(f"{HERE}/bring-in", text=file)
    assert answer.status_code == 303, html.unescape(answer.text)
    return Desk(noa, answer.location)


def a_file(**more: Any) -> str:
    return written(a_draft(**more))
