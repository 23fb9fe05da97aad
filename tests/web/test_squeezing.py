"""Scripts and style sheets lose their comments on the way to a phone, and not one word of what they do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from couples.web import squeezing
from tests.house import ROOT, files

SCRIPTS = [path for path in files(".js") if "static" in path.relative_to(ROOT).parts]
STYLES = [path for path in files(".css") if "static" in path.relative_to(ROOT).parts]
TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/|(?<![:\\])//[^\n]*)|(?P<text>\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`)|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)


def spoken(script: str) -> Iterator[str]:
    """What is left of a script without comments and space, its texts untouched."""
    for token in TOKEN.finditer(script):
        if token.lastgroup in {"text", "other"}:
            yield token[0]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_does_what_it_did(path: Path) -> None:
    before, after = path.read_text(), squeezing.script(path.read_text())
    assert "".join(spoken(after)) == "".join(spoken(before))
    assert after.count("`") % 2 == 0
    assert all(line.count("`") % 2 == 0 for line in before.splitlines()), (
        "a text over several lines would lose its margin"
    )
    assert not re.search(r"^\s*(//|/\*|\*)", after, re.MULTILINE)


SCRIPT = """const way = "a // b"; // why
  // a whole line
  /** Says.
   * More. */
  go(`x // y`); // don't know

stop();
"""


def test_only_comments_and_space_go() -> None:
    assert squeezing.script(SCRIPT) == 'const way="a // b";\ngo(`x // y`); // don\'t know\nstop();\n'


STYLE = """/* why */
.a > b,
.c { width: calc(1px + -1 * var(--x)); content: "✓ ; {"; }
@media (min-width: 4rem) { p { --e: ; } }
"""


def test_a_style_sheet_keeps_its_texts_and_its_sums() -> None:
    tight = '.a > b,.c{width:calc(1px + -1 * var(--x));content:"✓ ; {"}@media (min-width:4rem){p{--e:}}'
    assert squeezing.style(STYLE) == tight


def test_a_browser_reads_the_same_rules(browser: Browser) -> None:
    page = browser.new_page()
    for path in STYLES:
        both = [path.read_text(), squeezing.style(path.read_text())]
        before, after = page.evaluate(RULES, both)
        assert before == after
        assert len(before) > 3
        assert len(both[1]) < len(both[0])
    page.close()


RULES = """(texts) => texts.map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s+/g, " ").replaceAll(", ", ","));
})"""
