"""Silence is never a yes (law 3); a no is a complete answer (law 4)."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Aside, Cause, Choice, Hold, Own, Phase, SealedAnswer, Side
from couples.domain.session.view import GoOn, Screen
from tests.makers import A_NAMING, A, B, Evening, a_gate, a_lobby, a_step


@pytest.mark.parametrize(("one", "two"), list(itertools.product(Choice, Choice)))
def test_f06_only_two_yeses_make_it_run(one: Choice, two: Choice) -> None:
    evening = a_gate()
    evening.answers(A, one)
    evening.answers(B, two)
    assert evening.state.running is ((one, two) == (Choice.YES, Choice.YES))
    assert (evening.sees(A).screen is Screen.NOT_NOW) is not evening.state.running


def test_every_other_outcome_looks_the_same_to_the_partner() -> None:
    seen, logs = set(), set()
    for one in (Choice.WAIT, Choice.NO):
        evening = a_gate()
        evening.answers(A, one, ask_again="after the film")
        evening.answers(B)
        seen.add(repr(evening.sees(B)))
        logs.add(repr(evening.log))
    assert (len(seen), len(logs)) == (1, 1)


@pytest.mark.parametrize("choice", list(Choice))
def test_f10_the_first_answer_is_sealed_and_changes_nothing_for_the_other(choice: Choice) -> None:
    evening = a_gate()
    before, seq = evening.sees(B), evening.state.seq
    evening.answers(A, choice)
    assert (evening.sees(B), evening.state.seq) == (before, seq)
    assert evening.sees(A).gate.answer is choice


def test_the_outcome_deletes_both_answers() -> None:
    for choice in Choice:
        evening = a_gate()
        evening.answers(A, choice)
        evening.answers(B)
        assert evening.state.own[A].answer is None
        assert evening.state.own[B].answer is None


def test_ask_me_again_when_stays_with_its_giver() -> None:
    evening = a_gate()
    evening.answers(A, Choice.WAIT, ask_again=" after the film ")
    evening.answers(B)
    assert evening.sees(A).gate.ask_again == "after the film"
    assert "film" not in repr(evening.sees(B))
    assert "film" not in repr(evening.log)


def test_a_note_is_kept_with_a_wait_and_with_nothing_else() -> None:
    evening = a_gate()
    evening.answers(A, Choice.YES, ask_again="after the film")
    assert evening.sees(A).gate.ask_again == ""


def test_a_sealed_answer_counts_for_its_own_step_and_epoch_alone() -> None:
    state, now = a_gate("two-steps").state, a_gate().now
    for step, epoch, counts in ((0, state.epoch, True), (1, state.epoch, False), (0, state.epoch - 1, False)):
        own = Own(answer=SealedAnswer(step=step, epoch=epoch, choice=Choice.YES, at=now.mono))
        assert (state.with_own(A, own).fresh_answer(A, now) is not None) is counts


def test_an_answer_can_be_changed_or_taken_back_before_it_comes_out() -> None:
    evening = a_gate()
    evening.answers(A)
    evening.asks(ask.TakeBack(by=A, id="t"))
    assert evening.asks(ask.TakeBack(by=A, id="t2")) == ()
    evening.answers(B)
    assert not evening.state.running
    evening.answers(A, Choice.NO)
    assert evening.sees(B).screen is Screen.NOT_NOW


def test_a_yes_waits_five_minutes_and_no_longer() -> None:
    evening = a_gate()
    evening.answers(A)
    evening.mono += 301
    assert evening.sees(A).gate.lapsed
    evening.answers(B)
    assert not evening.state.running
    evening.answers(A)
    assert evening.state.running


def test_a_no_does_not_wear_off() -> None:
    evening = a_gate()
    evening.answers(A, Choice.NO)
    evening.mono += 3000
    evening.answers(B)
    assert evening.sees(A).screen is Screen.NOT_NOW


def test_a_yes_is_void_when_its_giver_looks_away_and_a_no_is_not() -> None:
    evening = a_gate()
    evening.answers(A)
    assert evening.asks(ask.NoticeHidden(side=A)) == (did.YesUnseen(side=A),)
    assert evening.asks(ask.NoticeHidden(side=A)) == (), "once is enough"
    gate = evening.sees(A).gate
    assert (gate.answer, gate.lapsed) == (None, True), "its giver reads why"
    evening.answers(B)
    assert evening.state.holds
    evening.answers(A)
    assert not evening.state.holds
    evening = a_gate()
    evening.answers(A, Choice.NO)
    assert evening.asks(ask.NoticeHidden(side=A)) == ()


def test_a_yes_from_an_old_page_or_an_unheard_one_is_refused() -> None:
    evening = a_gate()
    assert evening.answers(A, epoch=evening.state.epoch - 1) == Refused(Reason.OVERTAKEN)
    assert evening.answers(A, heard=evening.mono - 5.1) == Refused(Reason.TOO_OLD)
    assert evening.answers(A, heard=evening.mono + 1) == Refused(Reason.TOO_OLD)
    assert evening.answers(A, step=1) == Refused(Reason.OVERTAKEN)


@pytest.mark.parametrize("choice", [Choice.WAIT, Choice.NO])
def test_f12_a_wait_or_no_that_comes_late_counts_while_its_question_stands(choice: Choice) -> None:
    evening = a_gate()
    assert not isinstance(evening.answers(A, choice, heard=0.0), Refused)
    evening = a_gate()
    asked, step = evening.state.epoch, evening.state.step
    evening.pauses(B)
    before = evening.state
    assert evening.answers(A, choice, epoch=asked, step=step) == Refused(Reason.OVERTAKEN)
    evening.asks(ask.SetAside(by=B, id="s", until=Aside.SOMETHING_ELSE))
    assert evening.answers(A, choice, epoch=asked, step=step) == Refused(Reason.OVERTAKEN), "of another exercise"
    assert before.own[A].answer is None


@pytest.mark.parametrize("choice", [Choice.WAIT, Choice.NO])
def test_f12_a_wait_or_no_that_meets_ones_own_yes_lets_the_step_rest(choice: Choice) -> None:
    """Two devices of one person said both, and only their network knows in which order: it is asked again."""
    evening = a_gate()
    asked = evening.state.epoch
    evening.answers(A)
    evening.answers(B)
    assert evening.answers(A, choice, epoch=asked, heard=0.0) == (did.ConsentLapsed(at=evening.mono),)
    assert evening.sees(B).screen is Screen.HELD
    for side in (A, B):
        evening.answers(side)
    assert evening.answers(A, choice, epoch=asked, heard=0.0) == Refused(Reason.OVERTAKEN)
    assert evening.asks(ask.TakeBack(by=A, id="t", given_in=asked)) == ()
    assert evening.state.running, "what came from before both were asked again stops nothing"


def test_an_overlong_note_is_refused_in_words() -> None:
    evening = a_gate()
    assert evening.answers(A, Choice.WAIT, ask_again="x" * 2001) == Refused(Reason.TOO_LONG, "ask_again")


def test_there_is_no_gate_outside_an_exercise_or_once_it_runs() -> None:
    assert a_lobby().answers(A) == Refused(Reason.NOT_NOW)
    assert a_step().answers(A) == Refused(Reason.NOT_NOW)


def test_consent_to_one_step_is_not_consent_to_the_next() -> None:
    evening = a_step("two-steps")
    evening.asks(ask.FinishStep(by=B, id="f", step=0))
    assert (evening.state.phase, evening.state.step) == (Phase.GATE, 1)
    assert not evening.state.running
    assert evening.sees(A).screen is Screen.GATE


@pytest.mark.parametrize("aside", list(Aside))
def test_after_not_now_either_may_choose_something_else_or_later(aside: Aside) -> None:
    evening = a_gate()
    evening.answers(A, Choice.WAIT)
    evening.answers(B)
    evening.asks(ask.SetAside(by=B, id="s", until=aside))
    assert evening.sees(A).screen is Screen.LOBBY
    assert evening.sees(A).aside is aside
    assert evening.sees(A) == evening.sees(A)
    assert evening.state.holds == frozenset()


def test_a_yes_to_an_exercise_put_aside_is_worth_nothing_for_the_next() -> None:
    evening = a_gate()
    evening.answers(A)
    evening.asks(ask.SetAside(by=B, id="s", until=Aside.SOMETHING_ELSE))
    evening.proposes(B, "talk")
    evening.agrees(A)
    evening.answers(B)
    assert not evening.state.running


def test_f07_consent_lapses_ten_minutes_after_the_agreed_time() -> None:
    evening = a_step()
    evening.mono += 5 * 60 + 599
    assert evening.asks(ask.NoticeTime()) == ()
    assert evening.sees(A).step.lapses_in == pytest.approx(1)  # type: ignore[union-attr]  # in a step
    evening.mono += 1
    assert evening.asks(ask.NoticeTime()) == (did.ConsentLapsed(at=evening.mono),)
    assert evening.sees(A).screen is Screen.HELD
    assert evening.sees(A).go_on is GoOn.GATE
    assert evening.asks(ask.NoticeTime()) == ()


@pytest.mark.parametrize("whose", [A, B])
def test_f07_a_boundary_that_changes_voids_both_answers_as_an_ordinary_not_now(whose: Side) -> None:
    answered = a_gate()
    answered.answers(whose.other)
    for evening in (answered, a_step()):
        evening.asks(ask.NoticeTerms(side=whose))
        assert evening.sees(A).screen is Screen.NOT_NOW
        assert evening.sees(B).screen is Screen.NOT_NOW
        assert evening.asks(ask.NoticeTerms(side=whose)) == ()
        assert evening.answers(B) == Refused(Reason.OVERTAKEN) or not evening.state.running
    assert a_lobby().asks(ask.NoticeTerms(side=whose)) == ()


@pytest.mark.parametrize("before", [None, *Choice])
def test_a_boundary_changed_at_a_gate_waits_like_a_tapped_no_for_the_other(before: Choice | None) -> None:
    changed, tapped = a_gate(), a_gate()
    for evening in (changed, tapped):
        if before:
            evening.answers(A, before, ask_again="after the film")
    changed.asks(ask.NoticeTerms(side=A))
    tapped.answers(A, Choice.NO)
    for answer in (None, Choice.YES):
        if answer:
            assert changed.answers(B, answer) == tapped.answers(B, answer)
        assert (changed.sees(B), changed.log, changed.state.seq) == (tapped.sees(B), tapped.log, tapped.state.seq)
    assert changed.sees(B).screen is Screen.NOT_NOW


def test_its_owner_reads_that_their_no_is_in_and_may_take_it_back() -> None:
    evening = a_gate()
    evening.answers(A)
    evening.asks(ask.NoticeTerms(side=A))
    gate = evening.sees(A).gate
    assert (gate.answer, gate.changed) == (Choice.NO, True)
    late = evening.answers(A, heard=evening.mono - 1)
    assert late == Refused(Reason.TOO_OLD), "a yes from before the change, late on the way"
    evening.asks(ask.TakeBack(by=A, id="t"))
    assert (evening.sees(A).gate.answer, evening.sees(A).gate.changed) == (None, False)
    evening.answers(B)
    assert not evening.state.running, "silence is no yes"
    evening.answers(A)
    assert evening.state.running


@pytest.mark.parametrize("said", [Choice.WAIT, Choice.NO])
def test_who_has_not_said_yes_keeps_what_they_said_and_their_note(said: Choice) -> None:
    evening = a_gate()
    evening.answers(A, said, ask_again="after the film")
    before = evening.sees(A).gate
    evening.mono += 1
    evening.asks(ask.NoticeTerms(side=A))
    assert evening.sees(A).gate == before
    assert evening.answers(A, heard=evening.mono - 1) == Refused(Reason.TOO_OLD)


def test_a_boundary_changed_while_it_rests_waits_at_the_way_back_too() -> None:
    evening = a_step()
    evening.pauses(B)
    before = evening.sees(B)
    evening.asks(ask.NoticeTerms(side=A))
    assert evening.sees(B) == before
    evening.answers(B)
    assert evening.sees(B).screen is Screen.PAUSED
    assert not evening.state.running


def test_someone_out_of_reach_holds_the_exercise_and_coming_back_does_not_free_it() -> None:
    evening = a_step()
    assert evening.asks(ask.NoticeAway(side=B)) == (did.WentAway(side=B, at=evening.mono),)
    assert evening.asks(ask.NoticeAway(side=B)) == ()
    assert evening.state.holds == {Hold(Cause.AWAY, B), Hold(Cause.CONSENT)}
    evening.asks(ask.Join(by=B, id="back"))
    assert evening.sees(A).screen is Screen.HELD
    assert evening.sees(A).holds == ("away-them", "consent")
    evening.answers(A)
    evening.answers(B)
    assert evening.state.running


def test_in_the_lobby_being_away_is_only_shown_never_held() -> None:
    assert a_lobby().asks(ask.NoticeAway(side=A)) == ()


@pytest.mark.parametrize("evening_of", [a_lobby, a_gate, a_step])
def test_a_restart_of_the_server_holds_whatever_was_open(evening_of: Callable[[], Evening]) -> None:
    evening = evening_of()
    if evening.state.at_gate:
        evening.answers(A)
    evening.asks(ask.NoticeRestart())
    assert Hold(Cause.RESTART) in evening.state.holds
    assert evening.sees(A).screen is Screen.HELD
    evening.answers(B)
    assert not evening.state.running


def test_after_a_restart_in_the_lobby_both_say_they_are_ready() -> None:
    evening = a_lobby()
    evening.asks(ask.NoticeRestart())
    evening.resumes(A)
    assert evening.sees(A).voted
    assert not evening.sees(B).voted
    evening.mono += 301
    assert not evening.sees(A).voted
    evening.resumes(B)
    assert evening.state.holds
    evening.resumes(A)
    assert not evening.state.holds


def test_a_wish_to_go_on_can_be_taken_back_or_lost_by_looking_away() -> None:
    for gone in (ask.TakeBack(by=A, id="t"), ask.NoticeHidden(side=A)):
        evening = a_lobby()
        evening.pauses(A)
        evening.resumes(A)
        evening.asks(gone)
        evening.resumes(B)
        assert evening.state.paused_by == {A}
    assert a_lobby().resumes(A) == ()


def test_the_lower_length_and_depth_win_whoever_chose_them() -> None:
    for asked, offered in (((5, 3), (2, 1)), ((2, 1), (5, 3)), ((5, 1), (2, 3))):
        evening = a_lobby()
        evening.proposes(A, length=asked[0], depth=asked[1])
        evening.agrees(B, length=offered[0], depth=offered[1])
        plan = evening.state.plan
        assert plan is not None
        assert (plan.length, plan.depth) == (min(asked[0], offered[0]), min(asked[1], offered[1]))


def test_a_proposal_needs_the_other_to_agree_and_either_lets_it_go() -> None:
    evening = a_lobby()
    assert evening.agrees(B) == Refused(Reason.NOT_NOW)
    evening.proposes(A)
    assert evening.agrees(A) == Refused(Reason.NOT_NOW)
    assert evening.proposes(B) == Refused(Reason.NOT_NOW)
    logs = []
    for side in (A, B):
        evening = a_lobby()
        evening.proposes(A)
        evening.asks(ask.NotToday(by=side, id="n"))
        assert evening.asks(ask.NotToday(by=side, id="n2")) == ()
        logs.append(evening.log)
        assert evening.sees(A).screen is Screen.LOBBY
    assert logs[0] == logs[1]


def test_what_the_library_does_not_offer_is_refused() -> None:
    evening = a_lobby()
    for over in ({"exercise": "no-such"}, {"length": 99}, {"depth": 9}, {"option": "odd"}):
        assert evening.proposes(A, **over) == Refused(Reason.UNKNOWN)
    assert evening.proposes(A, "talk", option="easy") == Refused(Reason.UNKNOWN)
    evening.proposes(A)
    assert evening.agrees(B, length=99) == Refused(Reason.UNKNOWN)
    assert evening.agrees(B, depth=9) == Refused(Reason.UNKNOWN)


def test_nothing_is_proposed_to_someone_who_has_not_come_in_or_while_held() -> None:
    evening = a_lobby()
    evening.proposes(A)
    evening.pauses(B)
    assert evening.agrees(B) == Refused(Reason.HELD)
    alone = type(evening)()
    alone.asks(ask.Join(by=A, id="a"))
    assert alone.proposes(A) == Refused(Reason.NOT_HERE_YET)
    assert alone.asks(ask.Join(by=A, id="a")) == ()


def test_a_consent_check_names_what_is_asked_for() -> None:
    evening = a_lobby()
    assert evening.proposes(A, "check", naming=None) == Refused(Reason.NAME_MISSING, "naming")
    blank = type(A_NAMING)(what="a hug", where=" ", how_long="x", ends="y")
    assert evening.proposes(A, "check", naming=blank) == Refused(Reason.NAME_MISSING, "naming")
    long = type(A_NAMING)(what="x" * 2001, where="a", how_long="x", ends="y")
    assert evening.proposes(A, "check", naming=long) == Refused(Reason.TOO_LONG, "naming")
    evening.proposes(A, "check")
    assert evening.sees(B).proposal.naming == A_NAMING  # type: ignore[union-attr]  # a proposal stands


def test_what_was_not_now_is_not_proposed_again_by_the_one_who_proposed_it() -> None:
    evening = a_gate()
    evening.answers(A, Choice.NO)
    evening.answers(B)
    evening.asks(ask.SetAside(by=A, id="s", until=Aside.SOMETHING_ELSE))
    assert evening.proposes(A) == Refused(Reason.ASKED_ALREADY)
    evening.proposes(A, "talk")
    evening.asks(ask.NotToday(by=B, id="n"))
    evening.proposes(B)
    assert evening.sees(A).screen is Screen.PROPOSAL


def test_another_thing_may_be_asked_for_but_not_the_same_in_other_letters() -> None:
    evening = a_gate("check")
    evening.answers(A)
    evening.answers(B, Choice.WAIT)
    evening.asks(ask.SetAside(by=B, id="s", until=Aside.LATER))
    shouted = replace(A_NAMING, what="  A  HUG ", ends="sooner")
    assert evening.proposes(A, "check", naming=shouted) == Refused(Reason.ASKED_ALREADY)
    evening.proposes(A, "check", naming=replace(A_NAMING, what="tea"))
    assert evening.sees(B).screen is Screen.PROPOSAL


def test_a_yes_taken_back_too_late_lets_the_step_rest_again() -> None:
    evening = a_gate()
    evening.answers(A)
    epoch = evening.state.epoch
    evening.answers(B)
    assert evening.asks(ask.TakeBack(by=A, id="t", given_in=epoch)) == (did.ConsentLapsed(at=evening.mono),)
    assert not evening.state.running
    assert evening.asks(ask.TakeBack(by=A, id="u", given_in=epoch)) == ()
