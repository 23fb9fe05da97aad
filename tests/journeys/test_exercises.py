"""The four exercises and the gate before them, as both see them."""

import re

from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.guests import Guest
from tests.journeys.reach import answers_are_in_reach

Two = tuple[Guest, Guest]


def test_from_the_lobby_to_the_first_breath_takes_five_taps_each(two: Two) -> None:
    for each in two:
        each.page.evaluate(COUNT_TAPS)
    evening.in_a_step(*two)
    for each in two:
        each.reads(re.compile("Breathe (in|out)"))
        taps = each.page.evaluate("globalThis.taps")
        assert 0 < taps <= 5, f"{each.name} needed {taps}"


# Real ones only: what a script clicks by itself does not count, and neither does the click a label passes on.
COUNT_TAPS = """() => {
  globalThis.taps = 0;
  addEventListener("pointerup", (event) => { if (event.isTrusted) globalThis.taps += 1; }, true);
}"""


def test_the_shorter_of_two_lengths_stands_and_nobody_sees_whose_it_was(two: Two) -> None:
    ana, ben = two
    evening.proposes(ana, minutes=5)
    ben.reads("5 minutes")
    evening.agrees(ben, minutes=3)
    for each in two:
        each.sees("gate")
        each.reads("3 minutes.")
        assert each.screen_text == ben.screen_text.replace("Ana is here", f"{each.partner} is here")


