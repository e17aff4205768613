from __future__ import annotations

from pathlib import Path

import pytest

from intake import content
from intake.errors import ContentFault
from intake.model import Question, Service

GUIDE = """\
questions:
  - id: pregnant
    stage: questions
    kind: single
    keep: session
    options:
      - {code: "yes", icon: human-pregnant}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "file.yaml"
    path.write_text(text, "utf-8")
    return path


def fault_of(path: Path, kind: type = content._QuestionFile) -> ContentFault:
    with pytest.raises(ContentFault) as caught:
        content.read_as(path, kind)
    return caught.value


def test_a_file_becomes_a_value(tmp_path: Path) -> None:
    (question,) = content.read_as(written(tmp_path, GUIDE), content._QuestionFile).questions
    assert isinstance(question, Question)
    assert question.options[0].code == "yes"


def test_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, GUIDE + '      - {code: "no", icon: close, colour: red}\n'))
    assert fault.params["file"] == "file.yaml"
    assert fault.params["line"] == 8
    assert "colour" in str(fault.params["what"])


def test_a_missing_key_is_refused_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, GUIDE.replace("    keep: session\n", "")))
    assert fault.params["line"] == 2
    assert "keep" in str(fault.params["what"])


def test_a_wrong_value_is_refused_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, GUIDE.replace("kind: single", "kind: triple")))
    assert fault.params["line"] == 4


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    fault = fault_of(written(tmp_path, GUIDE.replace("    kind: single\n", "    kind: single\n    kind: several\n")))
    assert fault.params["line"] == 5
    assert "twice" in str(fault.params["what"])


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    assert fault_of(written(tmp_path, GUIDE + "  - [unclosed\n")).params["line"] > 0


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in str(fault_of(path).params["what"])


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "9:30", "0900", "1e3", "2026-11-24", "112.5", "0x1F"])
def test_words_that_look_like_something_else_stay_words(tmp_path: Path, word: str) -> None:
    assert content.read_yaml(written(tmp_path, f"key: {word}")) == {"key": word}


def test_true_false_null_and_whole_numbers_are_what_they_say(tmp_path: Path) -> None:
    read = content.read_yaml(written(tmp_path, "a: true\nb: false\nc: null\nd: 12\ne: -3\nf: 0"))
    assert read == {"a": True, "b": False, "c": None, "d": 12, "e": -3, "f": 0}


def test_python_objects_cannot_be_made(tmp_path: Path) -> None:
    fault_of(written(tmp_path, "questions: !!python/object/apply:os.getcwd []"))


def test_an_id_used_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    for name in ("guide", "steps", "directory"):
        (tmp_path / name).mkdir()
    (tmp_path / "guide" / "a.yaml").write_text(GUIDE)
    (tmp_path / "guide" / "b.yaml").write_text(GUIDE)
    with pytest.raises(ContentFault) as caught:
        content.read(tmp_path)
    assert (caught.value.params["file"], "a.yaml" in str(caught.value.params["what"])) == ("b.yaml", True)


def test_what_this_program_came_with_can_be_read() -> None:
    shipped = content.load()
    assert len(shipped.services) == 125
    assert len(shipped.steps) == 64
    assert all(isinstance(service, Service) for service in shipped.services.values())


def test_a_path_is_shown_without_the_machine_it_is_on(tmp_path: Path) -> None:
    assert content.shown(content.root() / "guide" / "10-safety.yaml") == "resources/guide/10-safety.yaml"
    assert content.shown(tmp_path / "mine.yaml") == "mine.yaml"


@pytest.mark.parametrize("text", ["[a]: een", "? {a: b}\n: een", "een: {[a]: b}"])
def test_a_key_that_is_no_word_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentFault) as fault:
        content.read_yaml(written(tmp_path, text))
    assert "a key is a word" in str(fault.value.params["what"])
    assert fault.value.params["line"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "een: &a [x]\ntwee: *a",
        "&a [*a]",
        "een: &a {b: *a}",
        f"een: {'9' * 5000}",
        "een: !!int x",
        "een: !!timestamp x",
        "een: !!python/object/apply:os.getpid []",
        "[" * 3000,
        "[" * 3000 + "]" * 3000,
    ],
)
def test_yaml_that_is_no_plain_value_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentFault):
        content.read_yaml(written(tmp_path, text))
