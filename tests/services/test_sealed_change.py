"""At an open gate a changed boundary reaches the partner as a tapped no does: the same frames, at the same moments."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from couples.domain.card import Answer, Audience, Kind, Said
from couples.domain.session.state import Side
from couples.services.answering import Answering
from couples.services.conducting import Answered
from tests.evening import Night, a_night, eventually
from tests.homes import library, parts
from tests.makers import SHELF, A, B
from tests.services.test_answering import some_card

Deed = Callable[[Night, Side], object]
BOUNDARY = some_card(Kind.BOUNDARY)


def cards(night: Night) -> Answering:
    return Answering(**parts(night.accounts), decks=library().deck_outlines, conducting=night.conducting)


def taps_no(night: Night, whose: Side) -> None:
    night.permits(whose, "Answer", step=0, choice="no")


def says_yes(night: Night, whose: Side) -> None:
    night.permits(whose, "Answer", step=0, choice="yes")


def draws_a_boundary(night: Night, whose: Side) -> None:
    cards(night).say(night.people[whose], BOUNDARY, Said(Answer.NO))


def loosens_it(night: Night, whose: Side) -> None:
    cards(night).say(night.people[whose], BOUNDARY, Said(Answer.YES))


def deletes_it(night: Night, whose: Side) -> None:
    cards(night).delete(night.people[whose], BOUNDARY)


def shows_it(night: Night, whose: Side) -> None:
    cards(night).show(night.people[whose], BOUNDARY, Audience.PARTNER)


def changes_it_again_and_again(night: Night, whose: Side) -> None:
    for deed in (loosens_it, draws_a_boundary, deletes_it):
        deed(night, whose)


def to_the_gate(night: Night) -> None:
    for side in Side:
        cards(night).say(night.people[side], BOUNDARY, Said(Answer.UNSURE))
    outline = SHELF["breathe"]
    size = {"length": outline.lengths[0], "depth": outline.depths[0]}
    night.permits(A, "Propose", exercise="breathe", option=outline.options[0], **size)
    night.permits(B, "Agree", **size)
    eventually(lambda: any(scene["view"]["screen"] == "gate" for scene in told(night, B)))
    night.notes.lines.clear()


def told(night: Night, side: Side) -> list[dict[str, Any]]:
    """All that went out to the pages of this side, in order."""
    sent = (each for what, each in night.notes.lines if what == "tell" and isinstance(each, Answered))
    return [answered.scenes[side] for answered in sent if side in answered.to]


def hears_more(night: Night, side: Side) -> None:
    """What somebody did reaches their own pages in any case, a moment after the commit."""
    newest = night.scene(side)
    eventually(lambda: newest in told(night, side))


def heard_by_the_partner(folder: Path, whose: Side, deed: Deed, *, first: bool) -> list[object]:
    """Everything that reaches the other, and what their page would show when loaded anew, at each moment."""
    with a_night(folder) as night:
        to_the_gate(night)
        shown: list[object] = []
        deeds: list[tuple[Side, Deed]] = [(whose, deed), (whose.other, says_yes)]
        for by, each in deeds if first else reversed(deeds):
            each(night, by)
            hears_more(night, by)
            shown += [told(night, whose.other), night.scene(whose.other)]
        assert night.view(whose.other)["screen"] == "not-now"
        return shown


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("whose", list(Side))
def test_the_partner_hears_the_same_whether_it_was_a_no_or_a_boundary(
    tmp_path: Path, whose: Side, *, first: bool
) -> None:
    said = heard_by_the_partner(tmp_path / "no", whose, taps_no, first=first)
    deeds = [draws_a_boundary, loosens_it, deletes_it, shows_it] + ([changes_it_again_and_again] if first else [])
    for n, deed in enumerate(deeds):
        assert heard_by_the_partner(tmp_path / str(n), whose, deed, first=first) == said, deed.__name__


def test_nothing_goes_out_to_them_before_they_have_answered(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        to_the_gate(night)
        changes_it_again_and_again(night, A)
        assert told(night, B) == []
        assert [each["view"]["gate"]["changed"] for each in told(night, A)] == [True, True, True]


def test_the_owners_phone_says_that_their_no_is_in_and_they_may_answer_differently(tmp_path: Path) -> None:
    with a_night(tmp_path) as night:
        to_the_gate(night)
        draws_a_boundary(night, A)
        assert night.view(A)["gate"]["answer"] == "no"
        night.says(A, "TakeBack")
        for side in Side:
            night.permits(side, "Answer", step=0, choice="yes")
        assert night.view(B)["running"], "asked anew, knowing their own boundary"
