"""The couple's live session as a pure machine: commands in, events out, one view for each partner."""
