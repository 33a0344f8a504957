"""Rules as data: loading rule packs from YAML, layering a user's pack, compiling patterns.

A pack is a folder of YAML files (any depth); each file is a list of records. A record of
kind `words` is a lexicon, its `words` usable in patterns as `{id}`; every other record is
a rule with `id`, `kind`, `pattern`, `examples: {yes, no}` and fields of its kind's own.
docs/rules.md describes the grammar.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extractor.errors import RuleError

_MACRO = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")
_COMMON = {"id", "kind", "pattern", "examples", "case", "words"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One record of a pack.

    `pattern` is a regular expression over lower-case normalised text (over the text as it
    is with `case: true`); it matches whole words. `fields` holds what the kind adds.
    """

    id: str
    kind: str
    pattern: str | None
    words: tuple[str, ...]
    case: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]
    fields: Mapping[str, Any]
    file: str


def fold(text: str) -> str:
    """The text in lower case, character for character, so that positions stay the same."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, eq=False)
class Pack:
    """The rules of one or several layered packs, in file order, one rule an id."""

    rules: tuple[Rule, ...]
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _forms: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @functools.cached_property
    def _by_kind(self) -> dict[str, tuple[Rule, ...]]:
        kinds: dict[str, list[Rule]] = {}
        for rule in self.rules:
            kinds.setdefault(rule.kind, []).append(rule)
        return {kind: tuple(rules) for kind, rules in kinds.items()}

    def of(self, kind: str) -> tuple[Rule, ...]:
        """All rules of a kind, in order."""
        return self._by_kind.get(kind, ())

    def rule(self, id: str) -> Rule:
        """The rule with this id. Raises KeyError where there is none."""
        return self._by_id[id]

    def words(self, id: str) -> tuple[str, ...]:
        """The words of a lexicon."""
        return self._by_id[id].words

    def regex(self, rule: Rule) -> re.Pattern[str]:
        """The rule's pattern compiled, its `{lexicon}` macros filled in, bound to whole words.

        Raises RuleError where it does not compile, names an unknown lexicon, or matches
        the empty text.
        """
        if rule.id not in self._compiled:
            self._compiled[rule.id] = self._compile(rule)
        return self._compiled[rule.id]

    def expand(self, rule: Rule, pattern: str) -> str:
        """`pattern` with its macros replaced by the lexicons' words, the longest first."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            lexicon = self._by_id.get(name)
            if lexicon is None:
                raise _broken(rule.file, rule.id, "pattern", f"{{{name}}}", "từ điển không có")
            return self._part(lexicon)

        return _MACRO.sub(fill, pattern)

    def form(self, source: str) -> re.Pattern[str]:
        """A pattern that code holds, with the words of rules for its `{id}` macros: "{speech.according},".

        Code says how the words stand to punctuation and white space, the rules which words
        they are. The whole is bound to words only where `source` says so.
        """
        if source not in self._forms:
            filled = _MACRO.sub(lambda match: self._part(self._by_id[match[1]]), source)
            self._forms[source] = re.compile(filled)
        return self._forms[source]

    def _part(self, rule: Rule) -> str:
        """A rule or lexicon as part of a pattern."""
        if rule.pattern is not None:
            return f"(?:{self.expand(rule, rule.pattern)})"
        ordered = sorted(rule.words, key=len, reverse=True)
        return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"

    def _compile(self, rule: Rule) -> re.Pattern[str]:
        source = self.expand(rule, rule.pattern or "")
        try:
            compiled = re.compile(rf"(?<!\w)(?:{source})(?!\w)")
        except re.error as error:
            raise _broken(
                rule.file, rule.id, "pattern", rule.pattern or "", f"biểu thức sai ({error})"
            ) from error
        if compiled.fullmatch(""):
            raise _broken(rule.file, rule.id, "pattern", rule.pattern or "", "khớp chuỗi rỗng")
        return compiled

    def search(self, rule: Rule, text: str) -> Iterator[re.Match[str]]:
        """All matches of a rule in normalised text, in order."""
        return self.regex(rule).finditer(text if rule.case else fold(text))


def _broken(file: str, id: str, field_name: str, text: object, why: str) -> RuleError:
    return RuleError(
        f"Luật {id} trong {file}, trường {field_name}: {why}: {text!r}.",
        "Sửa trường đó rồi chạy `chidao rules --test`.",
    )


def _strings(value: object, file: str, id: str, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _broken(file, id, name, value, "phải là danh sách chuỗi")
    return tuple(value)


def _record(raw: object, file: str) -> Rule:
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        raise _broken(file, "?", "id", raw, "mỗi luật phải có id")
    id = raw["id"]
    kind = raw.get("kind")
    if not isinstance(kind, str):
        raise _broken(file, id, "kind", kind, "thiếu loại luật")
    examples = raw.get("examples") or {}
    if not isinstance(examples, dict) or set(examples) - {"yes", "no", True, False}:
        raise _broken(file, id, "examples", examples, "phải có dạng {yes: [...], no: [...]}")
    # YAML 1.1 reads bare `yes` and `no` keys as booleans.
    yes = _strings(examples.get("yes", examples.get(True)), file, id, "examples.yes")
    no = _strings(examples.get("no", examples.get(False)), file, id, "examples.no")
    pattern = raw.get("pattern")
    if pattern is not None and not isinstance(pattern, str):
        raise _broken(file, id, "pattern", pattern, "phải là chuỗi")
    return Rule(
        id=id,
        kind=kind,
        pattern=pattern,
        words=_strings(raw.get("words"), file, id, "words"),
        case=bool(raw.get("case", False)),
        yes=yes,
        no=no,
        fields={k: v for k, v in raw.items() if k not in _COMMON},
        file=file,
    )


def _load_folder(folder: Path) -> Iterator[Rule]:
    if not folder.is_dir():
        raise RuleError(f"Không đọc được bộ luật {folder}.", "Kiểm tra đường dẫn sau `--model`.")
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            detail = " ".join(str(error).split())
            raise RuleError(
                f"Tệp luật {name} không đọc được: {detail}.", "Sửa cú pháp YAML của tệp."
            ) from error
        if not isinstance(raw, list):
            raise RuleError(f"Tệp luật {name} phải là một danh sách.", "Xem docs/rules.md.")
        for record in raw:
            yield _record(record, name)


_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped_folder() -> Path:
    """The folder of the shipped rules: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "models"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "models"


@functools.lru_cache(maxsize=8)
def load(model: Path | None = None) -> Pack:
    """The shipped rules, with a user's own pack layered over them by id.

    Raises RuleError (exit code 3) naming file, rule id, field and text of what is wrong.
    """
    layers: list[Iterable[Rule]] = [_load_folder(shipped_folder())]
    if model is not None and model.resolve() != shipped_folder().resolve():
        layers.append(_load_folder(model))
    merged: dict[str, Rule] = {}
    for layer in layers:
        seen: set[str] = set()
        for rule in layer:
            if rule.id in seen:
                raise _broken(rule.file, rule.id, "id", rule.id, "id trùng trong cùng một bộ luật")
            seen.add(rule.id)
            merged[rule.id] = rule
    pack = Pack(tuple(merged.values()))
    _compile_all(pack.rules, pack)
    return pack


def _compile_all(rules: Sequence[Rule], pack: Pack) -> None:
    """Compile every pattern once, so that a broken rule stops loading and not a later document."""
    for rule in rules:
        if rule.pattern is not None:
            pack.regex(rule)
