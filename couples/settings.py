"""Whoever runs a server decides it once, in COUPLES_ variables; anything unclear stops the start, in plain sentences.

Nothing is guessed where it matters: an unknown variable is a mistake, and words never leave this machine in the clear
unless the host asked for it by name. The kinds of values are in ``settings_kinds.py``, what must hold between them in
``settings_rules.py``; ``settings_table()`` is the page ``docs/settings.md``.
"""

import difflib
import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from couples.settings_kinds import Country, Host, Origin, Origins, Place, Site, Switch, Whole, shown
from couples.settings_rules import RULES

PREFIX = "COUPLES_"
# read by the tests alone; a server lets them be
FOR_TESTS = {"COUPLES_CHROMIUM", "COUPLES_FAULTS", "COUPLES_SEED", "COUPLES_WALKS"}


class SettingsInvalid(Exception):
    """The server cannot start like this; ``sentences`` says everything there is to mend."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class Settings(BaseModel):
    """Everything a host can decide, validated once."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    data_dir: Place = shown("`~/.local/share/couples`", "Folder for the database. Made on first start, for you alone.")
    database_url: str = shown(
        "`couples.db` in the data folder", "Where the database is: `sqlite:////srv/couples/couples.db`.", repr=False
    )
    key_file: Place = shown(
        "`~/.config/couples/keys.json`; with a data folder of your own, `keys.json` in a folder beside it named "
        "`…-keys`",
        "The keys that open the database. Made on first start, mode 0600. Never in the database's folder, never in "
        "the same backup. Lose it and everything written is lost.",
    )
    host: Host = Field("127.0.0.1", description="Address to listen on.")
    port: Annotated[Whole, Field(ge=1, le=65535)] = Field(8765, description="Port to listen on.")
    async_mode: Literal["eventlet", "threading"] = Field(
        "eventlet", description="`eventlet`: one thread serves every phone. `threading`: a thread for each."
    )
    tls_cert: Place | None = Field(None, description="Certificate chain (PEM), for serving HTTPS by itself.")
    tls_key: Place | None = Field(None, description="The certificate's private key (PEM).")
    trusted_hops: Annotated[Whole, Field(ge=0, le=3)] = Field(
        0, description="How many proxies stand in front and set `X-Forwarded-*`. 0: none, such headers are ignored."
    )
    public_url: Origin | None = Field(
        None,
        description="The address that phones use, such as `https://two.example`. Needed behind a proxy;"
        " no other name is answered then.",
    )
    allowed_origins: Origins = Field(
        (), description="Further addresses whose pages may open the live connection, with commas between."
    )
    plain_http_beyond_loopback: Switch = Field(
        default=False,
        description="Serve without TLS to other machines. Everyone on the network can read along; pages say so.",
    )
    product_name: Annotated[str, Field(min_length=1, max_length=40)] = Field("Attune", description="Name on screen.")
    operator: Annotated[str, Field(max_length=400)] = Field(
        "", description="Who runs this server, in a sentence. Shown before anyone signs up."
    )
    country: Country | None = Field(
        None, description="Country (two letters) whose help lines come first on the help page."
    )
    help_dir: Place | None = Field(
        None, description="Folder with help lines of your own, a file for each country, in place of the shipped ones."
    )
    therapist_invitation: Annotated[str, Field(max_length=100)] = Field(
        "",
        repr=False,
        description="A code that therapists type to start an account. Empty: every adult may start one. It proves"
        " nothing: nobody checks licences here.",
    )
    leave_to: Site = Field("https://www.wikipedia.org", description="The neutral site that “Leave quickly” opens.")
    language: Literal["en", "es"] = Field("en", description="Language for those whose browser asks for neither.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")
    demo: bool = Field(default=False, exclude=True)  # said by the command, never by the environment

    @classmethod
    def from_environment(
        cls,
        environ: Mapping[str, str] | None = None,
        options: Mapping[str, str] | None = None,
        *,
        demo: bool = False,
    ) -> "Settings":
        """Read the environment (this process's, unless given); a command's ``options`` win. Raises SettingsInvalid."""
        environ = os.environ if environ is None else environ
        said, wrong = _said(environ)
        values = _with_places({**said, **(options or {})}, environ, demo=demo)
        settings, errors = _validated({**values, "demo": demo})
        wrong += [_sentence(name, error) for name, error in errors.items()]
        broken = (rule(settings) for names, rule in RULES if not names & errors.keys())
        wrong += [sentence for sentence in broken if sentence]
        if wrong:
            raise SettingsInvalid(wrong)
        return settings

    @property
    def tls(self) -> bool:
        """Whether this server itself speaks HTTPS."""
        return self.tls_cert is not None

    @property
    def address(self) -> str:
        """Where this server itself listens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    @property
    def behind_proxy(self) -> bool:
        """Whether something in front speaks to the phones."""
        return self.trusted_hops > 0

    @property
    def secure(self) -> bool:
        """Whether phones reach it by HTTPS: then, and only then, cookies are Secure and named ``__Host-``."""
        return self.tls or (self.behind_proxy and (self.public_url or "").startswith("https://"))

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def plain_http(self) -> bool:
        """Whether words cross a network in the clear, so that every page has to say so."""
        return not self.secure and not (self.loopback and not self.behind_proxy)


def is_loopback(host: str) -> bool:
    """Whether an address never leaves this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# --- reading -----------------------------------------------------------------------------------------------------


