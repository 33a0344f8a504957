"""The lexicons of bodies compiled: the words of models/mentions/ as patterns, once a pack."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.recognise.trie import either
from extractor.rules import Pack, fold

_COUNTED = r"\d{1,3}(?=[ ]+(?:địa phương|tỉnh|bộ|đơn vị|xã|phường|huyện|sở))"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The lexicons of bodies as compiled patterns.

    `head`, `small_head`, `post`, `level`, `province`, `central_city`, `region`, `courtesy` and `nothing` match the text as it is,
    all others the folded text. `before` holds, by rule id, what may stand before a position.
    """

    head: re.Pattern[str]
    small_head: re.Pattern[str]
    post: re.Pattern[str]
    level: re.Pattern[str]
    province: re.Pattern[str]
    central_city: re.Pattern[str]
    region: re.Pattern[str]
    courtesy: re.Pattern[str]
    nothing: re.Pattern[str]
    field: re.Pattern[str]
    purpose: re.Pattern[str]
    nominal: re.Pattern[str]
    wide: re.Pattern[str]
    team: re.Pattern[str]
    teamwork: re.Pattern[str]
    council: re.Pattern[str]
    elliptic: re.Pattern[str]
    bare: re.Pattern[str]
    stop: re.Pattern[str]
    task: re.Pattern[str]
    actor: re.Pattern[str]
    people: re.Pattern[str]
    headed: re.Pattern[str]
    pointed: re.Pattern[str]
    group_noun: re.Pattern[str]
    group_open: re.Pattern[str]
    group_tail: re.Pattern[str]
    group_kind: re.Pattern[str]
    agency_kind: re.Pattern[str]
    group_clause: re.Pattern[str]
    no_label: re.Pattern[str]
    no_modifier: re.Pattern[str]
    somebody: re.Pattern[str]
    asks: re.Pattern[str]
    caps_heads: frozenset[str]
    family: frozenset[str]
    titles: frozenset[str]
    honoured: frozenset[str]
    leads: frozenset[str]
    also_proper: frozenset[str]
    trigger: re.Pattern[str]
    before: Mapping[str, re.Pattern[str]]
    own: re.Pattern[str] | None
    official: Mapping[str, str]

    def is_one(self, of: re.Pattern[str], word: str) -> bool:
        """Whether a word as written is one of the words of a lexicon."""
        return of.fullmatch(fold(" ".join(word.split()))) is not None


_JOINTS = re.compile(r"\s*(?:,|-|&)\s*|\s+và\s+")


@functools.lru_cache(maxsize=8)
def lexicon(pack: Pack) -> Lexicon:
    """The lexicons of a pack, compiled once."""
    heads = pack.words("body-head")
    posts = pack.words("post-head")
    exact = {
        "head": [*heads, *(w.upper() for w in heads), *(w.capitalize() for w in heads if " " in w)],
        "small_head": pack.words("body-head-small"),
        "post": [
            spelled
            for w in posts
            # "Phó Bí thư", "phó bí thư", "PHÓ BÍ THƯ", "Phó bí thư", "phó Bí thư"
            for spelled in (w, w.lower(), w.upper(), w.capitalize(), w[0].lower() + w[1:])
        ],
        "level": pack.words("place-level"),
        "province": pack.words("province"),
        "central_city": pack.words("central-city"),
        "region": pack.words("region"),
        "courtesy": [*pack.words("courtesy"), *pack.words("profession")],
        "nothing": [
            *pack.words("not-a-body"),
            *(f"{verb} {led}" for verb in ("Lãnh đạo", "lãnh đạo") for led in pack.words("led")),
        ],
    }
    tasks = [*pack.words("task-verb"), *pack.words("task-adverb"), *pack.words("after-name-verb")]
    folded = {
        "field": [
            spelled
            for w in (*pack.words("field"), *pack.words("field-with-comma"))
            # "kinh tế - hạ tầng", "kinh tế hạ tầng"
            for spelled in (w, _JOINTS.sub(" ", w), w.replace(" - ", " "))
        ],
        "purpose": pack.words("purpose"),
        "nominal": pack.words("nominal-head"),
        "team": pack.words("team-head"),
        "teamwork": pack.words("team-work"),
        "wide": pack.words("wide-head"),
        "council": pack.words("council-head"),
        "elliptic": pack.words("elliptic-head"),
        "bare": pack.words("bare-head"),
        "stop": [*tasks, *pack.words("after-name")],
        "task": tasks,
        "people": pack.words("group-people"),
        "actor": pack.words("group-actor"),
        "headed": pack.words("group-headed"),
        "pointed": pack.words("pointed-at"),
        "group_noun": pack.words("group-noun"),
        "group_open": pack.words("group-open"),
        "group_tail": pack.words("group-tail"),
        "group_kind": pack.words("group-kind"),
        "agency_kind": pack.words("agency-kind"),
    }
    patterns = {name: re.compile(either(words)) for name, words in exact.items()}
    patterns |= {name: re.compile(either(map(fold, words))) for name, words in folded.items()}
    begins = ["head", "small_head", "post", "level", "courtesy"]
    opening = [word for name in begins for word in exact[name]]
    opening += [w for n in ("pointed", "group_open", "group_noun") for w in folded[n]]
    opening += ["quyền", "luật", "bộ luật", "pháp lệnh", "hiến pháp"]
    official = {
        fold(" ".join(name.split())): rule.words[0]
        for rule in pack.of("own-body")
        for name in rule.words
    }
    return Lexicon(
        **patterns,
        caps_heads=frozenset(w.upper() for w in heads if not w.isupper()),
        family=frozenset(pack.words("family-name")),
        titles=frozenset(pack.words("profession")),
        honoured=frozenset(pack.words("place-like-person")),
        group_clause=re.compile(
            "|".join(
                rf"[ ]+(?:{pack.expand(rule, rule.pattern or '')})"
                for rule in pack.of("group-clause")
            )
        ),
        asks=re.compile(
            rf"[ ]+(?:(?:cũng|đã|còn|tiếp tục)[ ]+)*(?:{'|'.join(pack.expand(rule, rule.pattern or '') for rule in pack.of('act'))})(?!\w)"
        ),
        no_label=pack.regex(pack.rule("group.no-label")),
        no_modifier=pack.regex(pack.rule("group.no-modifier")),
        somebody=_somebody(pack),
        leads=frozenset(pack.words("group-lead")),
        also_proper=frozenset(pack.words("group-also-proper")),
        before={
            rule.id: re.compile(rf"(?<!\w)(?:{pack.expand(rule, rule.pattern or '')})[ ]*\Z")
            for rule in pack.of("body-context")
        },
        trigger=re.compile(
            rf"(?<![\w/-])(?:{either(map(fold, (*opening, *official)))}|{_COUNTED})"
        ),
        own=re.compile(either(official)) if official else None,
        official=official,
    )


def _somebody(pack: Pack) -> re.Pattern[str]:
    """A noun for people or bodies, with what opens it: "các chủ vựa", "đội ngũ giáo viên"."""
    people = ("group-noun", "group-people", "stranger-noun")
    nouns = either(fold(word) for name in people for word in pack.words(name))
    return re.compile(rf"(?:{either(pack.words('stranger-open'))}\s+)*(?P<noun>{nouns})")
