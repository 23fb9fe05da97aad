"""Something to notice, one thing at a time, at the slower pace of the two."""

from couples.domain.steps.say import Say


class Notice(Say):
    """Prompts to look at, listen to or feel; goes on as what is said aloud does."""

    kind = "notice"
