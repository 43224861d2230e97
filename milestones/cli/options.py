"""The options that several commands share; the first three, all of them."""

from typing import Annotated

import typer

from milestones.cli import completing

Db = Annotated[str | None, typer.Option("--db", metavar="URL", help="The store: a path or a database URL.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print without colours.")]

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - for standard input."),
]
ProductNames = Annotated[
    list[str],
    typer.Argument(
        metavar="PRODUCT", help="Products, by any of their names.", autocompletion=completing.product_names
    ),
]
AnyProductNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PRODUCT",
        help="Products, by any of their names; without any, all.",
        autocompletion=completing.product_names,
    ),
]
ProductName = Annotated[
    str | None,
    typer.Argument(
        metavar="PRODUCT", help="One product, by any of its names.", autocompletion=completing.product_names
    ),
]
Codes = Annotated[
    list[str],
    typer.Argument(
        metavar="CODE",
        help="Codes, countries or authorities: KR, korea, MFDS, EU.",
        autocompletion=completing.jurisdictions,
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="A milestone's id, or how it begins.")]

Product = Annotated[
    list[str] | None,
    typer.Option(
        "--product",
        metavar="NAME",
        help="Only this product, by any name; may be repeated.",
        autocompletion=completing.product_names,
    ),
]
Indication = Annotated[
    str,
    typer.Option(
        "--indication",
        metavar="WORDS",
        help="Only this disease: by a part of its name, or another name of it.",
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="CODE",
        help="Only there: KR, korea, MFDS; may be repeated.",
        autocompletion=completing.jurisdictions,
    ),
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only this kind, such as nda-approval; may be repeated.",
        autocompletion=completing.kinds,
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since", metavar="DATE", help="From its first day on: 2023, 2023-Q2, 2023-06, 2023-06-30."
    ),
]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Up to its last day.")]
Status = Annotated[
    str, typer.Option("--status", metavar="achieved|expected", help="Only what has happened, or is expected.")
]
ArticleIds = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only of this article; may be repeated."),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Who decides; without it MILESTONES_ANALYST, else your login name."
    ),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.")]
NeededWhy = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; needed.")]
Rejected = Annotated[
    bool, typer.Option("--rejected", help="Those that analysts have rejected, instead of those on record.")
]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes that read at once.")]
Report = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Say what became of each source, as JSON Lines."),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Let public addresses lead to private ones, as inside a company."),
]
Today = Annotated[str, typer.Option("--today", metavar="DATE", help="Judge as of this day.")]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="CODES",
        help="Look there too: US,EU. Else where anything is on record.",
        autocompletion=completing.jurisdictions,
    ),
]
GapTypes = Annotated[
    list[str] | None,
    typer.Option(
        "--gap",
        metavar="TYPE",
        help="Only this type, see below; may be repeated.",
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="TYPE",
        help="Exit with 1 if the report holds a gap of this type; may be repeated.",
    ),
]
