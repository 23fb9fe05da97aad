"""An exercise can be taken along as a file that people read and write: the same kind of file as the library's own."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from couples.store.library_words import LANGUAGES

BARE = re.compile(r"[A-Za-z0-9_-]+")
Path = tuple[str, ...]


def written(raw: Mapping[str, Any]) -> str:
    """Texts, numbers, truths, lists and tables of them as TOML; read again it is the very same."""
    return "\n".join(_table(raw, ())) + "\n"


def is_text(node: object) -> bool:
    """Whether it is one text, or one list of lines, by language."""
    return isinstance(node, dict) and bool(node) and node.keys() <= set(LANGUAGES)


def _table(node: Mapping[str, Any], path: Path) -> Iterator[str]:
    later = {key: value for key, value in node.items() if _stands_below(value)}
    for key, value in node.items():
        if key in later:
            continue
        if isinstance(value, dict):
            for lang, text in value.items():
                yield f"{_key(key)}.{_key(lang)} = {_value(text)}"
        else:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in later.items():
        here = (*path, _key(key))
        for item in value if isinstance(value, list) else (value,):
            head = f"[[{'.'.join(here)}]]" if isinstance(value, list) else f"[{'.'.join(here)}]"
            yield from ("", head, *_table(item, here))


def _stands_below(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and not is_text(value)


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, list):
        short = len(value) < 2 or not any(isinstance(item, str) and " " in item for item in value)  # noqa: PLR2004  # one line
        return (
            f"[{', '.join(map(_value, value))}]"
            if short
            else "\n".join(["[", *(f"  {_value(v)}," for v in value), "]"])
        )
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)  # a text, a whole number or a truth is written alike in both
