"""The protocol of LanguageTool's HTTP interface, version 2, so that its clients can ask numcheck.

It is what https://languagetool.org/http-api describes. Offsets count code units of UTF-16, as Java's do.
"""
