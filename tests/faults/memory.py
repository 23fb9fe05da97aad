"""How much memory a process really holds, as the kernel counts it."""

from pathlib import Path


def memory_of(pid: int) -> int:
    """Resident bytes now."""
    return _status(pid, "VmRSS")


def peak_of(pid: int) -> int:
    """The most resident bytes since the process began or ``forget_peak``."""
    return _status(pid, "VmHWM")


def forget_peak(pid: int) -> None:
    """Count the peak anew from here."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def megabytes(size: int) -> float:
    return size / 2**20


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024
