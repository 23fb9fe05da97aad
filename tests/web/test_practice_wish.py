"""Who would like a proposal different: the wish stays theirs, and the choice to let it be read stands beside it."""

import re

import pytest
from flask import Flask

from tests.accounts import Accounts
from tests.web.practice import Home, a_home, first_of, text
from tests.web.test_both import received

LISTEN = "Speaker and listener"


@pytest.fixture
def home(app: Flask, accounts: Accounts) -> Home:
    return a_home(app, accounts)


def test_beside_a_wish_stands_that_nobody_was_told_of_it_and_the_choice_to_tell(home: Home) -> None:
    home.proposes(LISTEN)
    path, before = first_of(home.ana), received(home.noa, home.here)
    home.ana.post(path, say="change")
    assert "Keeping it sends nothing." in text(home.ana, f"{path}/words")
    assert home.ana.post(f"{path}/words", words="In the morning").location == f"{path}#say"
    page = unfolded(text(home.ana, path))
    assert "Noa reads neither your words nor that you would like it different" in page
    assert page.count(f'action="{path}/share"') == 1
    assert received(home.noa, home.here) == before, "nothing reaches her without that choice"
    assert "A change is asked for" not in text(home.noa, "/desk")
    for quiet in ("leaves", "takes"):
        home.ana.post(path, say=quiet)
        page = text(home.ana, path)
        assert (page.count(f'action="{path}/share"'), unfolded(page).count(f'action="{path}/share"')) == (1, 0)
        assert received(home.noa, home.here) == before
    home.ana.post(path, say="change")
    home.ana.post(f"{path}/share", says="change", words="In the morning")
    assert "In the morning" in text(home.noa, home.here)
    assert "Shall Noa read it?" not in text(home.ana, path)


def unfolded(page: str) -> str:
    """What can be read without opening anything."""
    return re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
