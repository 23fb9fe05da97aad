"""Folders of the content in which pages ask for each file by its name: a missing or unknown one is a mistake."""

from couples.store.library_overtime import OVERTIME_FILES
from couples.store.library_practices import SELF_FILES
from couples.store.library_room import ROOM_FILES
from couples.store.library_shapes import Shape
from couples.store.library_wording import WORDING_FILES

PLACES: dict[str, dict[str, type[Shape]]] = {
    "room": ROOM_FILES,
    "overtime": OVERTIME_FILES,
    "self": SELF_FILES,
    "wording": WORDING_FILES,
}
