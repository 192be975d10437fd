"""The fixed lists of a pack: topics, languages, outcomes and referrals, each referring only to what exists."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import msgspec

from desktop.content.faults import Faults
from desktop.content.headers import Code, Short, Slug
from desktop.content.table_texts import Reading, TableReader
from desktop.content.tables import line_of, read_table
from desktop.domain.taxonomies import Choice, Language, Referral, Taxonomy, Topic, Urgency
from desktop.wording import N_

_Line = Annotated[str, msgspec.Meta(max_length=100)]


class _Named(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Anything with a code, and a name in the program's languages."""

    code: Code
    nl: Short
    en: Short

    @property
    def names(self) -> dict[str, str]:
        return {"nl": self.nl, "en": self.en}


class _Topic(_Named, forbid_unknown_fields=True, frozen=True, kw_only=True):
    group: Code
    referrals: tuple[Code, ...]
    urgency: Literal[0, 1, 2] = 0
    articles: tuple[Slug, ...] = ()


class _Topics(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    groups: tuple[_Named, ...]
    topics: tuple[_Topic, ...]


class _Language(_Named, forbid_unknown_fields=True, frozen=True, kw_only=True):
    own_name: Short
    direction: Literal["ltr", "rtl"]


class _Languages(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    languages: tuple[_Language, ...]


class _Outcomes(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    outcomes: tuple[_Named, ...]


class _Referral(_Named, forbid_unknown_fields=True, frozen=True, kw_only=True):
    telephone: Annotated[str, msgspec.Meta(pattern=r"^[0-9 ()+-]*$", max_length=30)] = ""
    email: _Line = ""
    website: _Line = ""
    address: _Line = ""


class _Referrals(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    referrals: tuple[_Referral, ...]


def read_taxonomy(files: Mapping[str, bytes], faults: Faults) -> Taxonomy | None:
    """Return the lists of a pack; nothing, and faults, when one is missing or refers to what is not there."""
    topics = read_table("topics.toml", files, _Topics, faults)
    languages = read_table("languages.toml", files, _Languages, faults)
    outcomes = read_table("outcomes.toml", files, _Outcomes, faults)
    referrals = read_table("referrals.toml", files, _Referrals, faults)
    if topics is None or languages is None or outcomes is None or referrals is None:
        return None
    _check_unique("topics.toml", "groups", topics.groups, files, faults)
    _check_unique("topics.toml", "topics", topics.topics, files, faults)
    _check_unique("languages.toml", "languages", languages.languages, files, faults)
    _check_unique("outcomes.toml", "outcomes", outcomes.outcomes, files, faults)
    _check_unique("referrals.toml", "referrals", referrals.referrals, files, faults)
    _check_topics(topics, {one.code for one in referrals.referrals}, files, faults)
    return Taxonomy(
        topics={
            one.code: Topic(one.code, one.group, one.names, one.referrals, Urgency(one.urgency), one.articles)
            for one in topics.topics
        },
        groups={one.code: Choice(one.code, one.names) for one in topics.groups},
        languages={
            one.code: Language(one.code, one.names, one.own_name, one.direction == "rtl") for one in languages.languages
        },
        outcomes={one.code: Choice(one.code, one.names) for one in outcomes.outcomes},
        referrals={
            one.code: Referral(one.code, one.names, one.telephone, one.email, one.website, one.address)
            for one in referrals.referrals
        },
    )


def check_topic_articles(reading: Reading) -> None:
    """Note an article of a topic that is not there, or that does not name the topic among its own."""
    reader = TableReader("topics.toml", reading)
    for number, topic in enumerate(reading.taxonomy.topics.values()):
        path = f".topics[{number}].articles"
        reader.slugs(path, topic.articles)
        for slug in topic.articles:
            if slug in reading.articles and topic.code not in reading.articles[slug].topics:
                reader.add(path, N_("The article “{slug}” does not name topic {code}."), slug=slug, code=topic.code)


def _check_unique(name: str, table: str, entries: Iterable[_Named], files: Mapping[str, bytes], faults: Faults) -> None:
    """Note a code that stands on a list twice."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.code in seen:
            at = line_of(files[name].decode(), f".{table}[{number}].code")
            faults.add(name, at, N_("The code “{code}” stands on this list twice."), code=entry.code)
        seen.add(entry.code)


def _check_topics(tables: _Topics, referrals: set[str], files: Mapping[str, bytes], faults: Faults) -> None:
    """Note a topic in no group, or with a referral that is on no list."""
    text = files["topics.toml"].decode()
    groups = {one.code for one in tables.groups}
    for number, topic in enumerate(tables.topics):
        place = f".topics[{number}]"
        if topic.group not in groups:
            faults.add(
                "topics.toml",
                line_of(text, f"{place}.group"),
                N_("There is no group “{code}” in this file."),
                code=topic.group,
            )
        for code in topic.referrals:
            if code not in referrals:
                faults.add(
                    "topics.toml",
                    line_of(text, f"{place}.referrals"),
                    N_("There is no referral “{code}” in referrals.toml."),
                    code=code,
                )
