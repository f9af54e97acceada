#!/usr/bin/env python3
"""measure.py --shared DIR [--unseen DIR] [--driver PATH] [--work DIR] [--every N] [--peers NAME,...]: prints the table of body, metadata, dates and
speed, Winnow beside its peers.

The peers come from PyPI, into a virtual environment of their own under --work. newspaper4k and trafilatura are slow: --every 10 takes
each tenth page of a set. Column winnow is the product, whose models were trained on these pages; column winnow-unseen is the same with
the block scores of models that saw no page of the site, which train.py leaves in its --work folder: --unseen names that. Metadata and
dates have no trained models. Needs numpy."""
import argparse
import collections
import json
import os
import subprocess
import sys
import venv

import numpy as np

import corpus
import scoring

PACKAGES = ["trafilatura==2.0.0", "newspaper4k==0.9.3.1", "readability-lxml==0.8.1", "resiliparse==0.15.2", "lxml_html_clean"]
PEERS = ["trafilatura", "trafilatura-fast", "newspaper4k", "readability-lxml", "resiliparse"]
FLAT = ("aed", "fundus", "daniel")
DATES = ("htmldate", "htmldate-news")
HERE = os.path.dirname(os.path.abspath(__file__))


def unseen_scores(folder, form, path):
    """Files with the scores of a list's blocks, each from a model that saw no page of its site: what train.py left in its --work
    folder, in the list's order."""
    at, counts = {}, 0
    for page in corpus.read_dump(f"{folder}/{form}.dump"):
        at[page.id] = slice(counts, counts + len(page.texts))
        counts += len(page.texts)
    with open(path, encoding="utf-8") as lines:
        ids = [line.split("\t")[0] for line in lines]
    files = []
    for kind in ("second", "standfirst"):
        every = np.fromfile(f"{folder}/{form}.dump.{kind}", "<f4")
        files.append(f"{path}.{form}.{kind}")
        np.concatenate([every[at[i]] for i in ids]).astype("<f4").tofile(files[-1])
    return files


def winnow(driver, form, path, unseen=None):
    """Articles by id, and pages a CPU second."""
    command = [driver, "extract", form, path] + (unseen_scores(unseen, form, path) if unseen else [])
    out = scoring.read_articles(subprocess.run(command, check=True, capture_output=True).stdout.splitlines())
    speed = subprocess.run([driver, "speed", form, path], check=True, capture_output=True, text=True).stdout
    return out, float(speed.split(" CPU s, ")[1].split()[0])


def peer(python, name, path):
    """A peer's articles by id, with the product's names of members, and pages a CPU second."""
    out, rate = {}, 0
    for line in subprocess.run([python, f"{HERE}/peer.py", name, path], check=True, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL).stdout.splitlines():
        line = json.loads(line)
        if "cpu_seconds" in line:
            rate = line["pages"] / line["cpu_seconds"]
        else:
            out[line["id"]] = {
                "articleBody": line.get("text"), "headline": line.get("title"), "datePublished": line.get("published"),
                "authors": [{"name": name} for name in line.get("authors") or []]}
    return out, rate


MEMBERS = {"title": "headline", "authors": "authors", "date": "datePublished"}


def figures(score, gold, out, ids):
    """As scoring.figures; None for a member that none of the articles has."""
    found = scoring.figures(score, gold, collections.defaultdict(dict, out), ids)
    for figure, member in MEMBERS.items():
        if not any(out.get(i, {}).get(member) for i in ids):
            found[figure] = None
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", required=True)
    ap.add_argument("--unseen", help="the --work folder of train.py, for column winnow-unseen")
    ap.add_argument("--driver", default=".build/release/extraction-driver")
    ap.add_argument("--work", default="/tmp/winnow-extraction")
    ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--peers", default=",".join(PEERS))
    a = ap.parse_args()
    score = scoring.scorer(a.shared)
    peers = [p for p in a.peers.split(",") if p]
    os.makedirs(a.work, exist_ok=True)
    python = f"{a.work}/venv/bin/python"
    if peers and not os.path.exists(python):
        venv.create(f"{a.work}/venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)

    articles = scoring.read_gold(a.shared)
    with open(f"{a.shared}/corpus/dates/gold.json", encoding="utf-8") as file:
        dates = {i: v | {"corpus": "dates"} for i, v in json.load(file).items()}
    sets = {s: [i for i, g in articles.items() if g["set"] == s][::a.every] for s in scoring.SETS}
    sets |= {s: [i for i, g in dates.items() if g["set"] == s][::a.every] for s in DATES}
    lists = {}
    for name, ids in sets.items():
        lists[name] = scoring.unpack(a.shared, dates if name.startswith("html") else articles, ids, "html", a.work, name)
    for name in FLAT:
        lists[f"flat-{name}"] = scoring.unpack(a.shared, articles, sets[name], "text", a.work, f"flat-{name}")
    lists["all"] = f"{a.work}/all.list"
    with open(lists["all"], "w", encoding="utf-8") as out:
        for name in scoring.SETS:
            out.write(open(lists[name], encoding="utf-8").read())

    table = {}
    ours = ["winnow", "winnow-unseen"] if a.unseen else ["winnow"]
    for name in [*ours, *peers]:
        unseen = a.unseen if name == "winnow-unseen" else None
        run = (lambda path: winnow(a.driver, "html", path, unseen)) if name in ours else (lambda path: peer(python, name, path))
        out, rate = run(lists["all"])
        rows = {}
        for s in scoring.SETS:
            for figure, value in figures(score, articles, out, sets[s]).items():
                rows[f"{s} {figure} ({len(sets[s])})"] = value
        for s in FLAT if name in ours else ():
            flat = winnow(a.driver, "text", lists[f"flat-{s}"], unseen)[0]
            for figure, value in figures(score, articles, flat, sets[s]).items():
                rows[f"{s}, flat text, {figure}"] = value
        for s in DATES if not unseen else ():
            rows[f"dates of {s} ({len(sets[s])})"] = figures(score, dates, run(lists[s])[0], sets[s]).get("date")
        rows["pages a CPU second"] = rate
        table[name] = rows
        print(f"{name}: done", file=sys.stderr)
    width = max(len(n) for n in table) + 2
    print(" " * 28 + "".join(n.rjust(width) for n in table))
    for row in table["winnow"]:
        values = [r.get(row) for r in table.values()]
        cells = ["–" if v is None else f"{v:.0f}" if v > 1.5 else f"{v:.3f}" for v in values]
        print(row.ljust(28) + "".join(c.rjust(width) for c in cells))


if __name__ == "__main__":
    main()
