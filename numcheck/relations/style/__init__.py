"""How figures are printed, whatever they say: finders of single figures for the rules of notation."""
