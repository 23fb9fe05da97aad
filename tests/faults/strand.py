"""One socket of a house, without a browser or a library of ours: what arrives is what was sent, frame by frame."""

import json
from collections.abc import Callable
from typing import Any

import websocket

from tests.server import Server

WITHIN = 20.0  # seconds for what is lost for ever; nothing here waits that long on any machine
APART = {"beat", "presence"}  # they travel apart from screens and answers (F10): on one line, in any order
WS = "/socket.io/?EIO=4&transport=websocket"


def plain(said: Any) -> Any:
    """As JSON has it, without the model's own note of when it was made."""
    known: Any = json.loads(json.dumps(said))
    return {key: each for key, each in known.items() if key != "made"} if isinstance(known, dict) else known


class Strand:
    """One socket: what came on it, and what should have."""

    def __init__(self, server: Server, cookie: str) -> None:
        self.came: dict[bool, list[tuple[str, Any]]] = {True: [], False: []}
        self.due: dict[bool, list[tuple[str, Any]]] = {True: [], False: []}
        self.taken = 0  # how many screens the phone has taken off it
        self.checked = {True: 0, False: 0}
        self._marks: list[str] = []
        url = f"ws://127.0.0.1:{server.port}{WS}"
        self._ws = websocket.create_connection(url, timeout=WITHIN, cookie=f"login={cookie}", origin=server.url)

    def sits(self, auth: Any) -> None:
        self._ws.send(f"40{json.dumps(auth)}")
        self._reads(lambda: "40" in self._marks)

    def says(self, event: str, body: Any) -> None:
        self._ws.send(f"42{json.dumps([event, body])}")

    def knocks(self) -> None:
        """Says only that this page is there; back comes a word that it was heard, and all before it."""
        count = self._marks.count("6")
        self._ws.send("5")
        self._reads(lambda: self._marks.count("6") > count)

    def owes(self, event: str, data: Any) -> None:
        self.due[event in APART].append((event, data))

    def agrees(self) -> None:
        """What was due came, word for word and in order, and nothing else before it."""
        for apart, due in self.due.items():
            came = self.came[apart]
            self._reads(lambda came=came, due=due: len(came) >= len(due))  # type: ignore[misc]  # as in test_replay.py
            new = slice(self.checked[apart], len(due))
            for one, other in zip(came[new], due[new], strict=True):
                assert one == other, f"came {one}\nand not {other}"
            self.checked[apart] = len(due)

    def said_all(self) -> None:
        self.knocks()
        self.agrees()
        more = [said for apart, came in self.came.items() for said in came[len(self.due[apart]) :]]
        assert not more, f"and then {more}"

    def ends(self) -> None:
        if self._ws.sock is not None:
            self._ws.sock.close()

    def _reads(self, enough: Callable[[], bool]) -> None:
        while not enough():
            try:
                text = self._ws.recv()
            except (websocket.WebSocketException, OSError) as error:
                missing = [self.due[apart][len(came) :][:1] for apart, came in self.came.items()]
                raise AssertionError(f"{type(error).__name__} before {missing}") from None
            text = text if isinstance(text, str) else text.decode()
            if text.startswith("42"):
                event, data = json.loads(text[2:])
                self.came[event in APART].append((event, data))
            else:
                self._marks.append(text[:2] if text.startswith("4") else text[:1])
