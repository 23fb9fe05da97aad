"""Whoever runs a server hears in plain sentences what to mend, all at once; and words stay off the open network."""

from pathlib import Path

import pytest

from couples.places import PACKAGE
from couples.settings import Settings, SettingsInvalid, settings_table

HOME = {"HOME": "/home/ana"}
EVERYWHERE = "0.0.0.0"  # noqa: S104  said to see it refused


def refused(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsInvalid) as invalid:
        Settings.from_environment(HOME | environ)
    return invalid.value.sentences


@pytest.fixture
def tls(tmp_path: Path) -> dict[str, str]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.touch()
    key.touch()
    return {"COUPLES_TLS_CERT": str(cert), "COUPLES_TLS_KEY": str(key)}


def test_an_empty_environment_is_a_safe_one() -> None:
    settings = Settings.from_environment(HOME)
    assert settings.host == "127.0.0.1"
    assert settings.loopback
    assert not settings.secure
    assert not settings.plain_http
    assert settings.async_mode == "eventlet"
    assert settings.product_name == "Attune"


def test_data_and_keys_lie_apart_in_the_persons_own_folders() -> None:
    settings = Settings.from_environment(HOME)
    assert settings.data_dir == Path("/home/ana/.local/share/couples")
    assert settings.database_url == "sqlite:////home/ana/.local/share/couples/couples.db"
    assert settings.key_file == Path("/home/ana/.config/couples/keys.json")


def test_the_desktops_own_folders_are_respected() -> None:
    settings = Settings.from_environment({"XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"})
    assert settings.data_dir == Path("/data/couples")
    assert settings.key_file == Path("/config/couples/keys.json")


def test_keys_follow_a_data_folder_but_stay_outside_it() -> None:
    settings = Settings.from_environment(HOME | {"COUPLES_DATA_DIR": "~/two"})
    assert settings.data_dir == Path("~/two").expanduser()
    assert settings.key_file == Path("~/two-keys/keys.json").expanduser()


def test_the_demo_never_touches_real_data() -> None:
    real = {"COUPLES_DATA_DIR": "/srv/two", "COUPLES_DATABASE_URL": "sqlite:////srv/real.db", "COUPLES_KEY_FILE": "/k"}
    settings = Settings.from_environment(real, demo=True)
    assert settings.demo
    assert settings.database_url == "sqlite:////srv/two/demo/couples.db"
    assert settings.key_file == Path("/srv/two/demo-keys/keys.json")


def test_the_environment_cannot_make_a_demo() -> None:
    assert "COUPLES_DEMO is not a setting" in refused({"COUPLES_DEMO": "yes"})[0]


def test_plain_http_stays_on_this_machine() -> None:
    (said,) = refused({"COUPLES_HOST": EVERYWHERE})
    assert "in the clear" in said
    assert "COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK=yes" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1", "[::1]"])
def test_loopback_needs_nothing(host: str) -> None:
    assert Settings.from_environment(HOME | {"COUPLES_HOST": host}).loopback


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.168.1.7", "laptop.local"])
def test_a_host_may_ask_for_plain_http_by_name_and_pages_will_say_so(host: str) -> None:
    settings = Settings.from_environment(HOME | {"COUPLES_HOST": host, "COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK": "yes"})
    assert settings.plain_http
    assert not settings.secure


def test_with_a_certificate_it_may_be_reached_from_anywhere(tls: dict[str, str]) -> None:
    settings = Settings.from_environment(HOME | tls, {"host": EVERYWHERE})
    assert settings.tls
    assert settings.secure
    assert not settings.plain_http


def test_behind_a_proxy_that_speaks_https_cookies_are_secure() -> None:
    proxy = {"COUPLES_TRUSTED_HOPS": "1", "COUPLES_PUBLIC_URL": "https://two.example/"}
    settings = Settings.from_environment(HOME | proxy)
    assert settings.behind_proxy
    assert settings.secure
    assert settings.public_url == "https://two.example"


def test_a_proxy_without_https_is_refused_like_any_plain_http() -> None:
    (said,) = refused({"COUPLES_TRUSTED_HOPS": "1", "COUPLES_PUBLIC_URL": "http://two.example"})
    assert "in the clear" in said


def test_a_demo_refuses_to_listen_beyond_this_machine() -> None:
    with pytest.raises(SettingsInvalid) as invalid:
        Settings.from_environment(HOME | {"COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK": "yes"}, {"host": EVERYWHERE}, demo=True)
    assert "demo" in invalid.value.sentences[0]


