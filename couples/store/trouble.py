"""What the store says when it cannot do what was asked; every sentence is fit for the person who runs the server."""


class StoreTrouble(Exception):
    """The database cannot be reached or written. Nothing of the work was kept; whoever asked stays held (rule F18)."""


class StoreBusy(StoreTrouble):
    """Another process serves this database already."""


class KeyTrouble(Exception):
    """The key file cannot be used as it is."""


class SealBroken(Exception):
    """A sealed text does not belong where it was found, or was changed, or is from somebody else."""


class KeyGone(SealBroken):
    """The data key of this owner was destroyed or never made: nobody can read or seal this any more."""
