"""Milliseconds to scan 2,000 characters of running news text for quantities and for times.

python benchmarks/bench_scan.py [FOLDER of text files]
"""

import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kg.lexicon import Lexicon
from kg.mention.quantities import find_quantities
from kg.mention.times import find_times
from kg.text import fold

WINDOW = 2000
ROUNDS = 7


def windows(folder: Path) -> list[str]:
    """The folder's text without blanks, in stretches of 2,000 characters."""
    text = fold("".join(re.sub(r"\s+", "", path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))))
    return [text[begin : begin + WINDOW] for begin in range(0, len(text) - WINDOW + 1, WINDOW)]


def best(scan: Callable[[str], object], texts: list[str]) -> float:
    """The best mean of several rounds over all windows, in milliseconds a window."""
    means = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in texts:
            scan(text)
        means.append((time.process_time() - begin) / len(texts) * 1000)
    return min(means)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "seeds"
    texts, lexicon, day = windows(folder), Lexicon(), date(2025, 1, 1)
    quantities = best(lambda text: find_quantities(text, lexicon), texts)
    times = best(lambda text: find_times(text, day, lexicon), texts)
    print(f"{len(texts)} windows of {WINDOW} characters from {folder}")
    print(f"quantities {quantities:.2f} ms, times {times:.2f} ms, together {quantities + times:.2f} ms a window")


if __name__ == "__main__":
    main()
