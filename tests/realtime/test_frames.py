"""Whatever pieces the network cuts a message into, it arrives whole; what no browser sends is hung up on."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couples.realtime.budget import A_SECOND, AT_ONCE, Budget, Spent
from couples.realtime.frames import BINARY, CLOSE, CONTINUED, MOST_PARTS, PING, PONG, TEXT, Frames, Unframed, framed

LARGEST = 65_536


def from_a_browser(opcode: int, payload: bytes, *, final: bool = True, mask: bytes = b"\x01\x9f\x00\x77") -> bytes:
    size = len(payload)
    short = bytes((0x80 | size,)) if size < 126 else bytes((0x80 | 126,)) + size.to_bytes(2, "big")
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return bytes(((0x80 if final else 0) | opcode,)) + short + mask + masked


@given(
    st.lists(st.tuples(st.sampled_from([TEXT, BINARY]), st.binary(max_size=400)), max_size=6),
    st.lists(st.integers(1, 50), min_size=1, max_size=20),
)
def test_a_message_arrives_whole_however_the_network_cuts_it(said: list[tuple[int, bytes]], cuts: list[int]) -> None:
    wire = b"".join(from_a_browser(opcode, payload, mask=os.urandom(4)) for opcode, payload in said)
    frames, heard, turn = Frames(LARGEST), [], 0
    while wire:
        size = cuts[turn % len(cuts)]
        heard += frames.feed(wire[:size])
        wire, turn = wire[size:], turn + 1
    assert heard == said


def test_a_long_message_in_parts_is_joined_and_a_ping_between_them_answered() -> None:
    parts = (
        from_a_browser(TEXT, b"pa", final=False),
        from_a_browser(PING, b"?"),
        from_a_browser(CONTINUED, b"us", final=False),
        from_a_browser(CONTINUED, b"e"),
    )
    assert Frames(LARGEST).feed(b"".join(parts)) == [(PING, b"?"), (TEXT, b"pause")]


@pytest.mark.parametrize(
    "never",
    [
        b"\x81\x05pause",  # unmasked
        b"\xc1\x80\x00\x00\x00\x00",  # a reserved bit
        b"\x81\xff\x00\x00\x00\x00\x00\x01\x00\x01mask",  # longer than sixteen bits can say
        from_a_browser(3, b"no such kind"),
        from_a_browser(CONTINUED, b"of nothing"),
        from_a_browser(TEXT, b"one", final=False) + from_a_browser(TEXT, b"another"),
        from_a_browser(CLOSE, b"", final=False),
        from_a_browser(PING, b"x" * 126),
        from_a_browser(TEXT, b"", final=False),
        from_a_browser(TEXT, b"pa", final=False) + from_a_browser(CONTINUED, b"", final=False),
    ],
)
def test_what_no_browser_sends_is_hung_up_on(never: bytes) -> None:
    with pytest.raises(Unframed):
        Frames(LARGEST).feed(never + bytes(20))


def test_a_message_is_bounded_in_one_frame_and_in_many() -> None:
    with pytest.raises(Unframed):
        Frames(100).feed(from_a_browser(TEXT, bytes(101)))
    many = Frames(100)
    many.feed(from_a_browser(TEXT, bytes(60), final=False))
    with pytest.raises(Unframed):
        many.feed(from_a_browser(CONTINUED, bytes(60)))


def test_a_message_comes_in_few_parts_and_the_last_may_be_empty() -> None:
    begun, more = from_a_browser(TEXT, b"p", final=False), from_a_browser(CONTINUED, b"x", final=False)
    assert Frames(LARGEST).feed(begun + from_a_browser(CONTINUED, b"")) == [(TEXT, b"p")]
    with pytest.raises(Unframed):
        Frames(LARGEST).feed(begun + more * MOST_PARTS)
    again = Frames(LARGEST)
    for _ in range(3):  # each message is counted for itself
        assert again.feed(begun + more * 30 + from_a_browser(CONTINUED, b"")) == [(TEXT, b"p" + b"x" * 30)]


def test_every_frame_is_weighed_heartbeats_too() -> None:
    spent: list[int] = []
    frames = Frames(LARGEST, spent.append)
    frames.feed(from_a_browser(TEXT, b"pause") + from_a_browser(PING, b""))
    assert spent == [5, 0]


def test_whoever_keeps_a_budget_hangs_up_by_it() -> None:
    clock = [100.0]
    budget = Budget(lambda: clock[0])
    for _ in range(int(AT_ONCE)):
        budget.spend(0)
    with pytest.raises(Spent):
        budget.spend(0)
    clock[0] += 1.0
    for _ in range(int(A_SECOND) - 1):
        budget.spend(0)
    with pytest.raises(Spent):
        Frames(LARGEST, budget.spend).feed(from_a_browser(PONG, b"") * 3)


def test_an_hour_of_a_pages_own_talk_is_never_too_much_and_long_frames_weigh_more() -> None:
    clock = [100.0]
    budget = Budget(lambda: clock[0])
    for _ in range(3600):
        clock[0] += 1.0
        for _ in range(20):
            budget.spend(400)
    with pytest.raises(Spent):
        pour(budget, LARGEST, times=20)


def pour(budget: Budget, size: int, times: int) -> None:
    for _ in range(times):
        budget.spend(size)


@pytest.mark.parametrize(("size", "head"), [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_what_goes_out_carries_its_length(size: int, head: int) -> None:
    frame = framed(TEXT, bytes(size))
    assert len(frame) == head + size
    assert frame[0] == 0x81
