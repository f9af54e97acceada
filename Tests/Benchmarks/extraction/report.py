#!/usr/bin/env python3
"""report.py [--shared DIR] [--driver PATH] [--form html|text] [--unseen DIR] [--worst N] [--set NAME]: where the body's losses are.

Prints body F1, precision and recall by set, by language and by length, and how much of precision and recall is lost in which way:
wrong text before, between and after the gold's, the standfirst, the headline; text missed at the start, in the middle, at the end,
or all of it. With --worst the worst pages of each set. With --unseen, the --work folder of train.py, the block scores are those of
models that have not seen a page's site (needs numpy)."""
import argparse
import collections
import json
import os
import subprocess
import tempfile

import scoring

HERE = os.path.dirname(os.path.abspath(__file__))
LENGTHS = (100, 250, 500, 1000, 2000)


def losses(score, gold, article):
    """The shares of the predicted text that are wrong, and of the gold's that are missed, each by kind."""
    wanted, found = score.tokens(gold["text"]), score.tokens(scoring.text_of(article, gold))
    kinds = collections.Counter()
    if not found:
        return collections.Counter({"missed: all": 1.0})
    g, p = score.shingles(wanted), score.shingles(found)
    others = {"standfirst": score.shingles(score.tokens(gold.get("summary"))), "headline": score.shingles(score.tokens(gold.get("title")))}
    for name, text, known, total in (("wrong", found, g, len(found)), ("missed", wanted, p, len(wanted))):
        runs = [tuple(text[i:i + 4]) for i in range(max(1, len(text) - 3))]
        hits = [i for i, r in enumerate(runs) if known[r]]
        for i, run in enumerate(runs):
            if known[run]:
                continue
            kind = "all" if not hits else "before" if i < hits[0] else "after" if i > hits[-1] else "between"
            if name == "wrong":
                kind = next((k for k, s in others.items() if s[run]), kind)
            kinds[f"{name}: {kind}"] += 1 / max(1, total)
    return kinds


def line(name, rows, score):
    print(f"  {name:<14}{len(rows):5} pages   F1 %.3f  P %.3f  R %.3f" % score.body_metrics(rows))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", default=f"{HERE}/../../../../shared")
    ap.add_argument("--driver", default=f"{HERE}/../../../.build/release/extraction-driver")
    ap.add_argument("--form", default="html", choices=list(scoring.FORMS))
    ap.add_argument("--unseen", help="the --work folder of train.py")
    ap.add_argument("--set", action="append", help="only this set (repeatable)")
    ap.add_argument("--worst", type=int, default=0, metavar="N")
    a = ap.parse_args()
    score, gold = scoring.scorer(a.shared), scoring.read_gold(a.shared)
    ids = [i for i, v in gold.items() if v.get("text") and v["set"] in (a.set or scoring.SETS)]
    with tempfile.TemporaryDirectory() as work:
        path = scoring.unpack(a.shared, gold, ids, a.form, work, a.form)
        command = [a.driver, "extract", a.form, path]
        if a.unseen:
            import measure
            command += measure.unseen_scores(a.unseen, a.form, path)
        articles = scoring.read_articles(subprocess.run(command, check=True, capture_output=True).stdout.splitlines())
    ids = [i for i in ids if i in articles]
    rows = {i: score.tp_fp_fn(gold[i]["text"], scoring.text_of(articles[i], gold[i])) for i in ids}
    groups = {"by set": lambda i: gold[i]["set"], "by language": lambda i: (gold[i].get("lang") or "?")[:2],
              "by length (tokens)": lambda i: next((f"up to {n}" for n in LENGTHS if len(score.tokens(gold[i]["text"])) <= n), "more")}
    for title, key in groups.items():
        print(title)
        parts = collections.defaultdict(list)
        for i in ids:
            parts[key(i)].append(rows[i])
        for name, part in sorted(parts.items(), key=lambda item: -len(item[1])):
            if len(part) >= 5:
                line(name, part, score)
    print("by kind of loss: the mean share of the predicted text that is wrong, and of the gold's that is missed")
    for name in a.set or scoring.SETS:
        of_set = [i for i in ids if gold[i]["set"] == name]
        if not of_set:
            continue
        total = sum((losses(score, gold[i], articles[i]) for i in of_set), collections.Counter())
        print(f"  {name:<8}" + "  ".join(f"{k} {v / len(of_set):.4f}" for k, v in sorted(total.items(), key=lambda x: -x[1])))
    if a.worst:
        print("worst pages")
        for name in a.set or scoring.SETS:
            f1 = {i: 2 * rows[i][0] / max(1, 2 * rows[i][0] + rows[i][1] + rows[i][2]) for i in ids if gold[i]["set"] == name}
            for i in sorted(f1, key=f1.get)[:a.worst]:
                print(f"  {f1[i]:.3f}  wrong {rows[i][1]:5}  missed {rows[i][2]:5}  {i}  {(gold[i].get('url') or '')[:80]}")


if __name__ == "__main__":
    main()
