"""The history of the demo: planned days, acted out and handed in at the journal's door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bon.demo.days import Day
from bon.demo.post import Post
from bon.journal.entry import Item as Element
from bon.registers.intake import Upload, take


class Refused(Exception):
    """The door took less than all of an upload: the demo would not be whole."""


def relive_days(posts: Sequence[Post], days: Sequence[Day]) -> Iterator[Day]:
    """Acts the days out in their order and hands each in when it is over. Yields the day done.
    Raises Refused."""
    by_code = {post.counter.code: post for post in posts}
    for day in days:
        post = by_code[day.counter.code]
        post.cashier.work(day, post.crew_of(day))
        post.cashier.send(partial(_hand_in, post))
        yield day


def _hand_in(post: Post, elements: list[Element]) -> list[str]:
    """What the device would post to the door; gives the hashes it acknowledged."""
    answer = take(post.credentials, Upload(elements))
    unprojected = [each.seq for each in answer.acknowledged if each.result != "stored"]
    if answer.refused is not None or unprojected:
        raise Refused(f"{post.counter.code}: {answer.refused or unprojected}")
    return [each.hash for each in answer.acknowledged]
