"""Style sheets and scripts are fetched once, and anew as soon as anything in them changed."""

import gzip
import re
from pathlib import Path

from couples import places
from couples.web.assets import FOREVER, fingerprint, prepared
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


def test_a_text_leaves_packed_for_whom_can_unpack_it_and_plain_for_all_others(stranger: Browser) -> None:
    for name in ("css/base.css", "js/leave.js", "img/mark.svg"):
        address = f"/static/_000000000000/{name}"
        plain = stranger.client.get(address)
        packed = stranger.client.get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
        assert gzip.decompress(packed.data) == plain.data
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert packed.mimetype == plain.mimetype
        assert {"accept-encoding"} <= packed.vary.as_set() & plain.vary.as_set()


def test_kinds_are_named_so_that_a_browser_takes_them(stranger: Browser) -> None:
    kinds = {
        name: stranger.client.get(f"/static/_0/{name}").mimetype
        for name in ("css/base.css", "js/leave.js", "img/mark.svg")
    }
    assert kinds == {"css/base.css": "text/css", "js/leave.js": "text/javascript", "img/mark.svg": "image/svg+xml"}


def test_what_others_wrote_is_packed_as_it_came() -> None:
    ready = prepared(places.static())
    for name in ready:
        if name.startswith("vendor/"):
            assert ready[name].plain == (places.static() / name).read_bytes()
