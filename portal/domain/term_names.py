"""What a term is called by which a question, a complaint or a wish is dealt with: who opens, ends or shows it agree."""

from portal.domain.definition import Channel


def of_question(id: str, means: Channel) -> str:
    """Whoever asked to be called is called."""
    return f"{'call' if means == 'phone' else 'question'}:{id}"


def of_complaint(id: str) -> str:
    return f"complaint:{id}"


def of_wish(id: str) -> str:
    return f"wish:{id}"
