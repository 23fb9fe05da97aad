"""Attune: a companion for two people who want to talk about closeness safely."""
