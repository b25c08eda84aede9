"""What one stage made of the text, for people: ``show quantities|measures|claims|relations``. One module a stage."""
