"""People meet only words that someone read first: calm, plain, in both languages."""

import json
import re
from collections.abc import Iterator

import pytest

from couples.domain.session.state import Need, Next, Sign
from couples.domain.steps import STEP_TYPES
from couples.store.library import CONTENT, load_library
from couples.store.library_words import LANGUAGES

EXERCISES = (
    "afterwards body-checkpoints body-scan boundary-repair breathe-together bringing consent-check"
    " five-part-reading five-things flooded-pause four-noticings grounding-chair guess-then-ask kind-line"
    " kind-mirror-words looking-back meeting-of-us mirror-and-imagine outside-stress play-deck rehearsal repair"
    " restorative-rest sensory-ladder shared-silence speaker-and-listener textures three-minute-turns"
    " weather-report"
).split()
LIBRARY = load_library()
NOT_OUR_WORDS = {
    "en": r"heal(?!th)\w*|cure\w*|broken|damaged|abnormal|normal|therapy|diagnos\w+|disorder|victim|must|never fail"
    r"|homework|score|streak|perfect|amazing|sexy?|sexual|husband|wife|girlfriend|boyfriend|he|she|his|hers?|him|man|woman|obey",
    "es": r"sanar|sana|cura\w*|curar|rot[oa]s?|normal|terapia|diagnóstico|trastorno|víctima|tarea|puntos|racha"
    r"|perfect\w+|sexual|marido|esposa|esposo|novi[oa]|él|ella|ell[oa]s|nosotr[oa]s|junt[oa]s|amb[oa]s|list[oa]s?|usted|vosotr\w+",
}


def texts(node: object) -> Iterator[str]:
    """Every text people read, without ids."""
    match node:
        case str():
            yield node
        case list():
            for item in node:
                yield from texts(item)
        case dict():
            for key, value in node.items():
                if key not in ("id", "kind", "tags", "track") and not (key == "do" and isinstance(value, str)):
                    yield from texts(value)


def all_texts(lang: str) -> list[str]:
    exercises = [LIBRARY.words(name, lang) for name in LIBRARY.exercises]
    return [*texts(exercises), *texts(LIBRARY.room.words(lang))]


def grade(words: list[str]) -> float:
    """Flesch and Kincaid's school grade, with syllables counted as groups of vowels."""
    whole = " ".join(text if text[-1] in ".?…”:" else text + "." for text in words)
    sentences = [s for s in re.split(r"[.?:…]+\s*”?\s*", whole) if s.strip()]
    tokens = re.findall(r"[A-Za-z’']+", whole)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", token.lower())))) for token in tokens)
    return 0.39 * len(tokens) / len(sentences) + 11.8 * syllables / len(tokens) - 15.59


# --- what is there -----------------------------------------------------------------------------------------------


def test_every_exercise_of_the_product_is_there() -> None:
    assert set(LIBRARY.outlines) == set(LIBRARY.exercises) == set(EXERCISES)


def test_each_exercise_has_the_shape_its_session_needs() -> None:
    kinds = {name: [step.kind for step in outline.steps] for name, outline in LIBRARY.outlines.items()}
    assert kinds["breathe-together"] == ["breathe"]
    assert kinds["consent-check"] == ["say"]
    assert kinds["five-things"] == ["notice"]
    assert kinds["speaker-and-listener"] == ["floor"]
    assert kinds["sensory-ladder"] == ["rung"] * 11
    assert kinds["flooded-pause"][0] == "rest"
    assert kinds["mirror-and-imagine"][-1] == "mirror"
    assert LIBRARY.outlines["speaker-and-listener"].lengths == (5, 10, 15)
    assert [name for name, outline in LIBRARY.outlines.items() if outline.names] == ["consent-check"]


def test_touch_is_named_by_people_themselves_or_stands_in_the_touch_track() -> None:
    touching = {name for name, outline in LIBRARY.outlines.items() if any(step.touch for step in outline.steps)}
    tracks = {words["id"]: words["track"] for words in LIBRARY.shelf("en")}
    assert touching == {"consent-check", *(name for name, track in tracks.items() if track == "touch")}


def test_the_ladder_has_every_rung_in_its_order_and_none_before_palms_has_touch() -> None:
    rungs = LIBRARY.outlines["sensory-ladder"].steps
    assert [rung.seconds for rung in rungs] == [120, 120, 180, 120, 120, 60, 120, 120, 180, 60, 300]
    assert [rung.touch for rung in rungs] == [False] * 5 + [True] * 6
    ladder = LIBRARY.outlines["sensory-ladder"]
    assert [ladder.last(depth) for depth in ladder.depths] == [4, 7, 10]


def test_there_are_three_breaths_and_the_one_without_a_hold_is_offered_first() -> None:
    options = LIBRARY.words("breathe-together", "en")["options"]
    assert [[(phase["do"], phase["seconds"]) for phase in option["phases"]] for option in options] == [
        [("in", 4), ("out", 6)],
        [("in", 4), ("hold", 4), ("out", 6)],
        [("in", 4), ("hold", 4), ("out", 4), ("hold", 4)],
    ]
    assert LIBRARY.outlines["breathe-together"].options == tuple(option["id"] for option in options)


