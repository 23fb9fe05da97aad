"""What the two do in a step of each kind, on their screens: one function per kind, found in ``stretch.PLAYS``.

Each gets the two at the running step, plays it until it can be left, and looks at the other's screen after every tap.
A kind that leads on by itself is left by its own taps; for the others ``Stretch.finishes`` brings it to its end.
"""

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.guests import Guest
from tests.journeys.stretch import PLAYS, Stretch, plays

TOLD, BACK = ("I have said it", True), ("I have said it back", False)  # whether the speaker taps it
BREATHING = re.compile("Breathe (in|out)")
__all__ = ["PLAYS"]


@plays("say", "notice")
def line_by_line(step: Stretch) -> None:
    """The next line comes when both are ready, and nobody sees who waits."""
    for now in step.words["prompts"]:
        step.reads(now["text"])
        for at, (one, other) in enumerate(step.in_turn("I am ready to go on")):
            if at == 0:
                one.reads("You are ready. The next one comes when both of you are.")
                other.reads(now["text"])
                other.never_reads("You are ready.")
    step.reads(step.words["end"])
    step.finishes()


@plays("breathe")
def one_breath(step: Stretch) -> None:
    """The same breath on both, until one breathes alone for a while; the other's goes on."""
    step.reads(BREATHING)
    step.first.taps("Breathe at my own pace")
    step.first.reads("Your own pace")
    step.second.reads(BREATHING)
    step.first.taps("Breathe at my own pace")
    step.reads(BREATHING)
    step.finishes()


@plays("timer")
def a_quiet_while(step: Stretch) -> None:
    """The time can be put out of sight, on one's own screen alone."""
    step.reads(step.words["heading"])
    step.reads(re.compile("minutes? left"))
    step.first.taps("Hide the time")
    expect(step.first.page.locator("[data-slot=time]")).to_be_hidden()
    expect(step.first.page.locator(".step .while-ring:visible")).to_have_count(0)
    step.second.reads(re.compile("minutes? left"))
    step.first.taps("Show the time")
    step.finishes()


@plays("floor")
def the_floor(step: Stretch) -> None:
    """Said, said back, that's it, passed on."""
    turns(step, (TOLD, BACK, ("That’s it", True), ("Pass the floor", True)))


@plays("mirror")
def the_mirror(step: Stretch) -> None:
    """Not quite the first time; then told, mirrored, understood, imagined, and the two change places."""
    sense, imagined = ("I have said why it makes sense", False), ("I have said what I imagine", False)
    turns(step, (TOLD, BACK, ("Not quite", True), BACK, ("That’s it", True), sense, imagined, ("Swap", True)))


@plays("present")
def what_was_prepared(step: Stretch) -> None:
    """Brought, and met with thanks; after that the floor is the other's by itself."""
    turns(step, (("That was it", True), ("Thanks. No answer needed now", False)))


def turns(step: Stretch, moves: tuple[tuple[str, bool], ...]) -> None:
    """Only the one whose turn it is finds the button; at the end the other holds the floor."""
    speaker, listener = step.both
    holds(speaker, listener)
    for words, speakers in moves:
        one, other = (speaker, listener) if speakers else (listener, speaker)
        expect(one.button(words)).to_be_visible()
        expect(other.button(words)).to_have_count(0)
        one.taps(words)
    holds(listener, speaker)
    step.finishes()


def holds(speaker: Guest, listener: Guest) -> None:
    speaker.reads("Your words")
    listener.reads("Your partner’s words")


def answers_one(one: Guest, question: dict[str, Any], own: str) -> str:
    """Answers what stands there, in the way it asks for; gives how the answer is read afterwards."""
    match question["answer"]:
        case "text":
            one.page.locator(".step textarea:visible").fill(own)
            return own
        case "scale":
            one.page.locator(".step .scale:visible input").first.check(force=True)
            return str(question["low"])
    label = str(question["choices"][0]["label"])
    one.button(label).click()
    expect(one.button(label)).to_have_attribute("aria-pressed", "true")
    return label


def to_the_last(one: Guest, questions: list[dict[str, Any]], sees: str = "Only you can see this.") -> str:
    """The first question is answered, the others are left. ``sees``: what is said of who reads it."""
    said = answers_one(one, questions[0], f"{one.name} has tea")
    one.reads(sees)
    one.taps("Next")
    for _ in questions[1:]:
        one.taps("Skip")
    return said


@plays("ask")
def questions_alone(step: Stretch) -> None:
    """An answer is for its giver alone until they show it, and again when they take it back."""
    one, other = step.both
    said = to_the_last(one, step.words["questions"])
    to_the_last(other, step.words["questions"])
    theirs = other.page.locator(".step [data-slot=their-lines]:visible")
    expect(theirs.locator("li")).to_have_count(0)
    one.taps(f"Share with {other.name}")
    expect(theirs).to_contain_text(said)
    one.taps("Take back")
    expect(theirs.locator("li")).to_have_count(0)
    for who, partner in step.in_turn("I am done here"):
        if who is one:
            who.reads("You are done. It goes on when both of you are.")
            expect(partner.button("I am done here")).to_be_visible()
    step.reads(step.words["end"])
    step.finishes()


