"""A sheet becomes a file in a process of its own: whatever it takes, nobody's pause waits for it.

    python -I press.py SHEET.css < page.html > page.pdf

It fetches nothing, from no network and from no disk: the page and the one stylesheet it is handed are all there is.
"""

import sys
from pathlib import Path
from typing import NoReturn

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher


class Nothing(URLFetcher):  # type: ignore[misc]  # it ships no types
    """What somebody wrote can make this machine ask nobody for anything."""

    def fetch(self, *_: object, **__: object) -> NoReturn:
        raise ValueError("nothing is fetched for a sheet")


def main() -> None:
    page, nothing = sys.stdin.buffer.read().decode(), Nothing()
    style = CSS(string=Path(sys.argv[1]).read_text(), url_fetcher=nothing)
    sheet = HTML(string=page, url_fetcher=nothing).write_pdf(stylesheets=[style])
    sys.stdout.buffer.write(sheet)


if __name__ == "__main__":
    main()
