"""The syllables by which names are found."""

import subprocess
import sys

from kg.export.pinyin import readings


def test_a_character_with_two_readings_has_both() -> None:
    """重庆 and 长沙 are found by either reading of their first character."""
    table = readings(["重庆", "长沙"])
    assert {"zhong", "chong"} <= set(table["重"].split()) and {"zhang", "chang"} <= set(table["长"].split())
    assert table["庆"] == "qing"


def test_syllables_are_typed_without_tones() -> None:
    """ü is typed v, as input methods have it."""
    assert "lv" in readings(["绿"])["绿"].split() and readings(["女"])["女"].split()[0] == "nv"


def test_letters_digits_and_signs_have_no_pinyin() -> None:
    assert readings(["5G+A“”🙂", ""]) == {}


def test_each_character_stands_once_in_code_point_order() -> None:
    assert list(readings(["合肥", "肥合", "上海"])) == ["上", "合", "海", "肥"]


def test_the_package_itself_is_not_imported() -> None:
    """Its import would cost a build more than the page's layout."""
    code = "import sys; from kg.export.pinyin import readings; readings(['西安']); print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
