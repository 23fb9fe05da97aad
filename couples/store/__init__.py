"""The first floor: what is kept, and how it is sealed."""
