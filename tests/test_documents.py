"""Reading files, folders, corpora and stdin into documents."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document, Skipped
from kg.read.documents import Columns, ReadOptions, read_documents

NEWS = "合肥市数据局发布首批公共数据授权运营清单，涉及医疗、交通等领域。\r\n首批共18项。\r\n"


def documents(*inputs: Path | str, **options: object) -> list[Document]:
    read = read_documents([str(i) for i in inputs], ReadOptions(**options))  # type: ignore[arg-type]
    return [document for document in read if isinstance(document, Document)]


def skipped(*inputs: Path | str, **options: object) -> dict[str, str]:
    read = read_documents([str(i) for i in inputs], ReadOptions(**options))  # type: ignore[arg-type]
    return {item.path: item.reason for item in read if isinstance(item, Skipped)}


def error(*inputs: Path | str, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        documents(*inputs, **options)
    message = str(caught.value)
    assert "\n" not in message
    return message


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_usual_encoding_gives_the_same_text_with_its_line_ends(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "news.txt", NEWS.encode(encoding))
    assert documents(file) == [Document("news.txt", NEWS)]


def test_utf16_without_a_mark_is_recognised_by_its_zero_bytes(tmp_path: Path) -> None:
    text = "NBA 2024: " + NEWS
    assert documents(write(tmp_path / "a.txt", text.encode("utf-16-le")))[0].text == text


def test_traditional_characters_in_big5_are_not_taken_for_gbk(tmp_path: Path) -> None:
    text = "臺北市政府今日發布智慧城市計畫，投入經費五千萬元，預計兩年完成。"
    assert documents(write(tmp_path / "a.txt", text.encode("big5")))[0].text == text


def test_a_folder_is_read_recursively_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.txt", ".hidden/x.txt", "a/.y.txt"):
        write(tmp_path / name, NEWS)
    assert [d.path for d in documents(tmp_path)] == ["a/b.txt", "a/z.md", "b.txt"]


def test_a_file_by_itself_is_called_by_its_name_and_needs_no_suffix(tmp_path: Path) -> None:
    assert [d.path for d in documents(write(tmp_path / "deep/notice", NEWS))] == ["notice"]


def test_stdin_is_a_document(tmp_path: Path) -> None:
    read = list(read_documents(["-"], ReadOptions(publisher="合肥日报"), io.BytesIO(NEWS.encode("gbk"))))
    assert [(d.text, d.publisher) for d in read if isinstance(d, Document)] == [(NEWS, "合肥日报")]


def test_two_inputs_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, two = write(tmp_path / "may/1.txt", "五月。"), write(tmp_path / "june/1.txt", "六月。")
    assert [(d.path, d.text) for d in documents(one, two)] == [("may/1.txt", "五月。"), ("june/1.txt", "六月。")]
    assert [d.path for d in documents(tmp_path / "june", tmp_path / "may")] == ["june/1.txt", "may/1.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", NEWS)
    assert [d.path for d in documents(file, tmp_path)] == ["a.txt"]


def test_sources_csv_describes_the_folder_and_is_no_corpus(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", NEWS)
    write(tmp_path / "b.txt", NEWS)
    write(tmp_path / "sources.csv", "\ufefffile,publisher,published,page\na.txt,合肥日报,2024-05-06,A2\nb.txt,,,\n")
    assert documents(tmp_path, publisher="安徽日报", published=date(2024, 1, 1)) == [
        Document("a.txt", NEWS, None, "合肥日报", date(2024, 5, 6), "A2"),
        Document("b.txt", NEWS, None, "安徽日报", date(2024, 1, 1), None),
    ]


def test_a_jsonl_corpus_gives_a_document_a_row(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "title": "标题", "published": "2024/5/6", "publisher": "西安日报", "text": "西安新增五家企业。"},
        {"text": "宝鸡新增两家企业。"},
    ]
    file = write(tmp_path / "news.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    assert documents(file) == [
        Document("news.jsonl#7", "西安新增五家企业。", "标题", "西安日报", date(2024, 5, 6)),
        Document("news.jsonl#2", "宝鸡新增两家企业。"),
    ]


def test_a_csv_corpus_may_call_its_columns_as_it_likes(tmp_path: Path) -> None:
    file = write(tmp_path / "news.csv", '编号,正文\nx1,"第一段，完。\r\n第二段。"\n')
    read = documents(file, columns=Columns(id="编号", text="正文"))
    assert read == [Document("news.csv#x1", "第一段，完。\r\n第二段。")]


def test_a_web_page_gives_its_main_text_title_and_date(tmp_path: Path) -> None:
    body = "".join(
        f"<p>第{i}段：成都高新区今年一季度签约项目{i}7个，总投资超过500亿元，涉及电子信息、生物医药等产业。</p>"
        for i in range(1, 5)
    )
    page = f"""<html><head><title>成都高新区签约</title>
    <meta property="article:published_time" content="2024-04-18T08:00:00+08:00"></head>
    <body><nav><a href="/">首页</a></nav><article><h1>成都高新区签约</h1>{body}</article>
    <footer>版权所有 不得转载</footer></body></html>"""
    (document,) = documents(write(tmp_path / "a.html", page))
    assert document.title == "成都高新区签约"
    assert document.published == date(2024, 4, 18)
    assert "总投资超过500亿元" in document.text
    assert "版权所有" not in document.text
    assert "<p>" not in document.text


def test_other_kinds_of_file_are_skipped_in_a_folder_and_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", NEWS)
    picture = write(tmp_path / "b.png", b"\x89PNG")
    assert list(skipped(tmp_path)) == ["b.png"]
    assert "b.png" in error(picture)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", "\ufeff \n\u3000\n".encode(), "blank"),
        ("binary.txt", b"\x7fELF\x00\x01\x02" * 400, "binary"),
        ("controls.txt", b"\x01\x02\x03\x04abc" * 100, "control characters"),
        ("cut.txt", NEWS.encode("gbk").rstrip() + "报".encode("gbk")[:1], "byte"),
        ("long.txt", ("武汉" * 3_500_000).encode(), "1,000,000"),
        ("rows.jsonl", '{"text": "好。"}\n{"text": \n'.encode(), ":2:"),
        ("list.jsonl", b"[1, 2]\n", ":1:"),
        ("halves.jsonl", b'{"text": "\\ud83d\\ude00"}\n{"text": "\\ud83d"}\n', ":2: half a surrogate pair in 'text'"),
        ("dates.jsonl", '{"text": "好。", "published": "2024-02-30"}\n'.encode(), ":1:"),
        ("columns.csv", b"id,title,body\n1,a,b\n", "id, title, body"),
        ("twice.csv", "id,text\n1,好。\n1,坏。\n".encode(), ":3:"),
    ],
)
def test_a_bad_file_is_one_line_that_names_it_and_is_skipped_on_request(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    file = write(tmp_path / name, data)
    write(tmp_path / "good.txt", NEWS)
    message = error(file)
    assert message.startswith(str(file))
    assert words in message
    assert error(tmp_path).startswith(str(file)), "in a folder it is an error too"
    reasons = skipped(tmp_path, skip_bad=True)
    assert [path.split(":")[0] for path in reasons] == [name]
    assert all(reason and "\n" not in reason for reason in reasons.values())
    assert "good.txt" in [d.path for d in documents(tmp_path, skip_bad=True)]


def test_what_is_not_there_or_holds_nothing_is_an_error(tmp_path: Path) -> None:
    assert "no such file" in error(tmp_path / "no.txt")
    assert "nothing to read" in error(tmp_path)
    write(tmp_path / "only.png", b"x")
    assert "nothing to read" in error(tmp_path)


def test_mistakes_in_sources_csv_are_named_with_their_line(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", NEWS)
    table = write(tmp_path / "sources.csv", "file,publisher,published,page\na.txt,,2024-13-01,\n")
    assert f"{table}:2: '2024-13-01'" in error(tmp_path)
    write(table, "file,publisher,published,page\nb.txt,,,\n")
    assert f"{table}:2: b.txt" in error(tmp_path)
    write(table, "name,publisher\na.txt,合肥日报\n")
    assert "no column 'file'" in error(tmp_path)


def test_undecodable_bytes_are_named_with_their_place(tmp_path: Path) -> None:
    data = NEWS.encode() * 20
    broken = data[:900] + b"\xff" + data[900:]
    assert "byte 900" in error(write(tmp_path / "a.txt", broken))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no regular file" in error(tmp_path / "pipe")
