"""Two claims about one thing: within a text, between texts, and between a draft and its sources."""
