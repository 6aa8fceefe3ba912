"""What a build costs, as ratios: against jieba's start, against `jieba.cut`, and from 1x to 10x the documents.

python benchmarks/bench_build.py [--many 20000]
"""

import argparse
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
KG = (sys.executable, "-m", "kg")
JIEBA = (sys.executable, "-c", "import jieba; jieba.initialize()")


def seconds(command: tuple[str, ...]) -> float:
    """The wall time of a child process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def best(work: Callable[[], float], rounds: int = 5) -> float:
    """The shortest of several measurements: what the machine can do when nothing disturbs it."""
    return min(work() for _ in range(rounds))


def best_of_both(one: Callable[[], object], other: Callable[[], object], rounds: int = 15) -> tuple[float, float]:
    """The shortest times of two works that take turns, so that the machine's moods meet both.

    One document at a time: the shorter the work, the likelier is a round that nothing disturbs.
    """

    def timed(work: Callable[[], object]) -> float:
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin

    times = [(timed(one), timed(other)) for _ in range(rounds)]
    return min(first for first, _ in times), min(second for _, second in times)


def row(what: str, figure: str, beside: str, ratio: str) -> None:
    print(f"{what:<44}{figure:>16}{beside:>26}{ratio:>10}")


def cold_build(out: Path) -> None:
    command = (*KG, "build", str(SEEDS), "-o", str(out), "--quiet")
    build, start = best_of_both(partial(seconds, command), partial(seconds, JIEBA), 7)
    row("cold kg build seeds, all exports", f"{build:.2f} s", f"jieba.initialize {start:.2f} s", f"{build / start:.2f}")


def extraction() -> None:
    import jieba

    from kg.lexicon import Lexicon
    from kg.model import Document
    from kg.parallel import uncollected
    from kg.pipeline import extract_document

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    lexicon = Lexicon()
    documents = [Document(path.name, path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    characters = sum(len(document.text) for document in documents)

    with uncollected():  # as in a build
        times = [
            best_of_both(partial(extract_document, document, lexicon), partial(jieba.lcut, document.text))
            for document in documents
        ]
    extract, cut = map(sum, zip(*times, strict=True))
    row(
        "extraction on one core",
        f"{characters / extract:,.0f} char/s",
        f"jieba.cut {characters / cut:,.0f}",
        f"{cut / extract:.2f}",
    )


def copies(folder: Path, times: int) -> Path:
    """A folder with each seed `times` over, each copy about a place of its own so that little fuses."""
    folder.mkdir()
    for path in sorted(SEEDS.glob("*.txt")):
        for i in range(times):
            shutil.copy(path, folder / f"{i:05d}_{path.name}")
    return folder


def growth(scratch: Path) -> None:
    one, ten = copies(scratch / "one", 4), copies(scratch / "ten", 40)
    small = best(lambda: seconds((*KG, "build", str(one), "-o", str(scratch / "a"), "--quiet")), 3)
    large = best(lambda: seconds((*KG, "build", str(ten), "-o", str(scratch / "b"), "--quiet")), 3)
    row("10x the documents (20 to 200 pages)", f"{large:.2f} s", f"1x {small:.2f} s", f"{large / small:.1f}")


def many(scratch: Path, count: int) -> None:
    corpus = scratch / "short.csv"
    rows = (
        f"{i},第{i}号产业园开园,2025-03-{i % 28 + 1:02d},某市日报,"
        f"2025年3月{i % 28 + 1}日，杭州第{i}号产业园开园，总投资{i % 90 + 10}亿元，入驻企业{i % 700 + 20}家。"
        for i in range(count)
    )
    corpus.write_text("\n".join(["id,title,published,publisher,text", *rows]), "utf-8")
    took = seconds((*KG, "build", str(corpus), "-o", str(scratch / "many"), "--quiet"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    row(f"{count:,} short articles", f"{took:.1f} s", f"peak memory {peak:.2f} GiB", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--many", type=int, default=0, help="also build this many short articles")
    arguments = parser.parse_args()
    row("what", "this", "beside", "ratio")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        cold_build(scratch / "out")
        extraction()
        growth(scratch)
        if arguments.many:
            many(scratch, arguments.many)


if __name__ == "__main__":
    main()
