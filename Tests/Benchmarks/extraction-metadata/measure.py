#!/usr/bin/env python3
"""Measures metadata on the corpus, each part of the sites apart: measure.py SHARED [--half a|b] [--speed] [--show FIELD]

SHARED is the folder that holds corpus/ and tools/. Needs `swift build -c release --product metadata-driver` before.
Sites are split into parts a (three in four) and b by a hash of their registrable domain: rules are tuned by looking at
pages of part a alone, so the figures of part b are what unseen sites can expect. --show prints the pages of a part where
a field (title, authors, published) differs from the gold.
"""
import argparse, gzip, hashlib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DRIVER = os.environ.get("METADATA_DRIVER") or os.path.join(HERE, "../../../.build/release/metadata-driver")


def half(domain):
    digest = hashlib.sha256(domain.encode()).digest()
    return "ab"[digest[0] & digest[1] & 1]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("shared")
    p.add_argument("--half", choices=["a", "b"], action="append")
    p.add_argument("--speed", action="store_true")
    p.add_argument("--show", choices=["title", "authors", "published"])
    p.add_argument("--set", action="append")
    p.add_argument("--limit", type=int, default=40)
    p.add_argument("--lines", action="store_true", help="with --show, all visible lines that were looked at")
    a = p.parse_args()
    cache = os.path.join(tempfile.gettempdir(), f"winnow-metadata-pages-{os.getuid()}")
    os.makedirs(cache, exist_ok=True)
    sys.path.insert(0, os.path.join(a.shared, "tools"))
    for corpus in ["articles", "dates"]:
        folder = os.path.join(a.shared, "corpus", corpus)
        gold = json.load(open(os.path.join(folder, "gold.json")))
        for h in a.half or ["a", "b"]:
            part = {i: g for i, g in gold.items() if half(g.get("domain") or i) == h}
            if a.set:
                part = {i: g for i, g in part.items() if g["set"] in a.set}
            if not part:
                continue
            listing = os.path.join(cache, f"{corpus}-{h}.tsv")
            with open(listing, "w") as f:
                for i, g in part.items():
                    page = os.path.join(cache, i + ".html")
                    if not os.path.exists(page):
                        with gzip.open(os.path.join(folder, "pages", i + ".html.gz")) as z, open(page, "wb") as o:
                            o.write(z.read())
                    f.write(f"{i}\t{g.get('url') or 'https://example.org/' + i}\t{page}\n")
            if a.speed:
                subprocess.run([DRIVER, "speed", listing], check=True)
                continue
            output = subprocess.run([DRIVER, "extract", listing], check=True, capture_output=True, text=True).stdout
            predictions = {}
            for line in output.splitlines():
                o = json.loads(line)
                predictions[o["id"]] = o
            if a.show:
                show(a, part, predictions)
                continue
            score(a, part, output, h, cache, corpus)


def score(a, part, output, h, cache, corpus):
    """Prints the exact shares by set, as score-extraction counts them."""
    pred = os.path.join(cache, f"{corpus}-{h}.ndjson")
    open(pred, "w").write(output)
    for name in sorted({g["set"] for g in part.values()}):
        goldfile = os.path.join(cache, f"{name}-{h}.gold.json")
        slim = {i: {k: v for k, v in g.items() if k not in ("text", "with", "without")} for i, g in part.items() if g["set"] == name}
        json.dump(slim, open(goldfile, "w"))
        out = subprocess.run(
            [os.path.join(a.shared, "tools/score-extraction"), "--gold", goldfile, "--pred", pred, "--n-bootstrap", "1"],
            check=True, capture_output=True, text=True).stdout
        for line in out.splitlines():
            if line.startswith("  "):
                print(f"half {h}  {name:<14}{line}")


def show(a, part, predictions):
    import importlib.machinery, importlib.util
    path = os.path.join(a.shared, "tools/score-extraction")
    loader = importlib.machinery.SourceFileLoader("scorer", path)
    scorer = importlib.util.module_from_spec(importlib.util.spec_from_loader("scorer", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(scorer)
    shown = 0
    for i, g in part.items():
        o = predictions[i]
        if a.show == "title":
            if not g.get("title") or scorer.key(g["title"]) == scorer.key(o.get("title")):
                continue
            gold, got = g["title"], o.get("title")
        elif a.show == "authors":
            if not g.get("authors") or scorer.names(g["authors"]) == scorer.names(o["authors"]):
                continue
            gold, got = g["authors"], o["authors"]
        else:
            if not g.get("published") or g["published"][:10] == (o.get("published") or "")[:10]:
                continue
            gold, got = g["published"], o.get("published")
        print(f"{i} {g.get('lang')} {g.get('url', '')[:110]}\n   gold {gold!r}\n   got  {got!r} ({o['sources'].get(a.show)})")
        for line in o["lines"][: 400 if a.lines else 6]:
            if (a.show == "authors") == line.startswith("by:") and a.show != "title":
                print("      ", repr(" ".join(line.split()))[:120])
        shown += 1
        if shown >= a.limit:
            break


if __name__ == "__main__":
    main()
