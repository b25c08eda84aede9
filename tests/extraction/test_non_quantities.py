"""What is no quantity is recognised as a whole, and a figure that looks like it is left alone.

The lines that must give no figure stand in fixtures/extraction/not-quantities.md; here stand their look-alikes.
"""

from __future__ import annotations

import pytest

from numcheck.extraction.cursor import Cursor
from numcheck.extraction.non_quantities import not_a_quantity


def excluded(text: str, number: str) -> str | None:
    """The words that are taken for a name, time or score around ``number``, or None."""
    start = text.index(number)
    span = not_a_quantity(Cursor(text, start, start + len(number)))
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "number", "whole"),
    [
        ("It starts at 5 p.m. today.", "5", "5 p.m."),
        ("It starts at 17:30 today.", "17", "17:30"),
        ("Open from 9 to 5pm.", "9", "9 to 5pm"),
        ("The home side won 3-1 away.", "3", "3-1"),
        ("A Boeing 737-800 landed.", "737", "Boeing 737-800"),
        ("See Section 4 below.", "4", "Section 4"),
        ("He lives at 10 Downing Street now.", "10", "10 Downing Street"),
        ("The S&P 500 fell.", "500", "S&P 500"),
        ("Call 1800 123 456 now.", "123", "1800 123 456"),
        ("As shown [12] before.", "12", "[12]"),
        ("It lies at 55° 12' N off the coast.", "55", "55° 12' N"),
        ("It was his 100th match.", "100", "100th"),
        ("The under-21s lost.", "21", "under-21s"),
        ("COVID-19 spread.", "19", "COVID-19"),
    ],
)
def test_the_whole_name_is_recognised(text: str, number: str, whole: str) -> None:
    assert excluded(text, number) == whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # a unit, a counted noun or a sign of money decides
        ("The pipe is 5 metres long.", "5"),
        ("The last 16 matches were won.", "16"),
        ("The last four of them were won.", "four"),
        ("AUD 40", "40"),
        ("They would build 60,000 [50,000] boats.", "50,000"),
        ("The pH 7.4 buffer was kept, and pH 7.4 it was.", "7.4"),
        ("approx.50 of them", "50"),
        ("The rate was 0.04/1000 in all.", "1000"),
        ("In 1990, 1200 Germans came.", "1200"),
        ("The log 5 lines down was cut.", "5"),
        ("The law is 12.5 pages long, and section 12.4 is half of it.", "12.5"),
        ("A 20-MW plant and another 20-MW plant.", "20"),
        ("A 3-zone house.", "3"),
        ("In all 3M people came.", "3"),
        ("The fee is 5 seconds off.", "5"),
        ("The rest is known. 73 Americans were hurt.", "73"),
        ("It costs $5.", "5"),
        ("It costs USD50.", "50"),
        ("It costs Rs500.", "500"),
        # references, notes and names: a unit, a noun or another place makes a figure of the same words
        ("They ran 15 TB. 2020 was harder.", "15"),
        ("In section 4 12 people sat.", "12"),
        ("On page 3, 45 people signed.", "45"),
        ("For example 12 people came.", "12"),
        ("The index closed at 215, and the index stood at 210.", "215"),
        ("Max. 30, Pop. 400.", "30"),
        ("The members are men (12), women (13) and boys (14).", "13"),
        ("Onion (1) and cucumber (2) are cut.", "1"),
        ("The groups (Total 45) differ.", "45"),
        ("The two halves (Women 45) differ.", "45"),
        ("The Olympic 100m came before the Olympic 200m.", "100"),
        ("Boston 12 people, Boston 15 people.", "12"),
        ("The ratio (95% CI 16-80 mmol) was low, as was 95% CI 12-70.", "16"),
        ("The solution (pH 7.4, pH 7.2) was warm.", "7.4"),
        ("Add 1 Can of beans.", "1"),
        ("\n1 Can of beans", "1"),
        ("The '20 best of them' came.", "20"),
        ("He weighs 21 st 4 lb.", "21"),
        ("in a total of\n              38. The rest left.", "38"),
        ("The ice grew, for example 100 and 60 million years ago.", "100"),
        ("Perfect numbers\nSix also has a meaning.", "Six"),
        ("A rug of 5' by 3' is 3' too wide.", "5"),
        ("He is 5' tall.", "5"),
        ("It costs R20 here and R20 there.", "20"),
        ("It costs COP5.", "5"),
        ("We had 4. They had 5. You had 6. That is all.", "5"),
        ("They took a total of\n20 litres.", "20"),
        (".08", "08"),
        ("A table of people(20, 12 of them young).", "20"),
        ("It costs EUR 500.", "500"),
        ("Oil hit $US100 a barrel.", "100"),
        ("They sold 747 tickets.", "747"),
        ("Bus\t5.0\tRail\t7.5\t", "5.0"),
        ("It grew 3 to 1 per cent a year.", "3"),
        ("They need 5-10 people.", "5"),
        ("It weighs 100-1000 grams.", "1000"),
        ("They drew 800-1000 visitors.", "800"),
        # labels that are verbs, or that only look like labels
        ("They will stage 20 concerts.", "20"),
        ("They track six sick cows.", "six"),
        ("The crowd will number 500 people.", "500"),
        ("Figures 40 per cent higher were common.", "40"),
        # one that counts
        ("One man was killed.", "One"),
        ("One in five voters agrees.", "One"),
        ("It is worth one million dollars.", "one"),
        ("At least one was hurt.", "one"),
        ("The blast hurt two, killing one and blinding another.", "one"),
        ("It took one year.", "one"),
        ("It made one 5-hour flight.", "one"),
        ("One Iraqi soldier died.", "One"),
        ("It fell one per cent.", "one"),
        ("He ate one and a half pies.", "one"),
        # halves, thirds and quarters that are parts
        ("Half of them left.", "Half"),
        ("It took the last quarter of a century.", "quarter"),
        ("It cost one hundred and fifty dollars.", "one"),
        ("It cost one hundred and one third.", "one"),
        ("More than a third could not say.", "a third"),
        ("It was one point behind.", "one"),
        ("Sales fell to #89.7 million.", "89.7"),
        ("It takes half a million.", "half"),
        ("In two years it is over.", "two"),
        # hours, degrees and names that are none
        ("It lasted 5 hours.", "5"),
        ("It lasted 3 hrs 20 mins.", "3"),
        ("It was 34 degrees outside.", "34"),
        ("Bomb Kills Six Soldiers", "Six"),
        ("Bomb Kills Six in Kabul", "Six"),
        ("Evacuation of Towns Resumes Six people were killed there", "Six"),
        ("They ended the season two games short.", "two"),
        ("Attack Kills Five Syrians in Aleppo at least, sources say.", "Five"),
        ("Six nations agreed.", "Six"),
        ("Seven wonders.", "Seven"),
        ("He had 24 tonnes.", "24"),
        ("It rose to 9.5 at the close.", "9.5"),
        ("The index closed at 5.30.", "5.30"),
    ],
)
def test_a_figure_is_left_alone(text: str, number: str) -> None:
    assert excluded(text, number) is None


def test_it_looks_no_further_than_it_says() -> None:
    far = "x" * 70
    assert excluded(f"{far} 12 {far}", "12") is None
    assert not_a_quantity(Cursor("7", 0, 1)) is None


@pytest.mark.parametrize("text", ["1 12 ", "A \n12 ", "x 12\n"])
def test_a_number_before_the_last_blank_is_a_number(text: str) -> None:
    assert excluded(text, "12") is None
