"""A register file says what the records say, in version 1 of the format, and reads back the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from made import TEXT, action, register

from extractor.errors import OutputError, RegisterError
from extractor.identity import extracted_hash
from extractor.writing import schema
from extractor.writing.checking import problems
from extractor.writing.files import edits, load, parse, text_of, write
from extractor.writing.format import build, plain

ACTION_KEYS = """id document task responsible coordinating requested_by directive deadline quarter
priority topic references evidence sentence confidence rules status note confirmed history
extracted""".split()


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_register_reads_back_as_it_was(format: str) -> None:
    made = register()
    assert build(parse(text_of(made, format), "x")) == made  # type: ignore[arg-type]


def test_every_field_is_written_in_the_order_of_the_format() -> None:
    data = yaml.safe_load(text_of(register()))
    assert list(data) == ["schema", "documents", "actions"]
    assert list(data["actions"][0]) == ACTION_KEYS
    assert list(data["actions"][0]["sentence"]) == ["text", "at"]
    assert list(data["actions"][0]["references"][0]) == ["text", "at", "rule"]
    assert data["actions"][0]["deadline"]["due"] == dt.date(2017, 9, 30)


def test_yaml_is_for_people() -> None:
    text = text_of(register())
    assert "due: 2017-09-30" in text
    assert f"at: [0, {len(TEXT)}]" in text
    assert "Rà soát tủ thuốc" in text
    assert "rules: [act.yeu-cau, task.clause]" in text
    assert "&" not in text


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_register_satisfies_its_schema(format: str) -> None:
    shipped = schema.shipped()
    jsonschema.Draft202012Validator.check_schema(shipped)
    data = json.loads(text_of(register(), "json"))
    jsonschema.validate(data, shipped)
    assert list(problems(parse(text_of(register(), format), "x"))) == []  # type: ignore[arg-type]


def test_the_shipped_schema_is_the_records_schema() -> None:
    assert schema.shipped() == schema.made()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_file(text: str) -> None:
    made = register(action(task=text, note=text))
    assert build(parse(text_of(made), "x")) == made
    assert build(parse(text_of(made, "json"), "x")) == made


def _broken(**changes: object) -> dict[str, object]:
    data = json.loads(text_of(register(), "json"))
    data["actions"][0].update(changes)
    return data  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"priority": "urgent"}, "actions[1].priority: 'urgent' không thuộc high, normal"),
        ({"task": None}, "actions[1].task: None không phải chuỗi ký tự"),
        ({"confidence": 2}, "actions[1].confidence: 2 không phải số từ 0 đến 1"),
        ({"confirmed": "yes"}, "actions[1].confirmed: 'yes' không phải true hoặc false"),
        ({"surplus": 1}, "actions[1].surplus: sổ không có trường này"),
        ({"rules": "x"}, "actions[1].rules: phải là danh sách"),
        ({"responsible": ["Sở Y tế"]}, "actions[1].responsible[1]: phải là bảng khóa: giá trị"),
        ({"document": "d2"}, "actions[1].document: sổ không có văn bản 'd2'"),
        ({"quarter": "2017-Q2"}, "actions[1].quarter: hạn 2017-09-30 thuộc 2017-Q3"),
        ({"sentence": {"text": "ab", "at": [1, 9]}}, "actions[1].sentence: text dài 2, at chỉ 8"),
        ({"sentence": {"text": "ab", "at": [9, 1]}}, "actions[1].sentence.at: phải là [đầu, cuối]"),
    ],
)
def test_each_problem_is_named_where_it_is(changes: dict[str, object], said: str) -> None:
    (found,) = problems(_broken(**changes))
    assert found.startswith(said)


def test_what_is_missing_or_given_twice_is_named() -> None:
    data = _broken()
    del data["actions"][0]["task"]  # type: ignore[index]
    assert list(problems(data)) == ["actions[1].task: thiếu trường này"]
    twice = plain(register(action(), action()))
    assert list(problems(twice)) == ["actions[2].id: 'a1' đã có ở mục trước"]


@pytest.mark.parametrize("data", [None, [], "x", {}, {"schema": "chidao/2"}, {"schema": 1}])
def test_what_is_no_register_is_said_to_be_none(data: object) -> None:
    assert len(list(problems(data))) == 1


@pytest.mark.parametrize("text", ["a: [", "{", "a: *b", "- 1\n b: 2", "\t", "schema: chidao/1"])
def test_a_file_that_is_no_register_is_one_clear_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "so.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError) as caught:
        load(tmp_path / "so.yaml")
    assert "so.yaml" in str(caught.value)
    assert caught.value.hint


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "so.yaml"
    write(register(), path)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="Đã có tệp"):
        write(register(), path)
    write(register(), path, force=True)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["so.yaml"]


@pytest.mark.parametrize(
    "change",
    [
        {"confirmed": True},
        {"note": "Đã gọi điện"},
        {"status": "done"},
        {"task": "Rà soát"},
        {"responsible": ()},
        {"deadline": None},
        {"quarter": None},
        {"topic": None},
    ],
)
def test_a_register_that_a_person_edited_is_never_replaced(
    change: dict[str, object], tmp_path: Path
) -> None:
    path = tmp_path / "so.yaml"
    write(register(action(**change)), path)
    with pytest.raises(OutputError, match="người dùng sửa"):
        write(register(), path, force=True)
    assert edits(load(path)) == 1


def test_a_register_edited_by_half_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "so.yaml"
    path.write_text(text_of(register()).replace("task: ", "task: ["), encoding="utf-8")
    with pytest.raises(OutputError, match="sửa dở"):
        write(register(), path, force=True)


def test_a_hash_does_not_change_with_places_and_rules() -> None:
    one = action()
    body = dataclasses.replace(one.responsible[0], at=(1, 2), rule="other", inherited=True)
    assert extracted_hash(dataclasses.replace(one, responsible=(body,))) == one.extracted
    assert len(one.extracted) == 48


def test_an_output_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Không ghi được"):
        write(register(), tmp_path / "missing" / "so.yaml")
    with pytest.raises(OutputError, match="là một thư mục"):
        write(register(), tmp_path, force=True)
