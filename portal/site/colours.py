"""The brand's tokens as the custom properties that the theme and the static engine read."""

from dataclasses import asdict

from portal.domain.definition import Tokens

ENGINE = {
    "--md-primary-fg-color": "accent",
    "--md-primary-fg-color--light": "accent",
    "--md-primary-fg-color--dark": "accent",
    "--md-primary-bg-color": "on_accent",
    "--md-primary-bg-color--light": "on_accent",
    "--md-accent-fg-color": "accent",
    "--md-accent-bg-color": "on_accent",
    "--md-default-fg-color": "ink",
    "--md-default-fg-color--light": "muted",
    "--md-default-fg-color--lighter": "muted",
    "--md-default-fg-color--lightest": "line",
    "--md-default-bg-color": "paper",
    "--md-typeset-color": "ink",
    "--md-typeset-a-color": "accent",
    "--md-code-bg-color": "surface",
    "--md-footer-bg-color": "surface",
    "--md-footer-fg-color": "ink",
}
"""Names of MkDocs Material and the token that each of them takes."""


def colours(tokens: Tokens) -> str:
    """CSS text; ``on_accent`` becomes ``--on-accent``, as in the stylesheet of the other pages."""
    values: dict[str, str] = asdict(tokens)
    own = {f"--{name.replace('_', '-')}": colour for name, colour in values.items()}
    engine = {name: values[token] for name, token in ENGINE.items()}
    lines = "".join(f"  {name}: {colour};\n" for name, colour in (own | engine).items())
    return f":root {{\n{lines}}}\n"
