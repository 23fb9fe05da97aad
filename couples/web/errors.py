"""When a page cannot be shown, people read a calm sentence that blames nobody, and one way on."""

from flask import Flask, g, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from couples.domain.refusal import Reason, Refused
from couples.web import refusals, resume

Answer = tuple[str, int]
Refusal = tuple[str, int, dict[str, str]]
NOWHERE = refusals.STATUS[Reason.NOT_FOUND]


def _page(heading: str, sentence: str, status: int) -> Answer:
    again = request.path if status != NOWHERE else None
    about = {"heading": heading, "sentence": sentence, "again": again, "typed": resume.typed()}
    return render_template("parts/trouble.html", **about), status


def _refused(refused: Refused) -> Answer | Refusal:
    status = refusals.status(refused.reason)
    if status == NOWHERE:
        return _missing()
    page = _page(_("Not right now"), refusals.words(refused.reason), status)
    return *page, {"X-Reason": str(refused.reason)}  # for a page of ours that says it in its own words


def _missing() -> Answer:
    return _page(
        _("There is no page here"), _("The address may have changed, or the page is not there any more."), NOWHERE
    )


def _other(error: HTTPException) -> Answer:
    code = error.code or 500
    if code in {404, 405}:
        return _missing()[0], code
    return _page(_("That did not go through"), _("Nothing was changed. Please go back and try again."), code)


def _stale(_error: CSRFError) -> Answer:
    return _page(
        _("This page was open for a while"),
        _("To be sure that it was you, we did not send it. Please open the page again and repeat the last step."),
        400,
    )


def _broken(_error: Exception) -> Answer:
    g.look_plain = True  # whoever is here may be the very thing that cannot be read now
    return _page(_("Something went wrong on our side"), _("It is not you. Nothing was changed. Please try again."), 500)


def register(app: Flask) -> None:
    """One place for every way a page can fail."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _other)
    app.register_error_handler(500, _broken)
