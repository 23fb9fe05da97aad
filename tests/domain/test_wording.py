"""Words that mean what they say, in place of those that paint a picture."""

from hypothesis import given
from hypothesis import strategies as some

from couples.domain.wording import NAMES, literal, throughout

PICTURES = {"Pass the floor": "Let your partner speak", "the floor": "the turn", "rung": "step"}
SAY = literal(PICTURES)
TEXTS = some.text("abcrung floor.P", max_size=30)
NODES = some.recursive(
    TEXTS | some.integers() | some.none(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from(["id", "text"]), inner),
    max_leaves=8,
)


def test_the_longest_that_fits_goes_first_and_no_word_is_cut() -> None:
    assert SAY("Pass the floor, not a rung. Wrung, rungs.") == "Let your partner speak, not a step. Wrung, rungs."
    assert SAY("%(name)s has the floor") == "%(name)s has the turn"


@given(TEXTS)
def test_what_has_no_picture_stays_as_it_is(text: str) -> None:
    assert SAY(text) == text or any(picture in text for picture in PICTURES)
    assert literal({})(text) == text


@given(NODES)
def test_the_same_words_stand_in_the_same_places_and_names_stay(node: object) -> None:
    assert shape(throughout(node, SAY)) == shape(node)
    assert throughout({"id": "rung", "text": ("rung",)}, SAY) == {"id": "rung", "text": ["step"]}


def shape(node: object) -> object:
    """Without what is said in it."""
    if isinstance(node, dict):
        return {key: value if key in NAMES else shape(value) for key, value in node.items()}
    return [shape(each) for each in node] if isinstance(node, list) else type(node)
