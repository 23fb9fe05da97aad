"""Somebody who has a keyboard and nothing else."""

import pytest

from tests.journeys.guests import Guest


def reaches(guest: Guest, words: str) -> None:
    """Tabs until the button with these words has the focus, and presses it."""
    until(guest, "document.activeElement.innerText?.trim().startsWith(words)", words)
    guest.page.keyboard.press("Enter")


def until(guest: Guest, there: str, words: str = "") -> None:
    for _ in range(60):
        if guest.page.evaluate(f"(words) => Boolean({there})", words):
            hidden = guest.page.evaluate("""() => {
              const bar = document.querySelector("form[data-pause]").getBoundingClientRect();
              const box = document.activeElement.getBoundingClientRect();
              return !document.activeElement.closest("form[data-pause]") && box.bottom > bar.top + 1;
            }""")
            assert not hidden, f"{words or there} has the focus under the pause"
            return
        guest.page.keyboard.press("Tab")
    pytest.fail(f"no key leads to {words or there}")


def says_yes(guest: Guest) -> None:
    """Answers the gate."""
    until(guest, "document.activeElement.name === 'choice'")
    guest.page.keyboard.press("Space")
    reaches(guest, "Seal my yes")
