#!/usr/bin/env python3
"""measure.py --shared DIR [--unseen DIR] [--driver PATH] [--work DIR] [--every N] [--peers NAME,...]: prints the table of body, metadata, dates and
speed, Winnow beside its peers.

The peers come from PyPI, into a virtual environment of their own under --work. newspaper4k and trafilatura are slow: --every 10 takes
each tenth page of a set. Column winnow is the product, whose models were trained on these pages; column winnow-unseen is the same with
the block scores of models that saw no page of the site, which train.py leaves in its --work folder: --unseen names that. Metadata and
dates have no trained models. Needs numpy."""
import argparse
import gzip
import json
import os
import subprocess
import sys
import venv

import numpy as np

import corpus

PACKAGES = ["trafilatura==2.0.0", "newspaper4k==0.9.3.1", "readability-lxml==0.8.1", "resiliparse==0.15.2", "lxml_html_clean"]
PEERS = ["trafilatura", "trafilatura-fast", "newspaper4k", "readability-lxml", "resiliparse"]
HERE = os.path.dirname(os.path.abspath(__file__))


def unpack(folder, gold, ids, work, name, kind, ending):
    """Unpacks pages, and writes the list that names them."""
    os.makedirs(f"{work}/{name}", exist_ok=True)
    path = f"{work}/{name}.list"
    with open(path, "w", encoding="utf-8") as out:
        for id in ids:
            file = f"{work}/{name}/{id}{ending}"
            with open(file, "wb") as page:
                page.write(gzip.open(f"{folder}/{kind}/{id}{ending}.gz").read())
            out.write(f"{id}\t{gold[id].get('url') or 'https://example.org/' + id}\t{file}\n")
    return path


def unseen_scores(folder, form, path):
    """A file with the scores of a list's blocks, each from a model that saw no page of its site: what train.py left in its --work
    folder, in the list's order."""
    scores, at = {}, 0
    every = np.fromfile(f"{folder}/{form}.dump.second", "<f4")
    for page in corpus.read_dump(f"{folder}/{form}.dump"):
        scores[page.id] = every[at:at + len(page.texts)]
        at += len(page.texts)
    with open(path, encoding="utf-8") as lines:
        ids = [line.split("\t")[0] for line in lines]
    np.concatenate([scores[i] for i in ids]).astype("<f4").tofile(f"{path}.{form}.scores")
    return f"{path}.{form}.scores"


def winnow(driver, form, path, unseen=None):
    """Predictions by id, and pages a CPU second."""
    out = {}
    command = [driver, "extract", form, path] + ([unseen_scores(unseen, form, path)] if unseen else [])
    for line in subprocess.run(command, check=True, capture_output=True).stdout.splitlines():
        line = json.loads(line)
        article = line.get("article") or {}
        out[line["source"]] = {
            "text": article.get("articleBody"), "title": article.get("headline"), "published": article.get("datePublished"),
            "authors": [x["name"] for x in article.get("authors") or []]}
    speed = subprocess.run([driver, "speed", form, path], check=True, capture_output=True, text=True).stdout
    return out, float(speed.split(" CPU s, ")[1].split()[0])


def peer(python, name, path):
    out, rate = {}, 0
    for line in subprocess.run([python, f"{HERE}/peer.py", name, path], check=True, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL).stdout.splitlines():
        line = json.loads(line)
        if "cpu_seconds" in line:
            rate = line["pages"] / line["cpu_seconds"]
        else:
            out[line["id"]] = line
    return out, rate


def body(score, gold, out, ids):
    rows = [score.tp_fp_fn(gold[i]["text"], out.get(i, {}).get("text") or "") for i in ids if gold[i].get("text") is not None]
    return score.body_metrics(rows)[0] if rows else None


def snippets(score, gold, out, ids):
    tp = fp = fn = 0
    for i in ids:
        text = score.squash(out.get(i, {}).get("text") or "")
        for s in gold[i].get("with") or []:
            tp, fn = (tp + 1, fn) if score.squash(s) in text else (tp, fn + 1)
        for s in gold[i].get("without") or []:
            fp += score.squash(s) in text
    return 2 * tp / max(1, 2 * tp + fp + fn)