@plays("reveal")
def out_at_once(step: Stretch) -> None:
    """Nothing is out before both are ready; then each reads both."""
    said = [to_the_last(each, step.words["questions"], "Only you, until both are ready.") for each in step.both]
    for who, partner in step.in_turn("I am ready to show mine"):
        if who is step.first:
            who.reads("You are ready. Nothing is out yet.")
            expect(partner.button("I am ready to show mine")).to_be_visible()
    for each, theirs in zip(step.both, said[::-1], strict=True):
        expect(each.page.locator(".step [data-slot=their-lines]:visible")).to_contain_text(theirs)
    step.finishes()


@plays("draw")
def the_same_card(step: Stretch) -> None:
    """Either draws; the same card lies on both."""
    lies = ""
    for who, words in ((step.first, "Draw a card"), (step.second, "Another one")):
        who.taps(words)
        cards = [each.page.locator(".step [data-slot=card]:visible") for each in step.both]
        expect(cards[0]).not_to_have_text(lies or str(step.words["heading"]))
        lies = cards[0].inner_text()
        expect(cards[1]).to_have_text(lies)
        assert lies in [card["text"] for card in step.words["deck"]]
    step.finishes()


@plays("gate")
def one_names(step: Stretch) -> None:
    """An idea is tapped and made one's own; both are asked for exactly that."""
    one, other = step.both
    other.reads(step.words["waiting"])
    for line in step.words["lines"]:
        one.reads(line)  # advice is for whoever names, not for whoever waits
        other.never_reads(line)
    for each in step.both:
        expect(each.button("Nothing this time")).to_be_visible()
    one.page.locator(".step [data-ideas] button").first.click()
    one.writes("In your words", "one thank-you from me")
    one.taps("Ask for this")
    for each in step.both:
        each.sees("gate")
    step.reads("one thank-you from me")


@plays("dials")
def how_much(step: Stretch) -> None:
    """Each sets it alone; the gentler setting goes with the next step."""
    dial = next(each for each in step.exercise["dials"] if each["id"] == step.words["dials"][0])
    gentle, more = dial["levels"][0]["label"], dial["levels"][-1]["label"]
    for each, level in zip(step.both, (more, gentle), strict=True):
        each.page.locator(".step label.choice:visible").filter(has_text=level).first.click()
    for who, partner in step.in_turn("This is mine"):
        if who is step.first:
            who.reads("Yours is set. It goes on when both of you are.")
            expect(partner.button("This is mine")).to_be_visible()
    for each in step.both:
        each.sees("gate")


@plays("choose")
def on_or_enough(step: Stretch) -> None:
    """A pick is sealed, can be taken back, and the gentler of the two stands."""
    one, other = step.both
    again, stop = step.words["choices"][0]["label"], step.words["choices"][-1]["label"]
    picks(one, other, again, stop)


@plays("rung")
def one_rung(step: Stretch) -> None:
    """Ended by one, then a word of weather for oneself, and how it goes on."""
    one, other = step.both
    step.reads(step.words["heading"])
    step.finishes()
    step.reads("How would you like to go on?")
    weather = one.page.locator(".step [data-weather]:visible").first
    weather.click()
    expect(weather).to_have_attribute("aria-pressed", "true")
    expect(other.page.locator(".step [data-weather][aria-pressed=true]")).to_have_count(0)
    picks(one, other, "On to the next", "Stay: this one again")


def picks(one: Guest, other: Guest, *labels: str) -> None:
    one.taps(labels[0])
    one.reads("Your pick is sealed.")
    expect(other.page.locator(".step [data-pick][aria-pressed=true]")).to_have_count(0)
    one.taps("Take it back")
    expect(one.page.locator(".step [data-picked]:visible")).to_have_count(0)
    one.taps(labels[0])
    one.reads("Your pick is sealed.")
    other.taps(labels[-1])


@plays("rest")
def apart(step: Stretch) -> None:
    """Each says a time, the later one stands for both; then each says ready."""
    one, other = step.both
    step.reads(step.words["lines"][-1])
    one.taps("20 min")
    one.reads("Sealed until you have both said.")
    expect(other.page.locator(".step [data-pick][aria-pressed=true]")).to_have_count(0)
    other.taps("23 hours")  # as long as a session that has just begun can wait
    step.reads(step.words["meanwhile"][0])
    (until,) = {each.page.locator(".step [data-slot=until]").inner_text() for each in step.both}
    assert re.fullmatch(r"You come back (on [A-Z]\w+ )?at \d\d:\d\d\.", until)  # no day only shortly after midnight
    for who, partner in step.in_turn("I am ready"):
        if who is one:
            who.reads("You are ready. It goes on when both of you are.")
            expect(one.button("I need more")).to_be_visible()  # a changed mind is never too late
            expect(partner.button("I am ready")).to_be_visible()
