"""The relays that ours is measured against, each as its own first page shows it."""
