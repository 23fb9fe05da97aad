import logging
from threading import current_thread, main_thread

import pytest

from couples.store.threads import ThreadingRuntime


def test_a_ticket_gives_what_the_work_gave() -> None:
    ticket = ThreadingRuntime().ticket()
    ticket.settle("done")
    assert ticket.wait() == "done"
    assert ticket.wait() == "done"


def test_a_ticket_raises_what_the_work_raised() -> None:
    ticket = ThreadingRuntime().ticket()
    ticket.fail(LookupError("gone"))
    with pytest.raises(LookupError, match="gone"):
        ticket.wait()


def test_callbacks_come_in_the_order_of_settling_on_one_delivering_thread() -> None:
    runtime = ThreadingRuntime()
    heard: list[tuple[str, str]] = []
    tickets = [runtime.ticket() for _ in range(20)]
    for ticket in tickets:
        ticket.then(lambda value, error: heard.append((value or str(error), current_thread().name)))
    for number, ticket in enumerate(tickets):
        ticket.settle(f"{number}") if number % 3 else ticket.fail(ValueError(f"{number}"))
    _all_delivered(runtime)
    assert [word for word, _ in heard] == [str(number) for number in range(20)]
    assert {thread for _, thread in heard} == {"delivering"}


def test_a_callback_given_too_late_is_still_called() -> None:
    runtime = ThreadingRuntime()
    ticket = runtime.ticket()
    ticket.settle(7)
    heard: list[object] = []
    ticket.then(lambda value, _error: heard.append(value))
    _all_delivered(runtime)
    assert heard == [7]


def test_a_callback_may_wait_for_another_ticket() -> None:
    runtime = ThreadingRuntime()
    first, second, heard = runtime.ticket(), runtime.ticket(), runtime.ticket()
    first.then(lambda _value, _error: heard.settle(second.wait()))
    first.settle(None)
    runtime.start(lambda: second.settle("woken"), "another")
    assert heard.wait() == "woken"


def test_a_failing_callback_does_not_silence_the_next_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runtime = ThreadingRuntime()
    ticket = runtime.ticket()

    def fail(value: object, error: object) -> None:
        raise RuntimeError("what Ana wrote")

    ticket.then(fail)
    with caplog.at_level(logging.ERROR):
        ticket.settle(None)
        _all_delivered(runtime)
    assert "RuntimeError" in caplog.text
    assert "Ana" not in caplog.text


def test_a_started_target_runs_on_a_thread_of_its_own() -> None:
    runtime = ThreadingRuntime()
    where = runtime.ticket()
    runtime.start(lambda: where.settle(current_thread()), "aside")
    assert where.wait() is not main_thread()
    assert runtime.off_hub(lambda: 5) == 5


def _all_delivered(runtime: ThreadingRuntime) -> None:
    """Callbacks are delivered in order: when the last one is through, all are."""
    last, through = runtime.ticket(), runtime.ticket()
    last.then(lambda _value, _error: through.settle(None))
    last.settle(None)
    through.wait()
