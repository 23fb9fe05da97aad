"""How a sentence reads for whoever needs words that mean what they say: the shape of ``couples/content/wording``."""

from typing import Annotated

from pydantic import AfterValidator, Field

from couples.store.library_shapes import Readable, Shape, distinct
from couples.store.library_words import LANGUAGES


class Picture(Shape):
    """Words that paint a picture, and what they mean."""

    picture: Readable
    literal: Readable


class Pictures(Shape):
    """Those of one language; each language paints its own."""

    pictures: Annotated[list[Picture], Field(min_length=1), AfterValidator(distinct("picture"))]


WORDING_FILES: dict[str, type[Shape]] = dict.fromkeys(LANGUAGES, Pictures)
