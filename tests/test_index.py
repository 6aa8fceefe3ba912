from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.index import Index

WORDS = st.text("武汉市长江大桥", min_size=1, max_size=4)


def test_forms_within_and_over_one_another_are_all_found_longer_ones_first() -> None:
    index = Index(["南京", "南京市", "市长", "长江", "长江大桥", "桥"])
    assert index.all("南京市长江大桥") == [
        (0, "南京市"),
        (0, "南京"),
        (2, "市长"),
        (3, "长江大桥"),
        (3, "长江"),
        (6, "桥"),
    ]


def test_without_forms_nothing_is_found() -> None:
    assert Index([]).all("南京市长江大桥") == []
    assert Index([""]).all("南京市长江大桥") == []


@given(st.lists(WORDS, max_size=8), st.text("武汉市长江大桥,𠮷", max_size=20))
def test_what_is_found_is_what_stands_there(forms: list[str], text: str) -> None:
    everywhere = [(at, form) for at in range(len(text)) for form in set(forms) if text.startswith(form, at)]
    assert Index(forms).all(text) == sorted(everywhere, key=lambda found: (found[0], -len(found[1])))
