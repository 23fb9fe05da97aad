"""A yes counts only from a page that heard the server a moment ago (F12): here is how a page proves it.

A beat is the server's own monotonic milliseconds with a mark of this run of the server. A page names the last one it
heard. A beat of another run counts as never heard.
"""

NEVER = -1e12  # long before any server began


class Beat:
    """The beats of one run of the server; ``run`` is a mark that no other run has."""

    def __init__(self, run: str) -> None:
        self._run = run

    def token(self, mono: float) -> str:
        """The beat of this moment (monotonic seconds)."""
        return f"{self._run}.{int(mono * 1000)}"

    def heard(self, token: str) -> float:
        """The moment of a beat that a page names."""
        run, _, moment = token.partition(".")
        return int(moment) / 1000 if run == self._run and moment.isdecimal() and len(moment) < 16 else NEVER  # noqa: PLR2004 - digits
