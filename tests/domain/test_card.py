"""What a card may say, and who sees it: theirs alone until they show it, and again as soon as they take it back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.domain.card import (
    CHANGES_CONSENT,
    NOTE_LENGTH,
    SPEAKS,
    STRICTNESS,
    TEXT_LENGTH,
    WORDS_LENGTH,
    Answer,
    Audience,
    Card,
    Kind,
    Said,
    Seen,
    Source,
    changes_consent,
    is_a_limit,
    is_a_need,
    own,
    reword,
    same_card,
    say,
    seen,
    seen_by,
    set_aside,
    show,
    stricter,
    withdraw,
)
from couples.domain.refusal import Reason, Refused

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 1)
HAND = Card("1", Kind.PREFERENCE, Source("touch-everyday", "hand"))
ANSWERS = st.sampled_from(list(Answer))


def test_a_card_says_nothing_until_its_owner_does() -> None:
    assert HAND.answer is Answer.UNKNOWN
    assert not HAND.says
    assert HAND.shown_to == frozenset()


def test_an_answer_is_dated_and_a_change_of_mind_counts_up_without_a_reason() -> None:
    yes = say(HAND, Said(Answer.YES), TODAY)
    no = say(yes, Said(Answer.NO), LATER)
    assert (yes.answer, yes.said_on, yes.version) == (Answer.YES, TODAY, 1)
    assert (no.answer, no.said_on, no.version) == (Answer.NO, LATER, 2)


def test_saying_the_same_again_is_no_change() -> None:
    yes = say(HAND, Said(Answer.YES, note="mine"), TODAY)
    again = say(yes, Said(Answer.YES, note="mine, longer"), LATER)
    assert (again.said_on, again.version, again.note) == (TODAY, 1, "mine, longer")


def test_a_condition_stays_with_its_answer_and_goes_when_nothing_is_said_any_more() -> None:
    asked = say(HAND, Said(Answer.YES_IF, words=" if you ask first "), TODAY)
    assert asked.words == "if you ask first"
    assert say(asked, Said(Answer.NOT_SAYING, words="if you ask first"), LATER).words == ""


def test_ask_me_again_belongs_to_wait_alone() -> None:
    waiting = say(HAND, Said(Answer.WAIT, ask_again="after the exams"), TODAY)
    assert waiting.ask_again == "after the exams"
    assert say(waiting, Said(Answer.NO, ask_again="after the exams"), TODAY).ask_again == ""


def test_a_date_to_look_again_stands_until_it_is_changed() -> None:
    soon = say(HAND, Said(Answer.YES, review_in=1), TODAY)
    assert soon.review_on == date(2026, 12, 22)
    assert say(soon, Said(Answer.NO), LATER).review_on == date(2026, 12, 22)
    assert say(soon, Said(Answer.NO, review_in=0), LATER).review_on is None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(Answer.YES, words="x" * (WORDS_LENGTH + 1)), "words"),
        (Said(Answer.WAIT, ask_again="x" * (WORDS_LENGTH + 1)), "ask_again"),
        (Said(Answer.YES, note="x" * (NOTE_LENGTH + 1)), "note"),
    ],
)
def test_what_is_too_long_is_said_so_beside_its_field(said: Said, field: str) -> None:
    with pytest.raises(Refused) as refused:
        say(HAND, said, TODAY)
    assert (refused.value.reason, refused.value.field) == (Reason.TOO_LONG, field)


def test_a_deck_s_card_can_be_said_in_one_s_own_words_and_get_its_own_back() -> None:
    mine = reword(HAND, "  a hand on my   back ", TODAY)
    assert (mine.text, mine.version) == ("a hand on my back", 1)
    assert reword(mine, "a hand on my back", LATER) == mine
    assert reword(mine, " ", LATER).text == ""


def test_a_card_of_one_s_own_needs_words() -> None:
    knock = own("2", Kind.BOUNDARY, "a knock first")
    assert (knock.text, knock.source, knock.answer) == ("a knock first", Source(), Answer.UNKNOWN)
    for nothing in ("", "  ", "\u202e"):
        with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.WORDS_MISSING):
            own("2", Kind.BOUNDARY, nothing)
        with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.WORDS_MISSING):
            reword(knock, nothing, TODAY)
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.TOO_LONG):
        own("2", Kind.BOUNDARY, "x" * (TEXT_LENGTH + 1))


@given(ANSWERS, st.sampled_from(list(Audience)))
def test_only_what_says_something_can_be_shown(answer: Answer, audience: Audience) -> None:
    card = say(HAND, Said(answer), TODAY)
    if answer in SPEAKS:
        assert show(card, audience).shown_to == {audience}
        return
    with pytest.raises(Refused, check=lambda refused: refused.reason is Reason.NOTHING_SAID):
        show(card, audience)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["say", "show", "withdraw", "aside", "reword"]), ANSWERS, st.sampled_from(list(Audience))
        )
    )
)
def test_nobody_sees_a_card_that_its_owner_does_not_show_now(deeds: list[tuple[str, Answer, Audience]]) -> None:
    """Beside a plain model: who was let in, minus who was put out, and nobody once it says nothing."""
    card, model = HAND, set[Audience]()
    for deed, answer, audience in deeds:
        match deed:
            case "say":
                card = say(card, Said(answer, words="if so", note="a secret", ask_again="a secret"), TODAY)
                model = model if answer in SPEAKS else set()
            case "show" if card.says:
                card, model = show(card, audience), model | {audience}
            case "withdraw":
                card, model = withdraw(card, audience), model - {audience}
            case "aside":
                card, model = set_aside(card), set()
            case "reword":
                card = reword(card, "in my words", TODAY)
        assert card.shown_to == model
        for one in Audience:
            assert seen_by([card], one) == ([card] if one in model else [])
        assert "a secret" not in repr(seen(card, "9"))


@given(st.sampled_from(list(Kind)), ANSWERS)
def test_what_must_be_known_before_a_step_is_how_to_stop_and_no_plain_yes(kind: Kind, answer: Answer) -> None:
    card = replace(HAND, kind=kind, answer=answer)
    limit = is_a_limit(card)
    assert is_a_limit(seen(card, "9")) is limit
    if kind is Kind.STOP:
        assert limit is (answer in (Answer.YES, Answer.YES_IF))
    elif kind in (Kind.BOUNDARY, Kind.PREFERENCE):
        assert limit is (answer in SPEAKS - {Answer.YES})
        assert is_a_limit(replace(card, source=Source(), text="mine")) is (answer in SPEAKS)
    else:
        assert not limit
    assert is_a_need(card) is (kind is Kind.NEED and answer in (Answer.YES, Answer.YES_IF))


def test_what_is_seen_has_no_date_no_note_and_no_version() -> None:
    card = say(HAND, Said(Answer.WAIT, words="soon", ask_again="in May", note="tired"), TODAY)
    assert seen(card, "9") == Seen("9", Kind.PREFERENCE, HAND.source, "", Answer.WAIT, "soon")


def test_a_card_set_aside_keeps_nothing_of_what_it_said() -> None:
    card = show(say(HAND, Said(Answer.NO, words="never", note="why"), TODAY), Audience.PARTNER)
    gone = set_aside(card)
    assert (gone.fits, gone.says, gone.words, gone.note, gone.shown_to) == (False, False, "", "", frozenset())


def test_answering_it_again_puts_it_back() -> None:
    assert say(set_aside(HAND), Said(Answer.YES), TODAY).fits


@given(ANSWERS, ANSWERS)
def test_of_two_answers_the_stricter_stands_whoever_gave_it(one: Answer, other: Answer) -> None:
    found = stricter(one, other)
    assert found == stricter(other, one)
    for answer in (one, other):
        said = answer if answer in SPEAKS else Answer.UNSURE
        assert STRICTNESS.index(found) >= STRICTNESS.index(said)
    assert (found is Answer.YES) == (one is other is Answer.YES)


@given(st.sampled_from(list(Kind)))
def test_a_yes_in_a_session_stood_on_boundaries_and_ways_to_stop(kind: Kind) -> None:
    before = say(replace(HAND, kind=kind), Said(Answer.YES), TODAY)
    changed = [
        say(before, Said(Answer.NO), date(2026, 11, 22)),
        say(before, Said(Answer.YES, words="if I am asked"), TODAY),
        reword(before, "other words", TODAY),
        show(before, Audience.PARTNER),
        set_aside(before),
    ]
    if kind is Kind.PREFERENCE:  # a no to what may happen is a limit, whatever deck it is from
        assert [changes_consent(before, after) for after in changed] == [True, False, False, False, False]
        assert changes_consent(changed[0], before)
    else:
        assert {changes_consent(before, after) for after in changed} == {kind in CHANGES_CONSENT}
    unchanged = [say(before, Said(Answer.YES, note="only mine"), TODAY), replace(before, starred=True)]
    assert not any(changes_consent(before, after) for after in unchanged)


@pytest.mark.parametrize(
    "change", [{"words": "x"}, {"note": "x"}, {"ask_again": "x"}, {"text": "x"}, {"shown_to": frozenset(Audience)}]
)
def test_whatever_its_owner_reads_on_it_changes_its_mark(change: dict[str, Any]) -> None:
    card = Card("1", Kind.WISH, answer=Answer.YES)
    assert replace(card, **change).mark != card.mark == replace(card, starred=True).mark


def test_a_deck_s_card_is_known_by_where_it_comes_from_and_an_own_one_by_its_id() -> None:
    source = Source("deck", "card")
    assert same_card(Card("1", Kind.WISH, source), Card("2", Kind.WISH, source))
    assert not same_card(Card("1", Kind.WISH), Card("2", Kind.WISH))
    assert same_card(Card("1", Kind.WISH), Card("1", Kind.WISH))


def test_what_only_a_therapist_reads_changes_no_consent() -> None:
    card = say(own("1", Kind.BOUNDARY, "no feet"), Said(Answer.NO), date(2026, 11, 22))
    assert not changes_consent(card, show(card, Audience.THERAPIST))
    assert changes_consent(card, show(card, Audience.PARTNER))
    both = show(show(card, Audience.THERAPIST), Audience.PARTNER)
    assert not changes_consent(both, withdraw(both, Audience.THERAPIST))
    assert changes_consent(both, withdraw(both, Audience.PARTNER))
