"""Short texts written for the tests; long enough that every extractor takes them for an article."""

TITLE = "Presidents meet in Astana"
PARAGRAPHS = (
    "The presidents of two neighbouring states met in Astana on Wednesday and spoke for more than three hours.",
    "They signed a joint statement on energy and agreed to open a second railway crossing by the end of the year.",
    "It was their fourth meeting in twelve months, and the next one is planned for October in Kazan, officials said.",
    "Trade between the two countries grew by a tenth in the past year, which both sides called a good result.",
)
BODY = "\n\n".join(PARAGRAPHS)
CHINESE = "两国元首星期三在阿斯塔纳举行会谈，就能源合作交换意见，并签署联合声明。双方同意年内开通第二条铁路。"
RUSSIAN = (
    "Президенты двух стран встретились в Астане и подписали совместное заявление об энергетике. "
    "Это была их четвёртая встреча."
)


def numbered(number: int) -> str:
    """A text of its own for each number, so that it is no copy of another."""
    return f"{PARAGRAPHS[number % 4]}\n\nThis is report number {number}. {PARAGRAPHS[(number + 1) % 4]}"
