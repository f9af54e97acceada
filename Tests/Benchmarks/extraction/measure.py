#!/usr/bin/env python3
"""measure.py --shared DIR [--unseen DIR] [--driver PATH] [--work DIR] [--every N] [--peers NAME,...]: prints the table of body, metadata, dates and
speed, Winnow beside its peers.

The peers come from PyPI, into a virtual environment of their own under --work. newspaper4k and trafilatura are slow: --every 10 takes
each tenth page of a set. Column winnow is the product, whose models were trained on these pages; column winnow-unseen is the same with
the block scores of models that saw no page of the site, which train.py leaves in its --work folder: --unseen names that. Metadata and
dates have no trained models. Needs numpy."""
import argparse
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
    """Predictions by id, and pages a CPU second."""
    out = {}
    command = [driver, "extract", form, path] + (unseen_scores(unseen, form, path) if unseen else [])
    for line in subprocess.run(command, check=True, capture_output=True).stdout.splitlines():
        line = json.loads(line)
        article = line.get("article") or {}
        out[line["source"]] = {
            "text": article.get("articleBody"), "standfirst": article.get("standfirst"), "title": article.get("headline"), "published": article.get("datePublished"),
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


def rows_of(score, gold, out, ids):
    return [score.tp_fp_fn(gold[i]["text"], scoring.text_of({"articleBody": (p := out.get(i, {})).get("text"), "standfirst": p.get("standfirst")}, gold[i])) for i in ids if gold[i].get("text") is not None]


def body(score, gold, out, ids):
    rows = rows_of(score, gold, out, ids)
    return score.body_metrics(rows)[0] if rows else None


def body_precision(score, gold, out, ids):
    return score.body_metrics(rows_of(score, gold, out, ids))[1]


def snippets(score, gold, out, ids):
    counts = (scoring.snippet_counts(score, gold[i], out.get(i, {}).get("text") or "") for i in ids)
    tp, fp, fn = (sum(c) for c in zip(*counts))
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
    sets |= {s: [i for i, g in dates.items() if g["set"] == s][::a.every] for s in ("htmldate", "htmldate-news")}
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
        run = (lambda path: winnow(a.driver, "html", path)) if name in ours else (lambda path: peer(python, name, path))
        out, rate = winnow(a.driver, "html", lists["all"], unseen) if unseen else run(lists["all"])
        day = {s: exact(score, dates, run(lists[s])[0], sets[s], "published") for s in ("htmldate", "htmldate-news")}
        rows = {f"{s} body F1 ({len(sets[s])})": body(score, articles, out, sets[s]) for s in scoring.SETS if s != "traf"}
        rows |= {f"{s} body precision": body_precision(score, articles, out, sets[s]) for s in ("fundus", "daniel")}
        rows[f"traf snippets F1 ({len(sets['traf'])})"] = snippets(score, articles, out, sets["traf"])
        for s in FLAT if name in ours else ():
            flat = winnow(a.driver, "text", lists[f"flat-{s}"], unseen)[0]
            rows[f"{s} flat text, body F1"] = body(score, articles, flat, sets[s])
            rows[f"{s} flat text, title exact"] = exact(score, articles, flat, sets[s], "title")
        for s in ("aed", "fundus"):
            for field, label in (("title", "title"), ("authors", "authors"), ("published", "date")):
                rows[f"{s} {label} exact"] = exact(score, articles, out, sets[s], field)
        rows[f"dates, general ({len(sets['htmldate'])})"] = day["htmldate"]
        rows[f"dates, news ({len(sets['htmldate-news'])})"] = day["htmldate-news"]
        rows["pages a CPU second"] = rate
        table[name] = rows
        print(f"{name}: done", file=sys.stderr)
    width = max(len(n) for n in table) + 2
    print(" " * 28 + "".join(n.rjust(width) for n in table))
    for row in table["winnow"]:
        cells = [("–" if r[row] is None else f"{r[row]:.0f}" if r[row] > 1.5 else f"{r[row]:.3f}") for r in table.values()]
        print(row.ljust(28) + "".join(c.rjust(width) for c in cells))


if __name__ == "__main__":
    main()
