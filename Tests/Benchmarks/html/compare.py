"""Parses the same pages with the HTML module, selectolax (Lexbor) and resiliparse, on one core, and prints the ratios.

    python3 -m venv .venv-html && .venv-html/bin/pip install selectolax resiliparse
    swift build -c release --product html-driver
    .venv-html/bin/python Tests/Benchmarks/html/compare.py ../shared/corpus/articles/pages

Each parser gets bytes; rounds of the three take turns, and the best CPU time of each counts.
"""

import gzip
import pathlib
import re
import subprocess
import sys
import time

from resiliparse.parse.html import HTMLTree
from selectolax.lexbor import LexborHTMLParser

DRIVER = ".build/release/html-driver"
ROUNDS = 3


def resiliparse(page):
    return HTMLTree.parse_from_bytes(page)


def cpu_time(parse, pages):
    start = time.process_time()
    for page in pages:
        parse(page)
    return time.process_time() - start


def main():
    folder = pathlib.Path(sys.argv[1])
    pages = []
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        pages.append(gzip.decompress(data) if path.suffix == ".gz" else data)
    size = sum(map(len, pages))
    best = {}
    for _ in range(ROUNDS):
        line = subprocess.run([DRIVER, "parse", str(folder), "--rounds=2"], check=True, capture_output=True, text=True).stdout
        rate = float(re.search(r"(\d+) pages/s", line).group(1))
        best["winnow"] = min(best.get("winnow", 1e9), len(pages) / rate)
        for name, parse in (("selectolax", LexborHTMLParser), ("resiliparse", resiliparse)):
            best[name] = min(best.get(name, 1e9), cpu_time(parse, pages))
    print(f"{len(pages)} pages, {size / 1e6:.1f} MB, one core, best CPU time of {ROUNDS} rounds")
    for name, seconds in best.items():
        print(
            f"{name:12} {len(pages) / seconds:7.0f} pages/s {size / seconds / 1e6:7.0f} MB/s"
            f"   winnow is {seconds / best['winnow']:.2f} times as fast"
        )


main()
