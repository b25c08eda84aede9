"""How a finding is put into words, and how it is told from others."""
