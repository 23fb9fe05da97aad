"""What is promised, as sentences that can fail; the folders mirror couples/."""
