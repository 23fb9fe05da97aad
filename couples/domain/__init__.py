"""The ground floor: what the product means, with the standard library only; no clock, no chance, no environment."""
