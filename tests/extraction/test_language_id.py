"""English is read; another language is named and left alone; what is too short to know passes as English."""

from __future__ import annotations

import pytest

from numcheck.extraction.language_id import foreign_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("French", "Le président a dit que les troupes sont dans la région et ne partent pas avant la fin du mois."),
        ("German", "Der Präsident sagt, dass die Truppen nicht vor dem Ende des Monats aus der Stadt abziehen."),
        ("Spanish", "El presidente dijo que las tropas no se van de la ciudad y que son más de las que había."),
        ("Italian", "Il presidente ha detto che le truppe non sono nella città e che il numero è alto."),
        ("Portuguese", "O presidente disse que as tropas não vão sair da cidade e que são mais do que antes."),
        ("Dutch", "De president zegt dat het leger niet uit de stad gaat en dat er nog meer bij komt."),
        ("Polish", "Prezydent mówi, że wojsko nie jest w mieście i że to się nie zmieni do końca roku."),
        ("Greek", "Ο πρόεδρος λέει ότι 100.000 στρατιώτες στέκονται στα σύνορα."),
        ("Russian or another Cyrillic language", "Президент говорит, что на границе стоят сто тысяч солдат."),
        ("Chinese", "总统说边境上有十万名士兵而且人数还在增加请大家注意安全。"),
        ("Japanese", "大統領は国境に十万人の兵士がいると言いました。まだ増えています。"),
        ("Arabic or Persian", "قال الرئيس إن مئة ألف جندي يقفون على الحدود منذ يوم الاثنين."),
        ("Hebrew", "הנשיא אמר שמאה אלף חיילים עומדים בגבול מאז יום שני."),
    ],
)
def test_another_language_is_named(language: str, text: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The president said that 100,000 troops stand at the border and that more are on their way.",
        "He called it la dolce vita, and the café on the Rue de la Paix agreed: it was one of the best.",
        "Ἐν ἀρχῇ is how the book begins, and it is the only Greek that most of us will ever have read.",
        "5 km, 7 km, 12 km",
        "half a half a half a half a half a half a",
        "",
        "de la",
        "Table 1: 12 34 56 78 90 12 34 56 78 90 12 34",
    ],
)
def test_english_and_what_is_too_short_to_know_passes(text: str) -> None:
    assert foreign_language(text) is None


def test_a_foreign_quotation_in_a_long_english_text_passes() -> None:
    english = "The minister said that the troops will leave by the end of the week, as they have been told to. "
    french = "« Les troupes ne sont pas dans la ville et elles ne vont pas y aller », a dit le ministre. "
    assert foreign_language(english * 6 + french + english * 6) is None