def test_everything_to_mend_is_said_at_once() -> None:
    said = refused(
        {
            "COUPLES_PORT": "eighty",
            "COUPLES_PROT": "80",
            "COUPLES_ASYNC_MODE": "gevent",
            "COUPLES_LEAVE_TO": "javascript:alert(1)",
            "COUPLES_COUNTRY": "Spain",
            "COUPLES_PUBLIC_URL": "https://two.example/path",
            "COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK": "maybe",
            "COUPLES_TRUSTED_HOPS": "9",
            "COUPLES_TLS_KEY": "/nowhere/key.pem",
            "COUPLES_OPERATOR": "x" * 401,
            "COUPLES_DATABASE_URL": "mysql://x",
        }
    )
    assert "COUPLES_PROT is not a setting; did you mean COUPLES_PORT?" in said
    assert "COUPLES_PORT is “eighty”; it has to be a whole number." in said
    assert "COUPLES_ASYNC_MODE is “gevent”; it has to be eventlet or threading." in said
    assert "COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK is “maybe”; it has to be yes or no." in said
    assert "COUPLES_TRUSTED_HOPS is “9”; it has to be at most 3." in said
    assert "COUPLES_TLS_CERT is missing: HTTPS needs the certificate and its key." in said
    assert "There is no file /nowhere/key.pem, which HTTPS needs." in said
    assert "COUPLES_DATABASE_URL has to begin with sqlite:/// and name a file." in said
    for name in ("LEAVE_TO", "COUNTRY", "PUBLIC_URL", "OPERATOR"):
        assert any(sentence.startswith(f"COUPLES_{name} is ") for sentence in said)
    assert len(said) == 12


def test_a_proxy_needs_the_address_that_phones_use() -> None:
    assert any("needs COUPLES_PUBLIC_URL" in said for said in refused({"COUPLES_TRUSTED_HOPS": "1"}))


def test_the_key_file_may_not_lie_beside_the_database() -> None:
    assert "beside the database" in refused({"COUPLES_KEY_FILE": "/home/ana/.local/share/couples/keys.json"})[0]


@pytest.mark.parametrize("host", ["http://x", "a b", "[]"])
def test_a_host_is_a_host(host: str) -> None:
    assert "COUPLES_HOST is" in refused({"COUPLES_HOST": host})[0]


def test_a_name_on_screen_is_short_and_an_address_is_whole() -> None:
    assert "at most 40 characters" in refused({"COUPLES_PRODUCT_NAME": "x" * 41})[0]
    assert "has to be an address" in refused({"COUPLES_PUBLIC_URL": "two.example"})[0]
    assert "has to be an address" in refused({"COUPLES_LEAVE_TO": "https://[x"})[0]
    assert "has to be an address" in refused({"COUPLES_ALLOWED_ORIGINS": "https://a.example,b"})[0]
    assert Settings.from_environment(HOME | {"COUPLES_COUNTRY": "ES"}).country == "es"


def test_a_port_is_within_what_ports_are() -> None:
    assert refused({"COUPLES_PORT": "0"}) == ["COUPLES_PORT is “0”; it has to be at least 1."]


def test_an_empty_variable_counts_as_not_set_and_options_win() -> None:
    settings = Settings.from_environment(
        HOME | {"COUPLES_PORT": "", "COUPLES_HOST": "localhost"}, {"host": "127.0.0.2"}
    )
    assert (settings.port, settings.host) == (8765, "127.0.0.2")


def test_several_origins_are_parted_by_commas() -> None:
    settings = Settings.from_environment(HOME | {"COUPLES_ALLOWED_ORIGINS": "https://a.example, http://b.example:8000"})
    assert settings.allowed_origins == ("https://a.example", "http://b.example:8000")


def test_variables_of_the_tests_and_of_others_are_let_be() -> None:
    assert Settings.from_environment(HOME | {"COUPLES_CHROMIUM": "/usr/bin/chromium", "PORT": "1"}).port == 8765


def test_settings_do_not_change_once_read() -> None:
    settings = Settings.from_environment(HOME)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 80  # type: ignore[misc]  # tried to see it refused


def test_the_page_of_settings_is_current() -> None:
    page = PACKAGE.parent / "docs" / "settings.md"
    assert page.read_text(encoding="utf-8") == settings_table(), "make it anew: couples settings > docs/settings.md"


def test_every_setting_stands_on_the_page_and_no_path_of_this_machine_does() -> None:
    page = settings_table()
    for name in Settings.model_fields:
        assert (f"| `COUPLES_{name.upper()}` |" in page) == (name != "demo")
    assert str(Path.home()) not in page or Path.home() == Path("/")
