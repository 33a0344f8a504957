"""Openings: the lexicons and rules of what a clause may begin with, compiled for a pack."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extractor.rules import Pack


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons and rules of clause openings, compiled."""

    connector: re.Pattern[str]
    adverb: re.Pattern[str]
    verb: re.Pattern[str]
    prohibition: re.Pattern[str]
    latest: re.Pattern[str]
    circumstance: re.Pattern[str]
    scene: re.Pattern[str]
    note: re.Pattern[str]
    standing: re.Pattern[str]
    foremost: re.Pattern[str]
    therefore: re.Pattern[str]
    subject: re.Pattern[str]
    time: re.Pattern[str]
    when: re.Pattern[str]
    so: re.Pattern[str]
    we: re.Pattern[str]
    no_name: re.Pattern[str]
    periodic: re.Pattern[str]
    topical: re.Pattern[str]
    matter: re.Pattern[str]
    reach: re.Pattern[str]
    what_matters: re.Pattern[str]
    be_done: re.Pattern[str]
    as_role: re.Pattern[str]
    as_matter: re.Pattern[str]
    on_ground: re.Pattern[str]
    leads_in: re.Pattern[str]
    filler: re.Pattern[str]
    filler_after: re.Pattern[str]
    asides: tuple[re.Pattern[str], ...]


@functools.lru_cache(maxsize=8)
def words(pack: Pack) -> Words:
    """The openings of a pack, compiled once."""

    def either(*lexicons: str) -> str:
        every = {w for name in lexicons for w in pack.words(name) if w != ","}
        return "|".join(
            re.escape(w).replace(r"\ ", r"\s+") for w in sorted(every, key=len, reverse=True)
        )

    connector, adverb, verb = map(either, ("connector", "task-adverb", "task-verb"))
    phrase, shorter = "[^,;:.]{1,90}", "[^,;:.]{1,60}"
    fillers = r"(?:(?:{opening.filler}|,)\s+)*"
    return Words(
        # "cụ thể:" leads on, "cụ thể hóa nghị quyết" is a task.
        connector=re.compile(rf"(?:{connector})(?!\w| h(?:óa|oá)(?!\w))\s*[,:]?\s*"),
        adverb=re.compile(rf"(?:{adverb})(?!\w)"),
        verb=re.compile(rf"(?:{verb})(?!\w)"),
        prohibition=pack.form(r"{opening.prohibition}(?!\w)"),
        latest=pack.form(r"{opening.latest}(?!\w)"),
        circumstance=pack.form(r"{opening.circumstance}(?!\w)"),
        scene=pack.form(r"{opening.scene}(?!\w)"),
        note=pack.form(r"{opening.note}[*_]*\s*:[*_]*\s*"),
        standing=pack.form(r"{opening.standing}[^,;:.]{0,60}, (?:{opening.duty} )?"),
        foremost=pack.form("{opening.foremost} "),
        therefore=pack.form(", {opening.therefore},? "),
        # What must be so, an aside between commas allowed: "Các công trình, nhất là đường liên xã, | phải …".
        subject=pack.form(
            r"(?P<noun>[^;:.()“”]{3,70}?)(?:, {opening.aside} [^;:.()“”]{3,120},)?(?=\s(?:cần|phải)\s)"
        ),
        time=pack.form("{opening.time}"),
        when=pack.form(r"{opening.when}\s+"),
        periodic=pack.form("{opening.periodic}"),
        no_name=pack.form(r"(?<!\w){opening.no-name}(?!\w)"),
        we=pack.form(r"{opening.we}\s+"),
        so=pack.form(r"(?<!\w){opening.so} "),
        topical=pack.form(r"{opening.topical}\s+"),
        matter=pack.form(r"{opening.matter}\s+[^.:;,]{3,100}[:,]\s+"),
        reach=pack.form(r"{opening.reach}\s+"),
        what_matters=pack.form(r"(?<!\w){opening.what-matters} (?=(?:cần|phải) )"),
        be_done=pack.form(" {opening.be-done} "),
        as_role=pack.form(r" {opening.as-role}(?!\w)"),
        as_matter=pack.form("{opening.as-matter} "),
        on_ground=pack.form("{opening.on-ground} "),
        leads_in=pack.regex(pack.rule("label.leads-in")),
        filler=pack.form(fillers),
        filler_after=pack.form(rf"[\s,:]*{fillers}"),
        # What may stand between an addressee and its verb: an authority, grounds, a role, a state.
        asides=(
            pack.form(
                rf"\s*{{opening.authority}}[^;:.]{{0,80}}?\s+(?<!được\s)(?<!lĩnh vực\s)(?=(?:phối hợp|{adverb}|{verb})(?!\w))"
            ),
            pack.form(r"\s*{opening.as-owner}(?:\s[^,;:.]{1,60}?)?\s+(?={opening.pressing}\s)"),
            # A ground may hold commas of its own: the first behind which the verb stands ends it.
            *(
                pack.form(rf",?\s*{{opening.ground}}\s{phrase}(?:,{shorter}){{{commas}}},\s+")
                for commas in range(4)
            ),
            pack.form(r",?\s*{opening.he-says},\s+"),
            pack.form(r"\s*{opening.as-owner}(?:\s[^,;:.]{1,60}?)??,?\s+"),
            pack.form(r"\s*{opening.as-leader}(?:\s[^,;:.]{1,60})?,\s+"),
            pack.form(
                r",?\s*{opening.in-state}\s[^,;:.]{1,60}?(?:\([^()]{0,200}\))?\s+(?={opening.pressing}\s)"
            ),
        ),
    )
