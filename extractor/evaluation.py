"""How good the extraction is on documents that a person has annotated: precision, recall, F.

A gold folder holds NAME.txt (or another format) and NAME.gold.yaml. Actions are paired one
to one by the overlap of their evidence in the document, and their fields are judged on the
pairs. `record` counts the gold actions that are found with responsible bodies, coordinating
bodies and deadline all right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.records import At
from extractor.writing.files import parse, read_text
from extractor.writing.format import plain

Plain = Mapping[str, Any]

_SHORTER = (
    ("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"),
    ("ban thường vụ", "btv"), ("mặt trận tổ quốc", "mttq"), ("thành phố", "tp"), ("tp.", "tp"),
    ("uỷ", "ủy"), ("&", "và"), ("đồng chí ", ""), ("đ/c ", ""), ("bộ trưởng ", ""),
    ("chủ tịch ", ""), ("giám đốc ", ""), ("các ", ""), ("trưởng ban ", "ban "),
)  # fmt: skip
_COUNTS = (
    "gold", "pred", "hit", "unlocated_gold", "unlocated_pred", "resp_gold", "resp_pred", "resp_hit",
    "resp_exact", "coord_gold", "coord_pred", "coord_hit", "dl_gold", "dl_pred", "dl_hit", "dl_exact",
    "by_n", "by_hit", "record", "char_gold", "char_pred", "char_hit",
)  # fmt: skip
_HALF, _MOST = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document: its name, kind, text, file, and the actions a person found."""

    name: str
    kind: str
    text: str
    file: Path
    actions: tuple[Plain, ...]

    @property
    def group(self) -> str:
        """The group of kinds that figures are given for."""
        return self.kind if self.kind in ("news", "minutes") else "official"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: a MISSED or EXTRA action, or a wrong FIELD, with its sentence."""

    what: str
    evidence: str
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts and findings, and the gold actions that were found and all right."""

    gold: Gold
    counts: Counter[str]
    findings: tuple[Finding, ...]
    found: frozenset[int]
    right: frozenset[int]


# ── gold and predictions ─────────────────────────────────────────────────────────────────


def gold(folders: Sequence[Path]) -> list[Gold]:
    """The annotated documents of the folders, by file. Raises InputError for a broken one."""
    files = sorted(file for folder in folders for file in folder.glob("*.gold.yaml"))
    return [_gold(file) for file in files]


def _gold(file: Path) -> Gold:
    from extractor import reading

    name = file.name.removesuffix(".gold.yaml")
    beside = [file.with_name(name + suffix) for suffix in (".txt", *sorted(reading.SUFFIXES))]
    document = next((path for path in beside if path.is_file()), None)
    if document is None:
        raise InputError(f"Không có văn bản {name} cạnh {file}.", f"Đặt {name}.txt vào đó.")
    data = parse(read_text(file), str(file))
    try:
        kind, actions = data["document"]["kind"], tuple(data.get("actions") or ())
        if not all(isinstance(_quote(action), str) for action in actions):
            raise TypeError
    except (TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{file} không phải bản chú giải.", "Cần có document.kind và actions có evidence."
        ) from error
    return Gold(name, str(kind), reading.read(document).text, document, actions)


def predictions(
    golds: Sequence[Gold], folder: Path | None, *, model: Path | None = None
) -> dict[str, list[Plain]]:
    """The extracted actions of each annotated document, by its file.

    They come from the registers NAME.yaml in `folder`; without a folder the documents are
    extracted here and now.
    """
    if folder is not None:
        return {str(g.file): _registered(folder / f"{g.name}.yaml") for g in golds}
    from extractor import pipeline, reading

    return {
        str(g.file): plain(pipeline.extract(reading.read(g.file), model=model))["actions"]
        for g in golds
    }


def _registered(path: Path) -> list[Plain]:
    if not path.exists():
        return []
    data = parse(read_text(path), str(path))
    return list(data.get("actions") or ()) if isinstance(data, Mapping) else []