def exact(score, gold, out, ids, field):
    """The share of pages with exactly the gold's title, authors or day."""
    ids = [i for i in ids if gold[i].get(field)]
    if not ids or not any(out.get(i, {}).get(field) for i in ids):
        return None
    if field == "title":
        hits = sum(score.key(gold[i]["title"]) == score.key(out.get(i, {}).get("title")) for i in ids)
    elif field == "authors":
        hits = sum(score.names(gold[i]["authors"]) == score.names(out.get(i, {}).get("authors")) for i in ids)
    else:
        hits = sum(str(gold[i]["published"])[:10] == str(out.get(i, {}).get("published") or "")[:10] for i in ids)
    return hits / len(ids)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", required=True)
    ap.add_argument("--unseen", help="the --work folder of train.py, for column winnow-unseen")
    ap.add_argument("--driver", default=".build/release/extraction-driver")
    ap.add_argument("--work", default="/tmp/winnow-extraction")
    ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--peers", default=",".join(PEERS))
    a = ap.parse_args()
    score = corpus.scorer(a.shared)
    peers = [p for p in a.peers.split(",") if p]
    os.makedirs(a.work, exist_ok=True)
    python = f"{a.work}/venv/bin/python"
    if peers and not os.path.exists(python):
        venv.create(f"{a.work}/venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)

    articles = corpus.read_gold(a.shared)
    with open(f"{a.shared}/corpus/dates/gold.json", encoding="utf-8") as file:
        dates = json.load(file)
    sets = {s: [i for i, g in articles.items() if g["set"] == s][::a.every] for s in ("aed", "wcxb", "traf")}
    sets |= {s: [i for i, g in dates.items() if g["set"] == s][::a.every] for s in ("htmldate", "htmldate-news")}
    lists = {}
    for name, ids in sets.items():
        folder, gold = (f"{a.shared}/corpus/dates", dates) if name.startswith("html") else (f"{a.shared}/corpus/articles", articles)
        lists[name] = unpack(folder, gold, ids, a.work, name, "pages", ".html")
    lists["flat"] = unpack(f"{a.shared}/corpus/articles", articles, sets["aed"], a.work, "flat", "flat", ".txt")
    lists["all"] = f"{a.work}/all.list"
    with open(lists["all"], "w", encoding="utf-8") as out:
        for name in ("aed", "wcxb", "traf"):
            out.write(open(lists[name], encoding="utf-8").read())

    table = {}
    ours = ["winnow", "winnow-unseen"] if a.unseen else ["winnow"]
    for name in [*ours, *peers]:
        unseen = a.unseen if name == "winnow-unseen" else None
        run = (lambda path: winnow(a.driver, "html", path)) if name in ours else (lambda path: peer(python, name, path))
        out, rate = winnow(a.driver, "html", lists["all"], unseen) if unseen else run(lists["all"])
        day = {s: exact(score, dates, run(lists[s])[0], sets[s], "published") for s in ("htmldate", "htmldate-news")}
        flat = winnow(a.driver, "text", lists["flat"], unseen)[0] if name in ours else None
        table[name] = {
            f"aed body F1 ({len(sets['aed'])})": body(score, articles, out, sets["aed"]),
            f"wcxb body F1 ({len(sets['wcxb'])})": body(score, articles, out, sets["wcxb"]),
            f"traf snippets F1 ({len(sets['traf'])})": snippets(score, articles, out, sets["traf"]),
            "aed flat text, body F1": body(score, articles, flat, sets["aed"]) if flat else None,
            "aed flat text, title exact": exact(score, articles, flat, sets["aed"], "title") if flat else None,
            "aed title exact": exact(score, articles, out, sets["aed"], "title"),
            "aed authors exact": exact(score, articles, out, sets["aed"], "authors"),
            "aed date exact": exact(score, articles, out, sets["aed"], "published"),
            f"dates, general ({len(sets['htmldate'])})": day["htmldate"],
            f"dates, news ({len(sets['htmldate-news'])})": day["htmldate-news"],
            "pages a CPU second": rate,
        }
        print(f"{name}: done", file=sys.stderr)
    width = max(len(n) for n in table) + 2
    print(" " * 28 + "".join(n.rjust(width) for n in table))
    for row in table["winnow"]:
        cells = [("–" if r[row] is None else f"{r[row]:.0f}" if r[row] > 1.5 else f"{r[row]:.3f}") for r in table.values()]
        print(row.ljust(28) + "".join(c.rjust(width) for c in cells))


if __name__ == "__main__":
    main()
