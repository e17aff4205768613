"""What the laptop says of itself: what it does not say is unknown, and never good."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake import machine


@pytest.mark.parametrize(
    ("said", "keeps"),
    [
        ("PreserveJobFiles No\n", False),
        ("  preservejobfiles off\n", False),
        ("PreserveJobFiles Yes\n", True),
        ("PreserveJobFiles 86400\n", True),
        ("# PreserveJobFiles No\n", True),  # a remark; the default keeps for a day
        ("", True),
    ],
)
def test_whether_the_printing_system_keeps_what_was_printed(tmp_path: Path, said: str, *, keeps: bool) -> None:
    conf = tmp_path / "cupsd.conf"
    conf.write_text(said)
    assert machine.printer_keeps_jobs(conf) is keeps


def test_a_printing_system_that_says_nothing_is_unknown(tmp_path: Path) -> None:
    assert machine.printer_keeps_jobs(tmp_path / "none") is None


def device(devices: Path, name: str, *, uuid: str = "", on: str = "") -> None:
    (devices / name / "slaves").mkdir(parents=True)
    if uuid:
        (devices / name / "dm").mkdir()
        (devices / name / "dm" / "uuid").write_text(uuid)
    if on:
        (devices / name / "slaves" / on).symlink_to(devices / on)


@pytest.mark.parametrize(("uuid", "encrypted"), [("CRYPT-LUKS2-abc", True), ("LVM-abc", False)])
def test_an_encrypted_disk_is_found_under_a_volume(tmp_path: Path, uuid: str, *, encrypted: bool) -> None:
    number = tmp_path.stat().st_dev
    import os

    top = f"{os.major(number)}:{os.minor(number)}"
    device(tmp_path, "253:0", uuid=uuid)
    device(tmp_path, top, uuid="LVM-top", on="253:0")
    assert machine._is_on_dm_crypt(tmp_path, tmp_path) is encrypted


def test_a_disk_that_the_kernel_does_not_show_is_unknown(tmp_path: Path) -> None:
    assert machine._is_on_dm_crypt(tmp_path, tmp_path / "nowhere") is None
