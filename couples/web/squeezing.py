"""Style sheets and scripts lose what only their authors read: comments, margins, a space. What they do stays the same.

Lines of a script stay lines, so nothing depends on a semicolon. The rules hold as long as no text in a script runs
over several lines and no string in a style sheet holds a comment; ``tests/web/test_squeezing.py`` looks.
"""

import re

WHOLE_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
END_COMMENT = re.compile(r"[ \t]+// [^\n\"'`]*$", re.MULTILINE)  # a quote after it could mean that it stands inside one
MARGIN = re.compile(r"^\s+|[ \t]+$", re.MULTILINE)

BETWEEN = re.compile(r" (=>?) ")  # no text of a script holds one of these between spaces

STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')")
BESIDE_A_MARK = re.compile(r"\s*([{};,])\s*")


def script(text: str) -> str:
    """The same script for a browser."""
    close = MARGIN.sub("", END_COMMENT.sub("", WHOLE_COMMENT.sub("", text)))
    return BETWEEN.sub(r"\1", close)


def style(text: str) -> str:
    """The same style sheet for a browser."""
    pieces = STRING.split(STYLE_COMMENT.sub("", text))
    return "".join(piece if at % 2 else _tight(piece) for at, piece in enumerate(pieces)).strip()


def _tight(piece: str) -> str:
    close = BESIDE_A_MARK.sub(r"\1", re.sub(r"\s+", " ", piece))
    return close.replace(": ", ":").replace(";}", "}")
