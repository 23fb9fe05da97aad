"""Nothing that people read in a hard moment was read by its writer alone."""

from pathlib import Path

import pytest

from couples.store.library import CONTENT

REVIEWS = Path(__file__).parents[2] / "docs" / "content-review"
OWN = {"decks": "{}", "exercises": "exercise-{}", "learn": "learn-{}", "practices": "practice-{}", "self": "self-{}"}
OWN |= {"toolkit": "toolkit-{}", "measures": "{}"}
TOGETHER = ("overtime", "room", "scripts", "sort", "wording")
NO_SENTENCES = ("help", "words")  # addresses of helplines, and lists of single words
FILES = sorted(file for file in CONTENT.rglob("*.toml") if file.parent.name not in NO_SENTENCES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_somebody_who_did_not_write_it_read_it_and_left_remarks(file: Path) -> None:
    folder = file.parent.name
    name = folder if folder in TOGETHER else OWN[folder].format(file.stem)
    review = (REVIEWS / f"{name}.md").read_text(encoding="utf-8")
    assert "nobody else has read it" not in review.lower()
    remarks = review.split("## Second reader", 1)[1].split()
    assert len(remarks) > 20, "a reading that says nothing is none"
