"""Small files that only the server's own account may read, written so that a power cut leaves old or new, whole."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make the folder for its owner alone; a folder that is there already is left as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file for its owner alone, unless there is one."""
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))


def put_if_absent(path: Path, content: bytes) -> None:
    """Write the whole file, or leave the one that another process put there first."""
    with _written_beside(path, content) as draft, contextlib.suppress(FileExistsError):
        path.hardlink_to(draft)
        _sync_folder(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of the file, in one step."""
    with _written_beside(path, content) as draft:
        draft.replace(path)
        _sync_folder(path.parent)


@contextlib.contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp gives mode 0600
    draft = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
