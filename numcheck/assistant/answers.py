"""What the tools give: few words, both ends, and what to quote. A key that has nothing to say is left out."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import BaseModel, Field
from typing_extensions import TypedDict


class GivenSource(BaseModel):
    """One source that a text rests on."""

    name: Annotated[
        str, Field(description="What to call it: a title, or a file name, whose suffix says how it is read")
    ]
    text: Annotated[str, Field(description="Its text, whole")]


class QuotedFigure(TypedDict):
    """A figure, where it stands, and its words."""

    text: Annotated[str, Field(description="The figure as written")]
    quote: Annotated[str, Field(description="The words around it, to be quoted")]
    document: Annotated[str, Field(description="The text or source that it stands in")]
    line: Annotated[int, Field(description="Line (paragraph, row), from 1")]
    column: Annotated[int, Field(description="Column in code points, from 1")]


class QuotedFinding(TypedDict):
    """Figures that cannot all be right; which of them is wrong is not said."""

    rule: Annotated[str, Field(description="Name of the rule, for explain_rule")]
    severity: Literal["error", "warning", "note"]
    confidence: Annotated[
        Literal["high", "medium", "low"], Field(description="How sure it is that they belong together")
    ]
    message: str
    reason: NotRequired[Annotated[str, Field(description="Why they were looked at together")]]
    figure: QuotedFigure
    others: NotRequired[Annotated[list[QuotedFigure], Field(description="The figures that it clashes with")]]
    fix: NotRequired[Annotated[str, Field(description="Words that are safely put in behind the figure")]]


class TextCheck(TypedDict):
    """What is wrong with the figures of a text by itself."""

    summary: str
    findings: list[QuotedFinding]
    more: NotRequired[Annotated[int, Field(description="Findings that are left out here")]]
    not_checked: NotRequired[Annotated[list[str], Field(description="What could not be checked, and why")]]


class TiedFigure(TypedDict):
    """A figure or date of the text, and what the sources say of it."""

    verdict: Literal["supported", "contradicted", "unsupported", "not-checked"]
    figure: QuotedFigure
    how: NotRequired[Annotated[str, Field(description="equal, rounded, converted or derived")]]
    source: NotRequired[
        Annotated[QuotedFigure, Field(description="The figure of the source that supports or contradicts it")]
    ]
    nearest: NotRequired[Annotated[QuotedFigure, Field(description="Of an unsupported figure: what comes nearest")]]
    confidence: NotRequired[
        Annotated[Literal["high", "medium", "low"], Field(description="How sure it is that the two belong together")]
    ]
    message: NotRequired[Annotated[str, Field(description="What is wrong")]]
    reason: NotRequired[Annotated[str, Field(description="Why they belong together, or why it is not checked")]]


class TieOut(TypedDict):
    """Every figure of a text held against its sources."""

    summary: str
    contradicted: int
    unsupported: int
    supported: int
    not_checked: int
    figures: Annotated[
        list[TiedFigure],
        Field(description="Contradicted first, then unsupported; supported only where they were asked for"),
    ]
    more: NotRequired[Annotated[int, Field(description="Figures that are left out here")]]
    unread: NotRequired[Annotated[list[str], Field(description="What could not be read or checked, and why")]]


class ReadFigure(TypedDict):
    """A figure as it was read. Numbers are decimals in text, so that no digit is lost."""

    text: str
    line: int
    column: int
    value: NotRequired[Annotated[str, Field(description="The number, magnitude word applied")]]
    low: NotRequired[Annotated[str, Field(description="Lower end of a range")]]
    high: NotRequired[Annotated[str, Field(description="Upper end of a range")]]
    bound: NotRequired[Annotated[str, Field(description="~ about, < under, <= at most, > over, >= at least")]]
    unit: NotRequired[Annotated[str, Field(description="A unit, an ISO 4217 code, or percent")]]
    noun: NotRequired[Annotated[str, Field(description="What is counted")]]
    measurand: NotRequired[Annotated[str, Field(description="What is measured")]]
    speaker: NotRequired[Annotated[str, Field(description="Who says it")]]


class FigureList(TypedDict):
    """The figures of a text, in order."""

    figures: list[ReadFigure]
    more: NotRequired[Annotated[int, Field(description="Figures that are left out here")]]


class RulePage(TypedDict):
    """The page of a rule."""

    rule: str
    family: str
    severity: str
    on_by_default: bool
    page: Annotated[str, Field(description="What it finds, why it matters, an example, what it leaves alone")]
