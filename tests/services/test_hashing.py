"""A password is checked slowly, for nobody's account too, and a stolen database alone cannot be guessed against."""

from threading import Thread

from couples.services.hashing import ArgonHasher, Strength
from couples.store.threads import ThreadingRuntime
from tests.accounts import QUICK, CountingRuntime

PEPPER = b"p" * 32


def a_hasher(pepper: bytes = PEPPER) -> ArgonHasher:
    return ArgonHasher(runtime=ThreadingRuntime(), pepper=pepper, strength=QUICK)


def test_only_the_right_password_fits() -> None:
    hasher = a_hasher()
    hashed = hasher.hash("a kettle sings in the hallway")
    assert hasher.verify(hashed, "a kettle sings in the hallway")
    assert not hasher.verify(hashed, "a kettle sings in the hallway ")
    assert not hasher.verify("not a hash", "a kettle sings in the hallway")


def test_nobodys_password_is_never_right_but_costs_the_same_work() -> None:
    runtime = CountingRuntime()
    hasher = ArgonHasher(runtime=runtime, pepper=PEPPER, strength=QUICK)
    hashed = hasher.hash("a kettle sings in the hallway")
    before = runtime.works
    assert not hasher.verify(hashed, "wrong")
    known = runtime.works - before
    assert not hasher.verify(None, "the password of nobody")
    assert runtime.works - before == 2 * known == 2


def test_the_dummy_is_hashed_with_the_same_cost_as_a_real_password() -> None:
    hasher = a_hasher()
    real, dummy = hasher.hash("x" * 15), hasher._nobodys
    assert real.split("$")[:4] == dummy.split("$")[:4]


def test_without_the_key_file_a_stolen_hash_fits_no_password() -> None:
    hashed = a_hasher().hash("a kettle sings in the hallway")
    assert not a_hasher(b"q" * 32).verify(hashed, "a kettle sings in the hallway")


def test_any_text_can_be_a_password() -> None:
    hasher = a_hasher()
    for text in ("", "\ud800 lone", "null\0inside", "🌲" * 100):
        assert hasher.verify(hasher.hash(text), text)


def test_many_at_once_take_turns_and_all_get_their_answer() -> None:
    hasher = ArgonHasher(
        runtime=ThreadingRuntime(), pepper=PEPPER, strength=Strength(passes=1, memory_kib=8, at_once=2)
    )
    hashed, right = hasher.hash("together"), list[bool]()
    threads = [Thread(target=lambda: right.append(hasher.verify(hashed, "together"))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert right == [True] * 12


def test_the_real_strength_is_no_less_than_what_owasp_asks() -> None:
    strength = Strength()
    assert strength.memory_kib >= 19_456
    assert strength.passes >= 2
