"""The third floor, east side: the live wire between two phones."""