# ── comparing ────────────────────────────────────────────────────────────────────────────


def _squash(text: object) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", str(text or "")) if not c.isspace())


def _locate(document: str, quote: object, taken: set[At]) -> At | None:
    """Where a quote stands in the squashed document: the first place not yet taken."""
    wanted = _squash(quote).strip(".;,:")
    at = document.find(wanted) if wanted else -1
    while at >= 0:
        place = (at, at + len(wanted))
        if place not in taken:
            taken.add(place)
            return place
        at = document.find(wanted, at + 1)
    return None


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFC", name).casefold()
    folded = re.sub(r"\s+", " ", folded.replace("–", "-")).strip(" .,;:")
    for long, short in _SHORTER:
        folded = folded.replace(long, short)
    return tuple(re.sub(r"[^\w ]+", " ", folded).split())


def same(gold: object, predicted: object) -> bool:
    """Whether a name is one of the gold alternatives ("A|B").

    It is where the words are equal, or where one holds all words of the other and at most
    a fifth more. A predicted name may hold no alternatives.
    """
    name = str(predicted or "")
    words = _words("" if "|" in name else name)
    for alternative in str(gold).split("|"):
        other = _words(alternative)
        a, b = set(other), set(words)
        near = a and b and (a <= b or b <= a) and 2 * len(a & b) / (len(a) + len(b)) >= _MOST
        if other == words or near:
            return True
    return False


def _names(field: Any) -> list[Any]:
    entries = field if isinstance(field, list) else [field] if field else []
    return [e.get("name") if isinstance(e, Mapping) else e for e in entries if e]


def _matched(gold: Sequence[Any], predicted: Sequence[Any]) -> int:
    left = list(predicted)
    for name in gold:
        hit = next((p for p in left if same(name, p)), None)
        if hit is not None:
            left.remove(hit)
    return len(predicted) - len(left)


def _has(deadline: Any) -> bool:
    return isinstance(deadline, Mapping) and bool(deadline.get("text") or deadline.get("due"))


def _value(deadline: Any) -> tuple[str, ...] | None:
    """What has to be right of a deadline: its recurrence, else its due date, else its start."""
    if not _has(deadline):
        return None
    for key in ("recurrence", "due", "start"):
        if deadline.get(key):
            return key, str(deadline[key])
    return ("undated",)


def _quote(action: Plain) -> Any:
    evidence = action.get("evidence")
    return evidence.get("text") if isinstance(evidence, Mapping) else evidence


# ── measuring ────────────────────────────────────────────────────────────────────────────


def measure(golds: Sequence[Gold], found: Mapping[str, Sequence[Plain]]) -> list[Scored]:
    """Each document measured against its annotation."""
    return [_score(g, found[str(g.file)]) for g in golds]


def _score(gold: Gold, predicted: Sequence[Plain]) -> Scored:
    document = _squash(gold.text)
    taken_gold: set[At] = set()
    taken: set[At] = set()
    gold_at = [_locate(document, _quote(action), taken_gold) for action in gold.actions]
    at = [_locate(document, _quote(action), taken) for action in predicted]
    pairs = _pairs(gold_at, at)
    counts = Counter(dict.fromkeys(_COUNTS, 0))
    covered_gold = {i for place in gold_at if place for i in range(*place)}
    covered = {i for place in at if place for i in range(*place)}
    counts.update(
        gold=len(gold_at),
        pred=len(at),
        hit=len(pairs),
        unlocated_gold=gold_at.count(None),
        unlocated_pred=at.count(None),
        char_gold=len(covered_gold),
        char_pred=len(covered),
        char_hit=len(covered_gold & covered),
    )
    findings: list[Finding] = []
    right: set[int] = set()
    for i, j in pairs:
        wrong = _fields(gold.actions[i], predicted[j], counts)
        if wrong:
            detail = (*wrong, *_origin(predicted[j]))
            findings.append(Finding("FIELD", str(_quote(gold.actions[i])), detail))
        else:
            right.add(i)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    findings += [
        Finding("MISSED", str(_quote(a)), (f"responsible {_names(a.get('responsible'))}",))
        for i, a in enumerate(gold.actions)
        if i not in hit
    ]
    findings += [
        Finding("EXTRA", str(_quote(a)), _origin(a))
        for j, a in enumerate(predicted)
        if j not in used
    ]
    return Scored(gold, counts, tuple(findings), frozenset(hit), frozenset(right))