def test_what_is_said_of_a_breath_is_true_where_no_shape_is_drawn() -> None:
    """With less motion there is a ring, with low stimulation the word alone."""
    shelves = {lang: [LIBRARY.words(name, lang) for name in LIBRARY.exercises] for lang in LANGUAGES}
    steps = [(lang, step) for lang, shelf in shelves.items() for each in shelf for step in each["steps"]]
    breaths = [(lang, step) for lang, step in steps if step["kind"] == "breathe"]
    assert breaths
    drawn = {"en": r"shape|circle|grow|shrink|small", "es": r"forma|círculo|crec|encog|pequeñ"}
    for lang, step in breaths:
        assert not re.search(drawn[lang], " ".join((step["heading"], *step["lines"])))


def test_every_exercise_says_what_it_is_and_when_to_leave_it() -> None:
    for words in LIBRARY.shelf("en"):
        assert words["about"]
        assert words["not_when"]
        assert words["notes"]
        for step in words["steps"]:
            asked = set(step["gate"] or ())
            assert asked == ({"what", "where", "how_long", "ends"} if STEP_TYPES[step["kind"]].asks else set())


def test_the_chosen_length_is_printed_on_the_gate() -> None:
    gate = LIBRARY.words("speaker-and-listener", "en", 10)["steps"][0]["gate"]
    assert gate["how_long"] == "10 minutes in all."
    assert not [text for lang in LANGUAGES for text in all_texts(lang) if "{" in text]


def test_a_page_that_learns_the_length_later_gets_the_words_with_the_blank() -> None:
    assert "{minutes} minutes" in LIBRARY.unfilled("speaker-and-listener", "en")["steps"][0]["gate"]["how_long"]


def test_every_need_has_words_for_what_to_do_and_what_not_to_do() -> None:
    needs = LIBRARY.room.words("en")["needs"]
    for need in ("none", *Need):
        assert needs[need]["do"]
        assert needs[need]["avoid"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sign_holds_its_owner_and_tells_the_partner_what_helps_and_what_does_not(lang: str) -> None:
    signs = LIBRARY.room.words(lang)["signs"]
    assert [name for name in signs if name != "heading"] == list(Sign)
    for sign in Sign:
        words = signs[sign]
        assert words["line"]
        assert words["line"] != words["theirs"], "what is for oneself is not what the partner reads"
        assert words["do"]
        assert words["avoid"]


def test_only_should_and_fear_suggest_waiting() -> None:
    chips = LIBRARY.room.words("en")["motives"]["chips"]
    assert [chip["id"] for chip in chips if chip["suggests_wait"]] == ["feel-i-should", "afraid-not-to"]
    assert all("ait" in chip["line"] for chip in chips if chip["suggests_wait"])


def test_the_choices_for_next_time_are_the_ones_a_session_knows() -> None:
    chips = LIBRARY.room.words("en")["debrief"]["next"]["chips"]
    assert [chip["id"] for chip in chips] == list(Next)


def test_the_receiver_card_has_three_things_to_say_and_three_not_to() -> None:
    receiver = LIBRARY.room.words("en")["receiver"]
    assert (len(receiver["say"]), len(receiver["not_say"])) == (3, 3)


def test_words_can_travel_as_json() -> None:
    assert json.loads(json.dumps(LIBRARY.room.words("es"))) == LIBRARY.room.words("es")
    assert json.loads(json.dumps(LIBRARY.shelf("es"))) == LIBRARY.shelf("es")


# --- how it is said ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_shouts_and_nothing_is_empty(lang: str) -> None:
    assert not [text for text in all_texts(lang) if not text.strip() or set("!¡") & set(text)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_labels_promises_or_guesses_who_people_are(lang: str) -> None:
    forbidden = re.compile(rf"\b(?:{NOT_OUR_WORDS[lang]})\b", re.IGNORECASE)
    assert not [text for text in all_texts(lang) if forbidden.search(text)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_short(lang: str) -> None:
    sentences = [s for text in all_texts(lang) for s in re.split(r"(?<=[.?…])\s+", text)]
    assert not [s for s in sentences if len(s.split()) > 20]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_reads_easily(exercise: str) -> None:
    assert grade(list(texts(LIBRARY.words(exercise, "en")))) <= 6


def test_the_words_of_the_room_read_easily() -> None:
    for part in LIBRARY.room.words("en").values():
        assert grade(list(texts(part))) <= 6


def test_every_text_is_there_in_spanish_too() -> None:
    missing = []
    for path in sorted(CONTENT.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        keys = {lang: re.findall(rf"^(\S+)\.{lang} = ", text, re.MULTILINE) for lang in LANGUAGES}
        missing += [path.name for lang in LANGUAGES if keys[lang] != keys["en"]]
    assert not missing
