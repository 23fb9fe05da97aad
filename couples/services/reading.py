"""The words that a room is made of, in the reader's language."""

from couples.store.library import Library, Words


class Reading:
    """Gives a page all that it may have to say, so that no later scene has to fetch words."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def room_words(self, lang: str) -> dict[str, Words]:
        """Every exercise by id, with ``{minutes}`` left standing for the agreed length, and the room's own words."""
        exercises = {name: self._library.unfilled(name, lang) for name in self._library.exercises}
        return {"exercises": exercises, "room": self._library.room.words(lang)}
