"""A coarse word for a device, so that people know their own in the list; never more than that is kept."""

from flask import request
from flask_babel import lazy_gettext as _

WORDS = {"phone": _("Phone"), "tablet": _("Tablet"), "computer": _("Computer")}


def device_word() -> str:
    """ "phone", "tablet" or "computer", as the browser lets on."""
    agent = request.headers.get("User-Agent", "")
    if "iPad" in agent or ("Android" in agent and "Mobile" not in agent):
        return "tablet"
    return "phone" if "Mobi" in agent else "computer"