def test_the_same_breath_runs_on_both_phones(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    for each in two:
        each.heading("Breathe at one pace")
        each.reads(re.compile("Breathe (in|out)"))
    seconds = [float(each.page.evaluate(BREATH)) for each in two]
    assert abs(seconds[0] - seconds[1]) < 1.5
    ana.taps("Breathe at my own pace")
    ana.reads("Your own pace")
    ben.reads(re.compile("Breathe (in|out)"))
    ben.taps("Finish this step")
    for each in two:
        each.sees("debrief")


# How far into the breath of ten seconds this phone is: in for four, out for six, the number counts down.
BREATH = """() => {
  const verb = document.querySelector("[data-slot=verb]").textContent;
  const left = Number(document.querySelector("[data-slot=count]").textContent);
  return verb.includes("in") ? 4 - left : 10 - left;
}"""


def test_one_thing_is_named_asked_in_private_and_promised(two: Two) -> None:
    ana, ben = two
    evening.proposes(ana, evening.ASK)
    for words in evening.NAMED.values():
        ben.reads(words)
    evening.agrees(ben)
    for each in two:
        each.sees("gate")
        for words in (*evening.NAMED.values(), "I stop at the first sign that you want to stop."):
            each.reads(words)
    ana.page.get_by_text("What is moving you?").click()
    ana.taps("I feel I should")
    ana.reads("You owe nobody a yes. Wait may fit better today.")
    evening.answers(ana, "yes")
    ana.reads("Your answer is sealed")
    assert ben.screen("gate").is_visible()
    ben.page.locator(".answers label").filter(has_text="Yes").click()
    ben.taps("Yes, and I promise to stop")
    together(ana, ben, ("say the stop signal", "say the promise", "do what you named"))
    ana.reads("What you agreed to ends here.")
    ana.taps("Finish this step")
    for each in two:
        each.sees("debrief")


def test_the_question_and_all_three_answers_fit_on_one_screen(two: Two) -> None:
    evening.at_the_gate(*two, evening.ASK)
    answers_are_in_reach(two[0], "the consent check")


def together(ana: Guest, ben: Guest, prompts: tuple[str, ...]) -> None:
    """Each prompt stands until both are ready, whoever is first."""
    first, second = ana, ben
    for prompt in prompts:
        for each in (ana, ben):
            each.reads(prompt)
        first.taps("I am ready to go on")
        first.reads("You are ready. The next one comes when both of you are.")
        second.reads(prompt)
        second.taps("I am ready to go on")
        first, second = second, first


def test_five_things_go_on_when_both_are_ready(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben, evening.NOTICE)
    together(ana, ben, ("chair or the floor", "five things", "four things", "three things", "two things", "one slow"))
    for each in two:
        each.reads("You are here, and it is today.")
        assert not each.button("I am ready to go on").is_visible()


def test_the_floor_is_one_persons_at_a_time_on_both_screens(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben, evening.TALK)
    round_of_talk(ana, ben)
    round_of_talk(ben, ana)


FLOOR = ["I have said it", "Pass the floor", "I have said it back", "That’s it", "Not quite"]


def round_of_talk(speaker: Guest, listener: Guest) -> None:
    """Said, said back, not quite, said again, that's it, and the floor is passed on."""
    finds(speaker, ["I have said it", "Pass the floor"])
    finds(listener, [])
    expect(speaker.page.locator("[data-floor]")).to_have_attribute("data-floor", "speaker")
    expect(listener.page.locator("[data-floor]")).to_have_attribute("data-floor", "listener")
    for again in (True, False):
        speaker.taps("I have said it")
        finds(listener, ["I have said it back"])
        finds(speaker, [])
        listener.taps("I have said it back")
        finds(speaker, ["That’s it", "Not quite"])
        finds(listener, [])
        speaker.taps("Not quite" if again else "That’s it")
    speaker.taps("Pass the floor")


def finds(guest: Guest, buttons: list[str]) -> None:
    """Exactly these buttons of the floor; the other person's are not on this screen."""
    for words in FLOOR:
        expect(guest.button(words)).to_have_count(1 if words in buttons else 0)


def test_not_now_looks_the_same_on_both_whoever_said_what(two: Two) -> None:
    ana, ben = two
    seen = set()
    for hers, his, (one, other, exercise) in (
        ("yes", "wait", (ana, ben, evening.BREATHE)),
        ("no", "yes", (ana, ben, evening.NOTICE)),
        ("wait", "no", (ana, ben, evening.TALK)),
        ("no", "no", (ben, ana, evening.BREATHE)),
    ):
        evening.at_the_gate(one, other, exercise)
        evening.answers(ana, hers, note="the dishes are done" if hers == "wait" else "")
        ana.reads("Your answer is sealed")
        evening.answers(ben, his, note="it is warmer" if his == "wait" else "")
        seen |= {not_now(ana, note="the dishes are done" if hers == "wait" else "")}
        seen |= {not_now(ben, note="it is warmer" if his == "wait" else "")}
        ben.taps("Later")
        ana.sees("lobby")
    assert len(seen) == 1, "the outcome, and nothing that tells one answer from another"
    assert not re.search("Ana|Ben", seen.pop())


def not_now(guest: Guest, *, note: str) -> str:
    """Reads the screen as whoever looks over a shoulder does; one's own note is folded away on both alike."""
    guest.heading("Not now")
    offered = guest.page.locator("[aria-labelledby=instead-h]").inner_text()  # all but what was asked for
    text = guest.screen("not-now").inner_text().replace(offered, "")
    for words in ("“Okay. We stop here.”", "“Why not?”", "Something else", "Later", "End for today"):
        assert words in text
    assert "Ask me again when" not in text, "it would tell that this was the one who said wait"
    fold = guest.screen("not-now").locator("details.own-note")
    fold.locator("summary").click()
    own = fold.inner_text()
    assert (note in own) if note else ("You left yourself no note." in own)
    fold.locator("summary").click()
    return str(text).strip()


def test_after_not_now_either_may_choose_something_else_later_or_the_end(two: Two) -> None:
    ana, ben = two
    for way, line, exercise in (
        ("Something else", "That one is put down.", evening.BREATHE),
        ("Later", "That one can wait.", evening.NOTICE),
        ("End", "", evening.TALK),
    ):
        evening.at_the_gate(ana, ben, exercise)
        for each, choice in ((ana, "no"), (ben, "yes")):
            evening.answers(each, choice)
        for each in two:
            each.sees("not-now")
        if line:
            ben.taps(way)
            for each in two:
                each.sees("lobby")
                each.reads(line)
    evening.ends(ben)
    for each in two:
        each.sees("debrief")


def test_an_open_gate_can_be_left_by_one(two: Two) -> None:
    ana, ben = two
    for way, line in (("Something else", "That one is put down."), ("Later", "That one can wait.")):
        evening.at_the_gate(ana, ben, evening.NOTICE)
        evening.answers(ana, "yes")
        ben.taps(way)
        for each in two:
            each.reads(line)


def test_a_proposal_can_be_let_go_and_taken_back_as_easily(two: Two) -> None:
    ana, ben = two
    evening.proposes(ana)
    ben.sees("proposal")
    ben.taps("Not today")
    for each in two:
        each.sees("lobby")
    evening.proposes(ben, evening.NOTICE)
    ana.sees("proposal")
    ben.taps("Take it back")
    for each in two:
        each.sees("lobby")
        each.never_reads("proposes")
