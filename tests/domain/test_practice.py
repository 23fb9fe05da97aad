"""What someone looks at alone: any question may stay open, one can stop anywhere, and nothing is ever unfinished."""

from datetime import UTC, datetime

import pytest

from couples.domain import practice as practices_of
from couples.domain.comfort import Kind, Thing, in_order, like, thing
from couples.domain.practice import LONGEST_ANSWER, LONGEST_LINE, Answer, Entry, Gives, Practice, Question
from couples.domain.refusal import Reason, Refused
from couples.domain.signal import said
from tests.own import made_for_one

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
FEEL = Question("feel", frozenset({"tight", "warm"}))
WHERE = Question("where", frozenset({"chest"}), write=False)
FORWARD = Question("forward", gives=Gives.FORWARD)
PRACTICE = Practice("p", (FEEL, WHERE, FORWARD))
REFUSES = {reason: lambda refused, reason=reason: refused.reason is reason for reason in Reason}


@pytest.fixture
def entry() -> Entry:
    return practices_of.begun(PRACTICE, "e", NOW)


def test_it_begins_at_the_first_question_with_nothing_said(entry: Entry) -> None:
    assert practices_of.place(PRACTICE, entry) == 1
    assert not entry.answers
    assert PRACTICE.last == 3


def test_the_questions_of_a_therapist_lie_in_the_entry_whatever_is_done_with_it() -> None:
    entry = practices_of.begun(PRACTICE, "e", NOW, made_for_one())
    told = practices_of.answered(PRACTICE, practices_of.moved(PRACTICE, entry, 2), 1, Answer(("tight",)))
    assert told.asked == practices_of.brought(told, "d").asked == made_for_one()
    assert practices_of.begun(PRACTICE, "e", NOW).asked is None


def test_one_can_stop_anywhere_and_comes_back_to_that_place(entry: Entry) -> None:
    there = practices_of.moved(PRACTICE, entry, 2)
    assert practices_of.place(PRACTICE, there) == 2
    assert practices_of.place(PRACTICE, practices_of.moved(PRACTICE, there, 1)) == 1


def test_past_the_last_question_there_is_no_place_left_and_looking_back_does_not_make_one(entry: Entry) -> None:
    seen = practices_of.moved(PRACTICE, entry, 4)
    assert practices_of.place(PRACTICE, seen) is None
    assert practices_of.place(PRACTICE, practices_of.moved(PRACTICE, seen, 1)) is None
    assert not seen.answers, "whoever skipped everything is through as well"


def test_who_stood_at_a_question_that_is_gone_stands_at_the_first(entry: Entry) -> None:
    shorter = Practice("p", (WHERE, FORWARD))
    assert practices_of.place(shorter, entry) == 1


def test_taps_words_or_both_are_an_answer_and_nothing_takes_it_away(entry: Entry) -> None:
    told = practices_of.answered(PRACTICE, entry, 1, Answer(("tight", "tight"), " a\r\nband \n"))
    assert told.answers == {"feel": Answer(("tight",), "a\nband")}
    assert practices_of.answered(PRACTICE, told, 1, Answer(("tight",), "a\nband")) is told
    assert not practices_of.answered(PRACTICE, told, 1, Answer((), "  ")).answers


def test_where_nothing_is_written_words_are_not_kept(entry: Entry) -> None:
    assert practices_of.answered(PRACTICE, entry, 2, Answer(("chest",), "more")).answers["where"].text == ""


def test_what_cannot_be_tapped_and_what_is_too_long_is_refused(entry: Entry) -> None:
    with pytest.raises(Refused, check=REFUSES[Reason.UNKNOWN]):
        practices_of.answered(PRACTICE, entry, 1, Answer(("cold",)))
    with pytest.raises(Refused, check=REFUSES[Reason.TOO_LONG]):
        practices_of.answered(PRACTICE, entry, 1, Answer((), "x" * (LONGEST_ANSWER + 1)))
    for n in (0, 4):
        with pytest.raises(Refused, check=REFUSES[Reason.NOT_FOUND]):
            practices_of.answered(PRACTICE, entry, n, Answer())


def test_another_way_forward_needs_another_draft_and_any_other_answer_does_not(entry: Entry) -> None:
    forward = practices_of.answered(PRACTICE, entry, 3, Answer((), "slower"))
    drafted = practices_of.brought(forward, "d")
    assert practices_of.answered(PRACTICE, drafted, 1, Answer(("warm",))).draft == "d"
    assert practices_of.answered(PRACTICE, drafted, 3, Answer((), "slower, please")).draft == ""


def test_a_signal_needs_only_what_the_body_does() -> None:
    assert said("s", "  tight   chest ", "", " out ").body == "tight chest"
    assert said("s", "tight", "", " out ").helps == "out"
    with pytest.raises(Refused, check=lambda refused: refused == Refused(Reason.WORDS_MISSING, "body")):
        said("s", " ", "too fast", "")
    with pytest.raises(Refused, check=lambda refused: refused == Refused(Reason.TOO_LONG, "helps")):
        said("s", "tight", "", "x" * (LONGEST_LINE + 1))


def test_a_kit_is_in_the_order_of_its_kinds_and_nothing_lies_there_twice() -> None:
    tea, wool, linen = (
        thing("1", Kind.WARMTH, " Tea "),
        thing("2", Kind.TEXTURE, "wool"),
        thing("3", Kind.TEXTURE, "Linen"),
    )
    assert in_order([tea, wool, linen]) == [linen, wool, tea]
    assert like([tea, wool], thing("9", Kind.WARMTH, "Tea")) == tea
    assert like([tea], Thing("9", Kind.PLACE, "Tea")) is None
    with pytest.raises(Refused, check=REFUSES[Reason.WORDS_MISSING]):
        thing("4", Kind.SONG, " ")
