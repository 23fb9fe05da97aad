"""Where people can turn, as the host keeps it: a file for each country, read at the start and checked like all words.

The shape of one file of ``couples/content/help``, or of the folder that the host names instead; each line says where
its number was looked up, and each file when, so that whoever keeps them knows what to look up again.
"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from couples.domain.signpost import WORLD, Country, Line
from couples.store.library_errors import ContentError, ContentInvalid, shape_errors, syntax_error
from couples.store.library_shapes import Readable, Shape, distinct, wrong

SHIPPED = Path(__file__).parents[1] / "content" / "help"
NUMBER = re.compile(r"\+?[0-9][0-9 ]*[0-9]")
SITE = re.compile(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(/[^\s]*)?")
CODE = re.compile(r"[a-z]{2}")


def _number(text: str) -> str:
    if not NUMBER.fullmatch(text):
        raise wrong("is not a number to call", "write digits, with single spaces where one would pause")
    return text


def _site(text: str) -> str:
    if not SITE.fullmatch(text):
        raise wrong("is not an address", "write it without https://, such as findahelpline.com")
    return text


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Number = Annotated[str, AfterValidator(_number)]


class LineInFile(Shape):
    """One place that listens. ``source``: where the number or address was looked up."""

    name: Readable
    about: Readable
    source: Readable
    call: Number | None = None
    visit: Annotated[str, AfterValidator(_site)] | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> "LineInFile":
        if self.call is None and self.visit is None:
            raise wrong("can be neither called nor visited", "add call or visit")
        return self


class CountryFile(Shape):
    """A whole file. ``checked``: the day on which all of it was looked up last."""

    name: Readable
    checked: date
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    emergency: Annotated[list[Number], BeforeValidator(_several)] = Field(default_factory=list)
    line: Annotated[list[LineInFile], Field(min_length=1), AfterValidator(distinct("name"))]


def load_help(folder: Path = SHIPPED) -> tuple[Country, ...]:
    """All countries, or ``ContentInvalid`` with every mistake in every file."""
    countries, errors = read_help(folder)
    if errors:
        raise ContentInvalid(errors)
    return countries


def read_help(folder: Path = SHIPPED) -> tuple[tuple[Country, ...], list[ContentError]]:
    """What could be read, and every mistake in the rest."""
    errors: list[ContentError] = []
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        errors.append(ContentError(folder.name, None, "", "has no country in it", "add a .toml file"))
    found = [country for path in paths if (country := _country(path, errors))]
    return tuple(found), errors


def _country(path: Path, errors: list[ContentError]) -> Country | None:
    file, code = f"{path.parent.name}/{path.name}", path.stem
    if code != WORLD and not CODE.fullmatch(code):
        hint = f"name it by the country's two letters, such as nl.toml, or {WORLD}.toml"
        errors.append(ContentError(file, None, "", "is not named after a country", hint))
        return None
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        page = CountryFile.model_validate(tomllib.loads(text))
    except UnicodeDecodeError:
        errors.append(ContentError(file, None, "", "is not UTF-8 text", "save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        errors.append(syntax_error(file, error))
    except ValidationError as error:
        errors.extend(sorted(shape_errors(file, text, error), key=lambda found: found.line or 0))
    else:
        lines = tuple(Line(each.name, each.about, each.call or "", each.visit or "") for each in page.line)
        return Country(code, page.name, tuple(page.emergency), page.language, page.checked, lines)
    return None
