"""The roof: choose the runtime, patch for it before anything else is imported, then hand over to the command line."""

import os
import sys
import warnings


def main() -> None:
    """The command `couples`, and `python app.py` (which serves when nothing else is said)."""
    sys.argv[1:] = sys.argv[1:] or ["serve"]
    if os.environ.get("COUPLES_ASYNC_MODE", "").strip() in ("", "eventlet") and sys.argv[1] in ("serve", "demo"):
        warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # known: docs/decisions.md
        __import__("eventlet").monkey_patch()
        from couples.realtime.quick import QuickRuntime as Runtime
    else:
        from couples.store.threads import ThreadingRuntime as Runtime  # type: ignore[assignment]  # one protocol
    from couples.cli import cli

    cli(obj=Runtime())


if __name__ == "__main__":
    main()
elif "FLASK_RUN_FROM_CLI" in os.environ:
    from couples.wiring import create_app  # noqa: F401 - what `flask run` looks for
