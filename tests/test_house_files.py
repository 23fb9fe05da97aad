"""What lies in the clone: nothing of others, no machine's name, no code inside a page."""

import json
import re
import subprocess

import pytest

from tests.house import ROOT, bare_words, files, inline_code

# Written in pieces, so that this list does not find itself.
HOSTS = ["py" + "pi.org", "python" + "hosted", "registry.npm" + "js", "npm" + "js.org", "deb." + "debian", "unp" + "kg"]
HOSTS += ["jsde" + "livr", "cdn" + "js", "fonts.google" + "apis", "conda" + ".org"]
PATHS = ["/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/", "/opt/" + "wheels", "/Us" + "ers/"]
TEXT = {
    ".py",
    ".js",
    ".mjs",
    ".css",
    ".html",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".in",
    ".yml",
    ".cfg",
    ".svg",
    ".mako",
    "",
}
HTML_BUILDERS = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setHTMLUnsafe"

INLINE = [
    "<script>go()</script>",
    "<p style='color: red'>",
    "<button onclick='go()'>",
    "<style>p {}</style>",
    "<a href='javascript:go()'>",
]


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), word)
        for path in files()
        if path.suffix in TEXT
        for text in [path.read_text(errors="replace")]
        for word in HOSTS + PATHS
        if word in text
    ]
    assert found == []


def test_nothing_of_others_is_committed() -> None:
    theirs = re.compile(r"(^|/)(vendor|node_modules)/|\.min\.(js|css)(\.map)?$|\.(woff2?|ttf|otf|eot)$")
    assert [name for path in files() if theirs.search(name := path.relative_to(ROOT).as_posix())] == []


def test_no_link_is_committed() -> None:
    """One into a checkout's own tools would put itself in the place of what it points to, in every other checkout."""
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line for line in listed.stdout.splitlines() if line.startswith("120000")] == []


def test_the_lock_of_the_browsers_file_names_no_host() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


@pytest.mark.parametrize("piece", INLINE)
def test_code_inside_a_page_is_noticed(piece: str) -> None:
    assert inline_code(piece)


def test_data_and_outside_scripts_are_no_code_inside_a_page() -> None:
    assert inline_code('<script type="application/json" id="scene">{{ scene }}</script>') == []
    assert inline_code('<script type="module" src="{{ asset("js/leave.js") }}"></script>') == []


def test_no_page_holds_code() -> None:
    found = [(path.name, inline_code(path.read_text())) for path in files(".html", ".svg")]
    assert [entry for entry in found if entry[1]] == []


def test_every_word_on_a_page_can_be_translated() -> None:
    assert bare_words("<p>Hello</p>") == ["Hello"]
    assert bare_words('<img alt="A tree"><p>{{ _("Hello") }}</p>') == ["A tree"]
    found = [(path.relative_to(ROOT).as_posix(), bare_words(path.read_text())) for path in files(".html")]
    assert [entry for entry in found if entry[1]] == []


def test_scripts_fill_and_toggle_and_build_no_html() -> None:
    building = [
        (path.name, re.findall(HTML_BUILDERS, path.read_text())) for path in files(".js") if "static" in path.parts
    ]
    assert [entry for entry in building if entry[1]] == []


def test_only_the_channel_knows_the_network() -> None:
    network = re.compile(r"vendor/|\bio\(|\bWebSocket\b|\bXMLHttpRequest\b|\bEventSource\b|https?://")
    rooms = [path for path in files(".js") if {"static", "room"} <= set(path.parts)]
    knowing = {path.name for path in rooms if network.search(_without_comments(path.read_text()))}
    assert knowing <= {"channel.js"}


def test_every_script_imports_only_files_that_are_here() -> None:
    made = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""")
    lost = [
        (path.relative_to(ROOT).as_posix(), target)
        for path in files(".js")
        if "static" in path.parts
        for target in made.findall(_without_comments(path.read_text()))
        if not target.startswith(("./", "../")) or not (path.parent / target).resolve().is_file()
    ]
    assert lost == []


def _without_comments(source: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", source, flags=re.DOTALL)
