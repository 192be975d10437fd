"""Which leaf stands at the right for a thing, and which thing is meant by a link."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop.content.packs import Pack
from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.ui.information.actor_leaf import actor_leaf, actors_leaf
from desktop.ui.information.article_leaf import ToldText, article_leaf, told_leaf
from desktop.ui.information.entries import Everybody
from desktop.ui.information.leaves import Leaf, Reader
from desktop.ui.information.letter_leaf import AnyLetter, letter_leaf, letters_leaf
from desktop.ui.information.timeline_leaf import Procedure, procedure_leaf, step_leaf
from desktop.ui.information.topic_leaf import topic_leaf
from desktop.ui.widgets.reading_view import text

_MAKERS: Mapping[type, Callable[[Any, Reader], Leaf]] = {
    Article: article_leaf,
    ToldText: told_leaf,
    Topic: topic_leaf,
    Procedure: procedure_leaf,
    PlacedStep: step_leaf,
    LetterGuide: letter_leaf,
    AnyLetter: letters_leaf,
    Actor: actor_leaf,
    Everybody: lambda _, reader: actors_leaf(reader),
}


def leaf_of(thing: object, reader: Reader) -> Leaf | None:
    """Return what there is to read of a thing; none for what is not looked up here."""
    make = _MAKERS.get(type(thing))
    if make is None:
        return None
    leaf, desk = make(thing, reader), reader.desk
    if not desk.pack.expired(desk.today()):
        return leaf
    warning = desk.words.gettext("This information is past its last day. Ask headquarters for newer content first.")
    return replace(leaf, body=text(warning, "warn") + leaf.body)


def linked(kind: str, code: str, pack: Pack) -> object | None:
    """Return the thing to which a link leads; none when the pack has no such thing."""
    if kind == "article":
        return pack.articles.get(code)
    if kind == "letter":
        return next((it for it in pack.letters if it.kind == code), None)
    if kind == "actor":
        return next((it for it in pack.actors.actors if it.code == code), None)
    line, _, step = code.partition("/")
    placed = (PlacedStep(it, one) for it in pack.timelines if it.code == line for one in it.steps)
    return next((it for it in placed if it.step.code == step), None)
