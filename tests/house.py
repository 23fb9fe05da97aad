"""The rules of the house as small functions over source text, so that each can be shown to bite before it is trusted.

Every checker takes text and gives complaints, one readable line each; `test_house*.py` runs them over all files.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from couples.places import PACKAGE

ROOT = PACKAGE.parent

FLOORS = {
    "couples.domain": 0,
    "couples.store": 1,
    "couples.services": 2,
    "couples.web": 3,
    "couples.realtime": 3,
    "couples": 4,  # the roof: wiring, cli, settings, places
    "couples.realtime.green": 4,  # as the next line
    "couples.realtime.quick": 5,  # the fast process under everything; app alone takes it
    "couples.realtime.quick_wire": 4,
    "app": 6,
}
NO_CLOCK_NO_CHANCE_NO_WORLD = set(
    "asyncio builtins ctypes http io logging multiprocessing os pathlib queue random secrets select shutil signal"
    " socket sqlite3 subprocess sys tempfile threading time urllib uuid".split()
)
FRAMEWORKS = {
    "couples.services": "flask flask_* sqlalchemy alembic socketio engineio werkzeug jinja2 wtforms",
    "couples.store": "flask flask_* socketio engineio werkzeug jinja2 wtforms",
    "couples.web": "sqlalchemy alembic socketio engineio",
    "couples.realtime": "sqlalchemy alembic",
}
ONLY_HERE = {
    "eventlet": {"app", "couples.realtime.quick", "couples.realtime.quick_wire", "couples.realtime.green"},
    "couples.realtime.quick_wire": {"couples.realtime.quick"},
    "couples.realtime.quick": {"app"},
    "couples.realtime.green": {"couples.realtime.quick"},
    "flask.session": {"couples.web.login"},
}


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """All files of the project that are tracked or about to be, with one of these endings (all, without one)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = (ROOT / name for name in sorted(set(listed.split("\0")) - {""}))
    return tuple(path for path in found if path.is_file() and (not suffixes or path.suffix in suffixes))


def sources() -> Iterator[tuple[str, str]]:
    """(module name, source) of everything that runs: app.py and couples/."""
    for path in files(".py"):
        where = path.relative_to(ROOT)
        if where.parts[0] in {"app.py", "couples"} and "migrations" not in where.parts:
            yield module_name(where), path.read_text()


def module_name(where: Path) -> str:
    """couples/web/__init__.py -> couples.web."""
    return ".".join(where.with_suffix("").parts).removesuffix(".__init__")


def imports(source: str) -> set[str]:
    """Every name that is imported, with what is taken from it: `from flask import session` is flask.session."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                named |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                named |= {f"{module}.{alias.name}" for alias in names}
    return named


def floor_of(module: str) -> str | None:
    """The floor a module lives on; None for what is not ours."""
    parts = module.split(".")
    prefixes = (".".join(parts[:count]) for count in (3, 2, 1))
    return next((prefix for prefix in prefixes if prefix in FLOORS), None)


def wrong_imports(module: str, source: str) -> list[str]:
    """Imports that climb, cross between pages and socket, reach past the services, or bring in what the floor bans."""
    home = floor_of(module)
    assert home is not None, f"{module} is on no floor"
    return sorted(
        f"{module} must not import {name}: {why}"
        for name in imports(source)
        for why in [_elsewhere(module, name) or _wrong_way(home, name) or _stranger(home, name)]
        if why
    )


def _wrong_way(home: str, name: str) -> str | None:
    to = floor_of(name)
    if to is None or to == home:
        return None
    if FLOORS[to] > FLOORS[home]:
        return "imports point downward only"
    if FLOORS[to] == FLOORS[home]:
        return "pages and socket do not know each other"
    if FLOORS[home] == FLOORS["couples.web"] and to == "couples.store":
        return "pages and socket reach the store through services only"
    return None


def _stranger(home: str, name: str) -> str | None:
    top = name.split(".", maxsplit=1)[0]
    if home == "couples.domain" and floor_of(name) is None:
        if top not in sys.stdlib_module_names:
            return "the ground is standard library only"
        return "no clock, no chance, no world on the ground" if top in NO_CLOCK_NO_CHANCE_NO_WORLD else None
    banned = FRAMEWORKS.get(home, "").split()
    if top in banned or ("flask_*" in banned and top.startswith("flask_")):
        return "this floor does not name that framework"
    return None


def _elsewhere(module: str, name: str) -> str | None:
    for only, places in ONLY_HERE.items():
        if (name == only or name.startswith(f"{only}.")) and module not in places | {only}:
            return f"only {' and '.join(sorted(places))} may"
    return None


def reads_the_world(source: str) -> list[str]:
    """Calls that ask a clock or the environment behind the caller's back."""
    spelled = [ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call | ast.Subscript)]
    asking = re.compile(r"^(datetime\.)?(datetime|date)\.(now|utcnow|today)\(|^os\.(environ|getenv)\b|^open\(")
    return sorted({text for text in spelled if asking.search(text)})


def made_on_import(source: str) -> list[str]:
    """Engines and apps that would stand as soon as a module is imported."""
    calls = [
        ast.unparse(call.func)
        for statement in ast.parse(source).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.If)
        for call in ast.walk(statement)
        if isinstance(call, ast.Call)
    ]
    return [name for name in calls if name.split(".")[-1] in {"create_engine", "Flask", "SocketIO", "create_app"}]


def long_functions(source: str, limit: int = 40) -> list[tuple[str, int]]:
    """Functions that no longer fit on one screen, with their length."""
    return [
        (node.name, length)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for length in [(node.end_lineno or node.lineno) - node.lineno + 1]
        if length > limit
    ]


def unexplained_exceptions(source: str) -> list[str]:
    """Lint or type exceptions without their reason beside them."""
    mark = re.compile(r"#\s*(noqa|type: ignore)\b(?P<codes>:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[a-z-, ]+\])?(?P<rest>.*)$")
    found = (mark.search(line) for line in source.splitlines())
    return [hit.group(0) for hit in found if hit and not (hit["codes"] and re.search(r"\w{2,}", hit["rest"]))]


JINJA = re.compile(
    r"\{%-? block (?:body_class|root_class) -?%\}.*?\{%-? endblock -?%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)


class _Page(HTMLParser):
    """Collects what a policy without `unsafe-inline` refuses, and words nobody could translate."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inline: list[str] = []
        self.words: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        data = named.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in named and not data):
            self.inline.append(f"<{tag}>")
        bad = [name for name in named if name == "style" or re.fullmatch(r"on[a-z]+", name)]
        self.inline += [f"<{tag} {name}=…>" for name in bad]
        self.inline += [f"<{tag} {n}=javascript:>" for n, v in named.items() if v.strip().startswith("javascript:")]
        spoken = [named.get(name, "") for name in ("alt", "title", "placeholder", "aria-label", "aria-description")]
        self.words += [text for text in spoken if _has_words(text)]
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open not in {"script", "style"} and _has_words(data):
            self.words.append(" ".join(data.split()))


def _has_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", text))


def inline_code(template: str) -> list[str]:
    """Scripts, styles and handlers that sit inside the page, which our own policy would refuse."""
    return _read(template).inline


def bare_words(template: str) -> list[str]:
    """Words people read that are not wrapped for translation."""
    return _read(template).words


def _read(template: str) -> _Page:
    page = _Page()
    page.feed(JINJA.sub(" ", template))
    page.close()
    return page
