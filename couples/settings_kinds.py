"""What a host writes into a variable is read kindly but exactly: yes or no, a whole number, a folder, an address.

Each kind says in words what it has to be; ``couples/settings.py`` makes the sentence around it.
"""

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

YES = {"yes", "true", "on", "1"}
NO = {"no", "false", "off", "0"}


def wants(what: str) -> PydanticCustomError:
    """The error that says what a value has to be."""
    return PydanticCustomError("wants", "{what}", {"what": what})


def _switch(value: object) -> object:
    word = str(value).lower()
    if word not in YES | NO:
        raise wants("yes or no")
    return word in YES


def _whole(value: object) -> object:
    if not str(value).isascii() or not str(value).isdigit():
        raise wants("a whole number")
    return int(str(value))


def _path(value: object) -> object:
    return Path(str(value)).expanduser().absolute()


def _host(value: str) -> str:
    host = value.strip("[]")
    if not host or any(sign in host for sign in "/ @?#"):
        raise wants("a host name or an address such as 127.0.0.1, without http://")
    return host


def _split(value: str) -> SplitResult:
    try:
        return urlsplit(value)
    except ValueError:  # such as an open bracket
        return urlsplit("")


def _origin(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise wants("an address such as https://two.example, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def _site(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise wants("an address such as https://www.example")
    return value


def _origins(value: object) -> object:
    many = value if isinstance(value, tuple) else [part.strip() for part in str(value).split(",")]
    return tuple(_origin(part) for part in many if part)


def _country(value: str) -> str:
    if len(value) != 2 or not value.isascii() or not value.isalpha():  # noqa: PLR2004  ISO 3166 has two letters
        raise wants("two letters, such as nl or es")
    return value.lower()


Switch = Annotated[bool, BeforeValidator(_switch)]
Whole = Annotated[int, BeforeValidator(_whole)]
Place = Annotated[Path, BeforeValidator(_path)]
Host = Annotated[str, AfterValidator(_host)]
Origin = Annotated[str, AfterValidator(_origin)]
Origins = Annotated[tuple[str, ...], BeforeValidator(_origins)]
Site = Annotated[str, AfterValidator(_site)]
Country = Annotated[str, AfterValidator(_country)]


def shown(default: str, description: str, **more: Any) -> Any:  # noqa: ANN401  pydantic's own Field is untyped
    """A field whose default depends on the machine, with the words that stand for it in the table."""
    return Field(description=description, json_schema_extra={"shown": default}, **more)
