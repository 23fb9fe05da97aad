"""The debrief: alone first, shared line by line, taken back as easily, parted gently."""

from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Field, Next, Phase, Side
from couples.domain.session.view import Screen
from tests.makers import A, B, Evening, a_debrief, a_step


def write(evening: Evening, side: Side, field: Field, text: str) -> object:
    return evening.asks(ask.Write(by=side, id=evening.id(), field=field, text=text))


def permissive(evening: Evening, side: Side) -> dict[str, object]:
    return {"by": side, "id": evening.id(), "epoch": evening.state.epoch, "heard": evening.mono}


def share(evening: Evening, side: Side, field: Field) -> object:
    return evening.asks(ask.Share(**permissive(evening, side), field=field))  # type: ignore[arg-type]  # by name


def thank(evening: Evening, side: Side, field: Field) -> object:
    return evening.asks(ask.Thank(**permissive(evening, side), field=field))  # type: ignore[arg-type]  # by name


def pick(evening: Evening, side: Side, choice: Next) -> object:
    return evening.asks(ask.PickNext(**permissive(evening, side), next=choice))  # type: ignore[arg-type]  # by name


def test_what_one_writes_is_seen_by_nobody_else() -> None:
    evening = a_debrief()
    before, seq = evening.sees(B), evening.state.seq
    write(evening, A, Field.GOOD, "  your voice  ")
    assert (evening.sees(B), evening.state.seq) == (before, seq)
    assert evening.sees(A).debrief.mine == {Field.GOOD: "your voice"}  # type: ignore[union-attr]  # in the debrief
    write(evening, A, Field.GOOD, "")
    assert evening.sees(A).debrief.mine == {}  # type: ignore[union-attr]  # in the debrief


def test_a_line_is_shared_thanked_for_and_withdrawn() -> None:
    evening = a_debrief()
    assert share(evening, A, Field.GOOD) == Refused(Reason.NOT_NOW, "good")
    write(evening, A, Field.GOOD, "your voice")
    share(evening, A, Field.GOOD)
    assert evening.sees(B).debrief.theirs[0].text == "your voice"  # type: ignore[union-attr]  # in the debrief
    assert thank(evening, B, Field.CHANGE) == Refused(Reason.NOT_NOW, "change")
    thank(evening, B, Field.GOOD)
    assert evening.sees(A).debrief.thanked == (Field.GOOD,)  # type: ignore[union-attr]  # in the debrief
    withdraw = ask.Withdraw(by=A, id="w", field=Field.GOOD)
    assert evening.asks(withdraw) == (did.LineWithdrawn(side=A, field=Field.GOOD),)
    assert evening.asks(withdraw) == ()
    assert evening.sees(B).debrief.theirs == ()  # type: ignore[union-attr]  # in the debrief


def test_sharing_again_replaces_and_other_lines_stay() -> None:
    evening = a_debrief()
    for side, field, text in ((A, Field.GOOD, "one"), (A, Field.CHANGE, "two"), (B, Field.GOOD, "three")):
        write(evening, side, field, text)
        share(evening, side, field)
    thank(evening, B, Field.CHANGE)
    write(evening, A, Field.GOOD, "one, better")
    share(evening, A, Field.GOOD)
    evening.asks(ask.Withdraw(by=B, id="w", field=Field.GOOD))
    shown = {line.text for line in evening.sees(B).debrief.theirs}  # type: ignore[union-attr]  # in the debrief
    assert shown == {"one, better", "two"}


def test_nobody_withdraws_the_others_line() -> None:
    evening = a_debrief()
    write(evening, A, Field.GOOD, "mine")
    share(evening, A, Field.GOOD)
    assert evening.asks(ask.Withdraw(by=B, id="w", field=Field.GOOD)) == ()


def test_whether_my_no_was_honoured_can_never_be_shared() -> None:
    evening = a_debrief()
    write(evening, A, Field.HONOURED, "no")
    assert share(evening, A, Field.HONOURED) == Refused(Reason.NOT_NOW, "honoured")


def test_a_pause_holds_what_is_shared_and_leaves_own_writing_open() -> None:
    evening = a_debrief()
    write(evening, A, Field.GOOD, "x")
    evening.pauses(B)
    assert share(evening, A, Field.GOOD) == Refused(Reason.HELD)
    assert not isinstance(write(evening, A, Field.CHANGE, "y"), Refused)
    assert evening.sees(A).screen is Screen.DEBRIEF
    evening.asks(ask.Part(by=A, id="p"))
    assert evening.sees(A).screen is Screen.PARTED


def test_of_two_wishes_for_next_time_the_gentler_comes_out_without_saying_whose() -> None:
    for one in Next:
        for two in Next:
            evening = a_debrief()
            before = evening.sees(B)
            pick(evening, A, one)
            assert evening.sees(B) == before
            assert evening.sees(A).debrief.my_next is one  # type: ignore[union-attr]  # in the debrief
            pick(evening, B, two)
            order = [Next.SAME, Next.EASIER, Next.PAUSE]
            gentler = order[max(order.index(one), order.index(two))]
            assert evening.sees(A).debrief.next is gentler  # type: ignore[union-attr]  # in the debrief
            assert pick(evening, A, one) == Refused(Reason.NOT_NOW)


def test_each_parts_when_they_like_and_the_session_closes_with_the_second() -> None:
    evening = a_debrief()
    assert evening.asks(ask.Part(by=A, id="p")) == (did.Parted(side=A),)
    assert evening.asks(ask.Part(by=A, id="p2")) == ()
    assert evening.sees(B).screen is Screen.DEBRIEF
    assert evening.asks(ask.Part(by=B, id="p3")) == (did.Parted(side=B), did.Closed())
    assert evening.state.phase is Phase.CLOSED


def test_what_to_keep_is_ones_own_choice() -> None:
    evening = a_debrief()
    evening.asks(ask.Keep(by=A, id="k", fields=(Field.GOOD, Field.GOOD, Field.US)))
    assert evening.sees(A).debrief.keep == (Field.GOOD, Field.US)  # type: ignore[union-attr]  # in the debrief


def test_overlong_lines_are_refused_in_words() -> None:
    assert write(a_debrief(), A, Field.GOOD, "x" * 2001) == Refused(Reason.TOO_LONG, "good")


def test_there_is_nothing_to_debrief_before_the_debrief() -> None:
    assert write(a_step(), A, Field.GOOD, "x") == Refused(Reason.NOT_NOW)
    assert a_step().sees(A).debrief is None
