"""Style sheets and scripts are fetched once, and anew as soon as anything in them changed."""

import re
from pathlib import Path

from couples.web.assets import FOREVER, fingerprint
from tests.web.conftest import Browser


def test_a_file_named_by_a_page_is_kept_for_good(stranger: Browser) -> None:
    address = re.search(r'href="(/static/_[^"]+base\.css)"', stranger.get("/").text)
    assert address
    answer = stranger.get(address[1])
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == FOREVER


def test_a_file_asked_for_by_an_old_page_is_served_but_not_kept(stranger: Browser) -> None:
    answer = stranger.get("/static/_000000000000/css/base.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] != FOREVER


def test_no_path_leads_out_of_the_folder(stranger: Browser) -> None:
    assert stranger.get("/static/_000000000000/../../pyproject.toml").status_code == 404
    assert stranger.get("/static/_000000000000/%2e%2e/pyproject.toml").status_code == 404


def test_any_change_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p {}")
    first = fingerprint(tmp_path)
    (tmp_path / "a.css").write_text("p { }")
    second = fingerprint(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({first, second, fingerprint(tmp_path)}) == 3
