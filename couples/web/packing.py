"""What goes to a phone is packed small, and what only one person may know is never packed together with anything.

The length of a packed page tells how much of it is alike. Somebody who can put words into it and watches the line could
guess, letter by letter, at what stands beside them (BREACH). So text marked with the filter ``apart`` goes into the
same gzip stream as it is: nothing is compared with it, and no guess makes the page shorter. The whole is then rounded
up, because a "no" is one letter shorter than a "yes".
"""

import re
import zlib
from collections.abc import Iterator

from flask import Response, request
from markupsafe import Markup, escape

BEGIN, END = "\x02", "\x03"  # in no text of ours; a stray one in somebody's words sets more apart, never less
MARKED = re.compile(f"{BEGIN}(.*?){END}", re.DOTALL)
MARGIN = re.compile(r"\n\s+")
HEADER = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])  # gzip, without name or time
LEVEL = 6  # more takes longer and gains a few bytes
WINDOW = 32 * 1024  # how far back deflate can point
LONGEST_STORED = 65_535
ROUNDED_TO = 256


def apart(text: object) -> Markup:
    """Template filter: only this reader may know it."""
    return escape(BEGIN) + escape(text) + escape(END)


def answer(page: str) -> Response:
    """The page as this browser can read it."""
    if not accepted():
        return Response(_unmarked(page), mimetype="text/html", headers={"Vary": "Accept-Encoding"})
    return Response(pack(page), mimetype="text/html", headers={"Vary": "Accept-Encoding", "Content-Encoding": "gzip"})


def whole(page: str) -> Response:
    """A small page with private things all over it: not packed at all, and rounded up as the packed ones are."""
    sent = _unmarked(page).encode()
    return Response(sent + b" " * (-len(sent) % ROUNDED_TO), mimetype="text/html")


def accepted() -> bool:
    """Whether this browser unpacks gzip."""
    return request.accept_encodings.quality("gzip") > 0


def pack(page: str) -> bytes:
    """One gzip member. What is apart is stored; what is packed can point back over it, but never into it."""
    stream, whole, past = bytearray(HEADER), bytearray(), b""
    for text, is_apart in _pieces(page):
        piece = (text if is_apart else MARGIN.sub("\n", text)).encode()
        stream += _stored(piece) if is_apart else _packed(piece, past)
        past = (past + (bytes(len(piece)) if is_apart else piece))[-WINDOW:]
        whole += piece
    filler = b" " * (-(len(stream) + len(_stored(b"", last=True)) + 8) % ROUNDED_TO)
    stream += _stored(filler, last=True)
    whole += filler
    return bytes(stream + zlib.crc32(whole).to_bytes(4, "little") + len(whole).to_bytes(4, "little"))


def _pieces(page: str) -> Iterator[tuple[str, bool]]:
    """(text, whether it stands apart), in order."""
    for at, text in enumerate(MARKED.split(page)):
        yield _unmarked(text), at % 2 == 1


def _unmarked(text: str) -> str:
    return text.replace(BEGIN, "").replace(END, "")


def _packed(piece: bytes, past: bytes) -> bytes:
    squeezer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=past)
    return squeezer.compress(piece) + squeezer.flush(zlib.Z_SYNC_FLUSH)  # ends on a whole byte


def _stored(piece: bytes, *, last: bool = False) -> bytes:
    cuts = range(0, max(1, len(piece)), LONGEST_STORED)
    blocks = [piece[at : at + LONGEST_STORED] for at in cuts]
    return b"".join(_block(block, last=last and at == len(blocks) - 1) for at, block in enumerate(blocks))


def _block(block: bytes, *, last: bool) -> bytes:
    size = len(block)
    return bytes([last]) + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + block
