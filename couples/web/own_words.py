"""How the parts of an exercise are called for whoever writes one, and what the check finds, in kind words."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

YES_NO: list[tuple[str, Any]] = [("no", _("No, nobody touches")), ("yes", _("Yes"))]
STARTS: list[tuple[str, Any]] = [("first", _("Whoever begins the exercise")), ("second", _("The other one"))]
LANGUAGES = {"en": _("English"), "es": _("Spanish")}
GATE = {"what": _("What"), "where": _("Where"), "how_long": _("How long"), "ends": _("How it ends")}
ROLES = {"speaker": _("On the screen of who speaks"), "listener": _("On the screen of who listens")}
ANSWERS: list[tuple[str, Any]] = [
    ("text", _("In own words")),
    ("one", _("One of several choices")),
    ("several", _("As many choices as fit")),
    ("scale", _("A place between two words")),
]
WAYS = {"on": _("Go on"), "again": _("The same again"), "back": _("One step back"), "stop": _("Enough for today")}
SLOTS = {
    "prompts": _("What is said or noticed, one after the other"),
    "questions": _("Questions"),
    "deck": _("The cards"),
    "speaker": _("Tips for who speaks"),
    "listener": _("Tips for who listens"),
    "stages": _("The turns"),
    "dials": _("What can be set"),
    "question": _("The question above it"),
    "waiting": _("What the other one reads meanwhile"),
    "ideas": _("Ideas to tap"),
    "choices": _("The ways to go on"),
    "meanwhile": _("What helps meanwhile"),
    "back": _("For coming back"),
}
STAGES = {
    "speaking": _("While one speaks"),
    "saying-back": _("While the other says it back"),
    "checking": _("While the first checks"),
    "presenting": _("While one brings it"),
    "thanking": _("While the other thanks"),
    "telling": _("While one tells"),
    "mirroring": _("While the other mirrors"),
    "making-sense": _("Why it makes sense"),
    "imagining": _("What the other imagines"),
    "landing": _("While it lands"),
}
TOPICS = {
    "hands": _("Hands"), "arms": _("Arms"), "shoulders": _("Shoulders"), "back": _("Back"), "hair": _("Hair"),
    "face": _("Face"), "feet": _("Feet"), "hug": _("A hug"), "closeness": _("Closeness"), "warmth": _("Warmth"),
    "fabric": _("Fabric"), "eye-contact": _("Eye contact"), "breath": _("Breath"), "voice": _("Voice"),
    "silence": _("Silence"), "sound": _("Sound"), "light": _("Light"), "scent": _("Scent"), "humour": _("Humour"),
    "questions": _("Questions"), "conflict": _("Conflict"), "past": _("The past"), "family": _("Family"),
    "friends": _("Friends"), "faith": _("Faith"), "money": _("Money"), "health": _("Health"),
    "body-image": _("How one’s body looks"), "phone": _("The phone"), "photos": _("Photos"),
    "messages": _("Messages"), "privacy": _("Privacy"), "sleep": _("Sleep"), "alone": _("Being alone"),
    "surprise": _("Surprises"), "pace": _("Pace"), "leaving": _("Leaving"), "time": _("Time"),
}  # fmt: skip
PARTS = {
    "title": _("The name"), "about": _("What it is about"), "tags": _("What it works with"),
    "track": _("What it is for"),
    "lengths": _("How long"), "depths": _("How deep"), "content_notes": _("What may come up"),
    "not_when": _("When to leave it"), "notes": _("What to know"), "options": _("Breaths to follow"),
    "steps": _("The steps"), "languages": _("The language"), "alone": _("For one alone"), "dials": _("What can be set"),
    "questions": _("The questions"), "minutes": _("How long"), "depth": _("How close"), "closing": _("At the end"),
}  # fmt: skip

FOUND: list[tuple[str, Any]] = [
    ("is missing", _("Please write this.")),
    ("is empty", _("Please write this.")),
    ("is not said", _("Please say it either way. A couple that leaves touch out is not asked then.")),
    ("has an exclamation mark", _("There is an exclamation mark. A full stop is calmer.")),
    ("has signs of a program", _("There are signs as in a program. Plain words, please.")),
    ("has braces", _("There are curly brackets. Only {minutes} is filled in.")),
    ("leads to no question", _("After this one comes a step that asks both for it. Please add one after it.")),
    ("is outside the touch track", _("Somebody touches here. Please choose “Touch” as what the exercise is for.")),
    ("has choices that do not fit", _("Please write choices for “one” or “several”, and none for the others.")),
    ("has ends that do not fit", _("Please write both ends for a place between two words, and none for the others.")),
    ("has chips of its own", _("Choices to tap and the map of the body do not go together. Please take one away.")),
    ("cannot be answered", _("Nothing can be said to this one. Please add choices to tap, or let people write.")),
    ("is in rising order", _("Please choose them from the shortest on.")),
]
ENDS_IN = {
    "characters long": _("That is longer than one screen holds. Two hundred letters at most, please."),
    "where en has": _("Please write as many lines in Spanish as in English."),
}


def written_in(said: str) -> list[str]:
    """The languages of a choice in the form; none for anything else."""
    return [*LANGUAGES] if said == "both" else [said] if said in LANGUAGES else []


def in_language(label: Any, lang: str) -> str:  # noqa: ANN401 - a lazy text
    """A label for one of two languages."""
    return str(gettext("%(label)s (%(language)s)", label=label, language=LANGUAGES[lang]))


def kindly(message: str, hint: str) -> str:
    """What the check found, as one says it to somebody who wrote it."""
    for start, words in FOUND:
        if message.startswith(start):
            return str(words)
    if hint.startswith("keep what is tapped"):
        return str(gettext("That is longer than two lines on a small phone. Sixty letters at most, please."))
    for part, words in ENDS_IN.items():
        if part in message:
            return str(words)
    if message.startswith("does not say ") and message.endswith("which comes up in it"):
        return str(gettext("Something comes up in it that is not ticked here. Please tick it, so that people know."))
    if message.startswith("list should have at least"):
        return str(gettext("Please give a little more: there are too few."))
    if message.startswith("list should have at most"):
        return str(gettext("That is more than fits. Please leave some out."))
    return str(gettext("This %(what)s. What helps: %(hint)s.", what=message, hint=hint))
