#!/usr/bin/env python3
"""gate.py [--shared DIR] [--driver PATH] [--pin]: scores what the product makes of all development pages, and fails where a set's
body figure is more than 0.002 below the one in pinned.json. Figures of metadata are printed beside them.

A pinned figure changes only with a reason, which the commit gives: --pin writes today's figures. The models have seen these pages:
this finds what breaks, not how good the product is on other sites (train.py, measure.py --unseen). Skipped, with a message, where
the pages are missing. Only the standard library."""
import argparse
import json
import os
import sys
import tempfile

import scoring

HERE = os.path.dirname(os.path.abspath(__file__))
TOLERANCE = 0.002
PINNED = ("F1", "snippets")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", default=f"{HERE}/../../../../shared")
    ap.add_argument("--driver", default=f"{HERE}/../../../.build/debug/extraction-driver")
    ap.add_argument("--pin", action="store_true", help="write today's figures to pinned.json")
    a = ap.parse_args()
    if not os.path.exists(f"{a.shared}/corpus"):
        print(f"skipped: no development pages at {os.path.normpath(a.shared)}")
        return
    score, gold = scoring.scorer(a.shared), scoring.read_gold(a.shared)
    today = {}
    with tempfile.TemporaryDirectory() as work:
        # Both forms side by side, on two cores.
        runs = {f: scoring.start(a.driver, f, scoring.unpack(a.shared, gold, list(gold), f, work, f)) for f in scoring.FORMS}
        outputs = {}
        for form in reversed(runs):  # the quick form first; the other fills its pipe and waits
            outputs[form] = scoring.read_articles(runs[form].stdout)
            if runs[form].wait() != 0:
                sys.exit(f"{a.driver} ended with status {runs[form].returncode} on the {form} pages")
        for form in scoring.FORMS:
            for name in scoring.SETS:
                ids = [i for i, v in gold.items() if v["set"] == name and i in outputs[form]]
                for figure, value in scoring.figures(score, gold, outputs[form], ids).items():
                    today[f"{form} {name} {figure}"] = round(value, 4)
    path = f"{HERE}/pinned.json"
    if a.pin:
        with open(path, "w", encoding="utf-8") as file:
            json.dump({n: v for n, v in today.items() if n.endswith(PINNED)}, file, indent=1)
            file.write("\n")
    with open(path, encoding="utf-8") as file:
        pinned = json.load(file)
    fallen = []
    for name, value in today.items():
        change = value - pinned[name] if name in pinned else None
        if change is not None and change < -TOLERANCE:
            fallen.append(name)
        print(f"{name:<26}{value:8.4f}" + ("" if change is None else f"{change:+9.4f}") + ("  FALLEN" if name in fallen else ""))
    missing = sorted(set(pinned) - set(today))
    if fallen or missing:
        sys.exit(f"below the pinned figures: {', '.join(fallen + missing)}. Mend what made them fall, or pin with a reason (--pin).")


if __name__ == "__main__":
    main()
