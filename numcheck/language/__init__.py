"""English, as the stages share it: word lists, inflection, stems, tokens, sentences, names. Knows no stage."""