def _said(environ: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The settings among the variables, and a sentence for each variable that is none. Empty means not said."""
    said, wrong = {}, []
    known = {variable(name): name for name in public_names()}
    for name, value in sorted(environ.items()):
        if name in known and value.strip():
            said[known[name]] = value.strip()
        elif name.startswith(PREFIX) and name not in known and name not in FOR_TESTS:
            near = difflib.get_close_matches(name, known, n=1)
            wrong.append(f"{name} is not a setting{f'; did you mean {near[0]}?' if near else '.'}")
    return said, wrong


def _with_places(said: dict[str, str], environ: Mapping[str, str], *, demo: bool) -> dict[str, object]:
    """The same with folders where none were said. A demo keeps its data apart, whatever was said."""
    home = Path(environ.get("HOME") or Path.home())
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "couples"
    keys = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "couples"
    if "data_dir" in said:
        data = Path(said["data_dir"]).expanduser().absolute()
        keys = data.with_name(f"{data.name}-keys")
    if demo:
        said = {name: value for name, value in said.items() if name not in ("database_url", "key_file")}
        data, keys = data / "demo", data / "demo-keys"
    places = {"database_url": f"sqlite:///{data / 'couples.db'}", "key_file": str(keys / "keys.json")}
    return {**places, **said, "data_dir": str(data)}


def _validated(values: dict[str, object]) -> tuple[Settings, dict[str, ErrorDetails]]:
    """The settings, with what cannot be read left at its default, and the errors by name."""
    try:
        return Settings.model_validate(values), {}
    except ValidationError as invalid:
        errors = {str(error["loc"][0]): error for error in invalid.errors()}
        kept = {name: value for name, value in values.items() if name not in errors}
        return Settings.model_validate(kept), errors


def _sentence(name: str, error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "wants":
            what = context["what"]
        case "literal_error":
            what = context["expected"].replace("'", "")
        case "greater_than_equal" | "less_than_equal":
            what = f"at {'least' if 'ge' in context else 'most'} {context.get('ge', context.get('le'))}"
        case "string_too_long":
            what = f"at most {context['max_length']} characters"
        case _:
            what = f"something else ({error['msg']})"
    return f"{variable(name)} is “{error['input']}”; it has to be {what}."


# --- the page ----------------------------------------------------------------------------------------------------


def variable(name: str) -> str:
    """A setting's name in the environment."""
    return PREFIX + name.upper()


def public_names() -> list[str]:
    """The settings that a host can decide."""
    return [name for name, field in Settings.model_fields.items() if not field.exclude]


def settings_table() -> str:
    """The page ``docs/settings.md``, made from the settings themselves."""
    rows = []
    for name in public_names():
        field = Settings.model_fields[name]
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        rows.append(f"| `{variable(name)}` | {field.description} | {extra.get('shown') or _default(field.default)} |")
    return "\n".join([_INTRODUCTION, "| Variable | What it decides | If not set |", "|---|---|---|", *rows, ""])


def _default(value: object) -> str:
    return "no" if value is False else f"`{value}`" if value not in (None, "", ()) else "–"


_INTRODUCTION = """# Settings

Made by `couples settings`; edit `couples/settings.py` instead. A server reads these variables once, when it starts. If
one of them is unclear it does not start, and says why. An empty variable counts as not set; one that begins with
`COUPLES_` and is not listed here is a mistake.

Switches take `yes` or `no`. A demo is no setting: only the command `couples demo` makes one. It keeps its data in a
folder `demo` inside the data folder, with keys of its own.
"""