def _pairs(gold: Sequence[At | None], predicted: Sequence[At | None]) -> list[tuple[int, int]]:
    """One to one, the greatest overlap (Dice) first, from a half on."""
    candidates: list[tuple[float, int, int]] = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if g and p and (common := min(g[1], p[1]) - max(g[0], p[0])) > 0:
                dice = 2 * common / (g[1] - g[0] + p[1] - p[0])
                if dice >= _HALF:
                    candidates.append((-dice, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates):
        if all(i != left and j != right for left, right in pairs):
            pairs.append((i, j))
    return pairs


def _fields(gold: Plain, predicted: Plain, counts: Counter[str]) -> tuple[str, ...]:
    """Count a pair's fields; return what is wrong with the three that make a record."""
    wrong: list[str] = []
    ok: dict[str, bool] = {}
    for field, short in (("responsible", "resp"), ("coordinating", "coord")):
        wanted, given = _names(gold.get(field)), _names(predicted.get(field))
        hits = _matched(wanted, given)
        ok[field] = hits == len(wanted) == len(given)
        counts.update(
            {f"{short}_gold": len(wanted), f"{short}_pred": len(given), f"{short}_hit": hits}
        )
        if not ok[field]:
            wrong.append(f"{field}: gold {wanted} pred {given}")
    due, said = gold.get("deadline"), predicted.get("deadline")
    ok["deadline"] = _value(due) == _value(said)
    if not ok["deadline"]:
        wrong.append(f"deadline: gold {_shown(due)} pred {_shown(said)}")
    counts.update(
        resp_exact=int(ok["responsible"]),
        dl_gold=int(_has(due)),
        dl_pred=int(_has(said)),
        dl_hit=int(_has(due) and ok["deadline"]),
        dl_exact=int(ok["deadline"]),
        record=int(all(ok.values())),
    )
    if asked := gold.get("requested_by"):
        speaker = (_names(predicted.get("requested_by")) or [""])[0]
        counts.update(by_n=1, by_hit=int(same(asked, speaker)))
    return tuple(wrong)


def _shown(deadline: Any) -> str:
    if not _has(deadline):
        return "none"
    return " ".join(str(deadline.get(k)) for k in ("text", "start", "due") if deadline.get(k))


def _origin(action: Plain) -> tuple[str, ...]:
    """The sentence and the rules of an extracted action, as far as the register has them."""
    sentence, rules = action.get("sentence"), action.get("rules") or []
    text = sentence.get("text") if isinstance(sentence, Mapping) else None
    return (*([f"sentence: {text}"] if text else []), f"rules: {', '.join(map(str, rules))}")


# ── reporting ────────────────────────────────────────────────────────────────────────────


def _f(hit: int, gold: int, predicted: int) -> dict[str, float]:
    p = hit / predicted if predicted else float(not gold)
    r = hit / gold if gold else float(not predicted)
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def scores(c: Mapping[str, int]) -> dict[str, Any]:
    """Precision, recall and F of each field from summed counts."""
    return {
        "action": _f(c["hit"], c["gold"], c["pred"]),
        "chars": _f(c["char_hit"], c["char_gold"], c["char_pred"]),
        "responsible": _f(c["resp_hit"], c["resp_gold"], c["resp_pred"]),
        "responsible_exact": c["resp_exact"] / c["hit"] if c["hit"] else 0.0,
        "coordinating": _f(c["coord_hit"], c["coord_gold"], c["coord_pred"]),
        "deadline": _f(c["dl_hit"], c["dl_gold"], c["dl_pred"]),
        "requested_by": c["by_hit"] / c["by_n"] if c["by_n"] else 0.0,
        "record": _f(c["record"], c["gold"], c["pred"]),
    }


def total(scored: Sequence[Scored]) -> Counter[str]:
    """The counts of all documents together."""
    counts = Counter(dict.fromkeys(_COUNTS, 0))
    for one in scored:
        counts.update(one.counts)
    return counts


def by_kind(scored: Sequence[Scored]) -> dict[str, Counter[str]]:
    """The counts of news, minutes and official documents apart."""
    kinds = sorted({one.gold.group for one in scored})
    return {kind: total([one for one in scored if one.gold.group == kind]) for kind in kinds}


def as_plain(scored: Sequence[Scored]) -> dict[str, Any]:
    """All figures as plain data."""
    counts = total(scored)
    return {
        "counts": dict(counts),
        "scores": scores(counts),
        "kinds": {kind: scores(c) for kind, c in by_kind(scored).items()},
    }


def report(scored: Sequence[Scored], *, per_document: bool, errors: bool) -> Iterator[str]:
    """The figures line by line, with the errors and each document's figures where wanted."""
    if errors:
        for one in scored:
            yield from _errors(one)
    if per_document:
        for one in scored:
            yield _one(one)
    c = total(scored)
    yield (
        f"documents {len(scored)}  gold actions {c['gold']}  predicted {c['pred']}"
        f"  not located: gold {c['unlocated_gold']} pred {c['unlocated_pred']}"
    )
    for name, value in scores(c).items():
        if isinstance(value, float):
            yield f"{name:18} {value:.3f}"
        else:
            yield f"{name:18} P {value['p']:.3f}  R {value['r']:.3f}  F {value['f']:.3f}"
    for kind, counts in by_kind(scored).items():
        s = scores(counts)
        fields = ("action", "responsible", "coordinating", "deadline", "record")
        figures = "  ".join(f"{field} F {s[field]['f']:.3f}" for field in fields)
        yield f"  {kind:10} gold {counts['gold']:4}  {figures}"


def _errors(one: Scored) -> Iterator[str]:
    if one.findings:
        yield f"== {one.gold.name}"
    for finding in one.findings:
        yield f"{finding.what:6} {finding.evidence}"
        yield from (f"    {detail}" for detail in finding.detail)


def _one(one: Scored) -> str:
    s, c = scores(one.counts), one.counts
    return (
        f"{one.gold.name:32} gold {c['gold']:3} pred {c['pred']:3}"
        f" action F {s['action']['f']:.2f} record F {s['record']['f']:.2f}"
    )


def changes(old: Sequence[Scored], new: Sequence[Scored]) -> Iterator[str]:
    """What `new` gained and lost against `old`, action by action, then in sum."""
    gained = lost = 0
    for before, after in zip(old, new, strict=True):
        for i, action in enumerate(after.gold.actions):
            then = (i in before.found) + (i in before.right)
            now = (i in after.found) + (i in after.right)
            if then == now:
                continue
            gained, lost = gained + (now > then), lost + (now < then)
            states = ("missed", "found", "right")
            sign = "+" if now > then else "-"
            yield f"{sign} {after.gold.name}: {states[then]} → {states[now]}: {_quote(action)}"
        surplus = _surplus(after) - _surplus(before)
        dropped = _surplus(before) - _surplus(after)
        yield from (f"- {after.gold.name}: extra: {text}" for text in sorted(surplus))
        yield from (f"+ {after.gold.name}: no longer extra: {text}" for text in sorted(dropped))
    yield f"gained {gained}  lost {lost}"


def _surplus(one: Scored) -> set[str]:
    return {finding.evidence for finding in one.findings if finding.what == "EXTRA"}
