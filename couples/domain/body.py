"""Where something can be felt: the places of the body map, the same for every body, and three that are on no map."""

FRONT = (
    "head",
    "face",
    "throat",
    "shoulders",
    "chest",
    "arms",
    "hands",
    "belly",
    "hips",
    "thighs",
    "knees",
    "lower-legs",
    "feet",
)
BACK = ("back-of-head", "neck", "upper-back", "lower-back", "seat", "back-of-legs")
OFF_THE_MAP = ("all-over", "around-me", "nowhere")
REGIONS = FRONT + BACK + OFF_THE_MAP
