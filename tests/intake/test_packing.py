"""The verbs of who makes content for many desks."""

from __future__ import annotations

import io
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake import cli, content, pack, packing
from intake.keyring.signing import Signer, fingerprint, publisher_of
from tests import packs
from tests.packs import MAKER, OTHER
from tests.stand_ins import CHEAP

PASSPHRASE = "zes gewone woorden zonder enig verband"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INLOOP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Signer.file, "__defaults__", (CHEAP,))


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "network.key"
    path.write_bytes(MAKER.file(PASSPHRASE, CHEAP))
    return path


def run(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = PASSPHRASE) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    return cli.main(["--words", "en", "pack", *words])


def made(tmp_path: Path, **more: object) -> Path:
    return packs.written(tmp_path / "content.pack", **{"day": date.today(), **more})


def test_a_key_is_made_once_and_tells_its_fingerprint_as_often_as_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "network.key"
    assert run(monkeypatch, "key", str(path), "--passphrase-stdin") == 0
    first, said = path.read_bytes(), capsys.readouterr().out.strip()
    assert said == fingerprint(publisher_of(first))
    assert path.stat().st_mode & 0o077 == 0
    assert run(monkeypatch, "key", str(path)) == 0
    assert capsys.readouterr().out.strip() == said
    assert path.read_bytes() == first
    assert Signer.of_file(first, PASSPHRASE)


def test_a_key_is_asked_for_twice_and_not_made_when_they_differ(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    typed = iter([PASSPHRASE, PASSPHRASE + "x", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(packing.getpass, "getpass", lambda _asked: next(typed))
    path = tmp_path / "network.key"
    assert cli.main(["--words", "en", "pack", "key", str(path)]) == 2
    assert "not the same" in capsys.readouterr().err
    assert not path.exists()
    assert cli.main(["--words", "en", "pack", "key", str(path)]) == 0
    assert path.exists()


def test_a_passphrase_that_is_soon_guessed_makes_no_key(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "key", str(tmp_path / "k"), "--passphrase-stdin", typed="inloop") == 2
    assert "too easy" in capsys.readouterr().err
    assert not (tmp_path / "k").exists()


def make(monkeypatch: pytest.MonkeyPatch, key: Path, output: Path, *more: str, typed: str = PASSPHRASE) -> int:
    words = ("make", "--key", str(key), "--title", "Haagse inloop", "--output", str(output), "--passphrase-stdin")
    return run(monkeypatch, *words, *more, typed=typed)


def test_a_pack_is_made_verified_and_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, key: Path
) -> None:
    output = tmp_path / "content.pack"
    assert make(monkeypatch, key, output, "--place", "2") == 0
    found = pack.read(output, MAKER.publisher.__eq__)
    assert found.number == pack.number_on(date.today(), 2)
    assert (found.until - date.today()).days == 180
    said = capsys.readouterr().out
    assert f"number {found.number}" in said
    assert fingerprint(MAKER.publisher) in said
    assert run(monkeypatch, "verify", str(output), "--from", fingerprint(MAKER.publisher).lower()) == 0
    assert fingerprint(MAKER.publisher) in capsys.readouterr().out
    assert run(monkeypatch, "show", str(output)) == 0
    assert "says the same" in capsys.readouterr().out


def test_what_changes_is_shown_against_the_program_or_an_earlier_pack(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mail = packs.says("directory/askv.yaml", "rechtoponderwijs@askv.nl", "nieuw@askv.nl")
    first, second = (packs.written(tmp_path / name, mail) for name in ("1.pack", "2.pack"))
    assert run(monkeypatch, "show", str(first)) == 0
    assert "E-mail was: rechtoponderwijs@askv.nl – becomes: nieuw@askv.nl" in capsys.readouterr().out
    assert run(monkeypatch, "show", str(second), "--against", str(first)) == 0
    assert "says the same" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        ((), "another passphrase", "does not fit"),
        (("--place", "100"), PASSPHRASE, "at most 99"),
        (("--until", "2020-01-01"), PASSPHRASE, "does not belong"),
        (("--title", "x" * 61), PASSPHRASE, "does not belong"),
    ],
)
def test_what_cannot_be_made_ends_with_status_two(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    key: Path,
    words: tuple[str, ...],
    typed: str,
    said: str,
) -> None:
    assert make(monkeypatch, key, tmp_path / "x.pack", *words, typed=typed) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert said in told or "passphrase" in told
    assert not (tmp_path / "x.pack").exists()


def test_a_file_that_is_no_key_ends_with_status_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "k").write_text("no key", "utf-8")
    for key in (tmp_path / "k", tmp_path / "none"):
        assert make(monkeypatch, key, tmp_path / "x.pack") == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_content_that_is_not_right_is_not_packed_and_ends_with_status_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, key: Path
) -> None:
    folder = tmp_path / "resources"
    for name in ("guide", "steps", "directory", "words", "cases"):
        shutil.copytree(content.root() / name, folder / name)
    for path in content.root().glob("*.yaml"):
        shutil.copy(path, folder)
    step = folder / "steps" / "kleding.yaml"
    step.write_text(step.read_text("utf-8").replace("vidk", "nergens"), "utf-8")
    assert make(monkeypatch, key, tmp_path / "x.pack", "--resources", str(folder)) == 1
    said = capsys.readouterr().out
    assert "steps/kleding.yaml:" in said
    assert "nergens" in said
    assert not (tmp_path / "x.pack").exists()


def test_a_pack_that_is_not_right_is_verified_with_status_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = made(tmp_path, change=packs.says("steps/kleding.yaml", "vidk", "nergens"))
    assert run(monkeypatch, "verify", str(path)) == 1
    assert "nergens" in capsys.readouterr().out


def test_a_pack_by_another_damaged_or_past_its_day_is_verified_with_status_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = made(tmp_path)
    assert run(monkeypatch, "verify", str(path), "--from", fingerprint(OTHER.publisher)) == 2
    assert "fingerprint" in capsys.readouterr().err
    made(tmp_path, day=date.today() - timedelta(days=9), valid_days=3)
    assert run(monkeypatch, "verify", str(path)) == 2
    assert "was valid until" in capsys.readouterr().err
    path.write_bytes(path.read_bytes()[:-1])
    for verb in ("verify", "show"):
        assert run(monkeypatch, verb, str(path)) == 2
        assert "damaged" in capsys.readouterr().err


def test_the_window_hands_the_verb_over(capsys: pytest.CaptureFixture[str]) -> None:
    from ui.__main__ import main

    with pytest.raises(SystemExit) as end:
        main(["pack", "--help"])
    assert end.value.code == 0
    assert "verify" in capsys.readouterr().out
