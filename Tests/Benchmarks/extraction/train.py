#!/usr/bin/env python3
"""train.py --form html|text --driver DRIVER --list LIST --shared DIR [--work DIR] [--write]: trains the two block models of a form
and prints how well pages come out that the models have not seen.

Blocks are labelled by alignment with the gold text (corpus.py). Sites are split into folds by registrable domain; every figure is of
pages predicted by models that saw no page of their sites. With --write, the models that go into the product, trained on all pages,
replace Sources/Extraction/Model/*ModelWeights.swift.

Needs numpy and catboost 1.2. Model file: trees, depth, bias, leaf scale; then the feature number of each question, tree by
tree; then the borders; then the leaves, whole numbers to be multiplied by the scale."""
import argparse
import json
import os
import subprocess
import tempfile
import time

import numpy as np
from catboost import CatBoostClassifier, Pool

import corpus

FOLDS = 5


def folds_of(pages, gold):
    """A fold for each page: all pages of a domain in the same one, decided by the domain's name alone."""
    import hashlib
    return np.array([int(hashlib.md5(gold[p.id]["domain"].encode()).hexdigest(), 16) % FOLDS for p in pages])


def label(pages, gold):
    """Labels (-1 unknown) and weights of all blocks, page after page."""
    labels, weights = [], []
    for page in pages:
        v = gold[page.id]
        size = np.array([min(len(t), 120) for t in page.tokens], np.float32)
        if v.get("text") is not None:
            y = corpus.align(page, v["text"])
            w = (size + 2) ** 0.7
            w *= 100 / max(30, w[y > 0].sum() if y.any() else w.sum())
            if v.get("weak"):
                w *= 0.5
        else:
            y = corpus.snippet_labels(page, v.get("with") or [], v.get("without") or [])
            w = np.where(y >= 0, 6.0, 0.0)
        labels.append(y)
        weights.append(w.astype(np.float32))
    return np.concatenate(labels), np.concatenate(weights)


def fit(x, y, w, a, trees, rate):
    """Models that differ in their random numbers alone. Their mean is one forest, and errs less than one of as many trees."""
    models = []
    pool = Pool(x, y, weight=w)
    for seed in range(7, 7 + a.seeds):
        models.append(CatBoostClassifier(
            iterations=trees, depth=6, learning_rate=rate, l2_leaf_reg=8, border_count=64, loss_function="Logloss",
            random_seed=seed, thread_count=a.threads, verbose=False, bootstrap_type="Bernoulli", subsample=0.7, rsm=0.5,
            allow_writing_files=False))
        models[-1].fit(pool)
    return models


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def out_of_fold(x, y, w, fold, a, trees, rate):
    """Scores of all blocks by models that saw no page of their fold."""
    scores = np.zeros(len(y), np.float32)
    for k in range(FOLDS):
        use = (fold != k) & (y >= 0) & (w > 0)
        raw = [m.predict(x[fold == k], prediction_type="RawFormulaVal") for m in fit(x[use], y[use], w[use], a, trees, rate)]
        scores[fold == k] = sigmoid(np.mean(raw, axis=0))
    return scores


def export(models):
    """The mean of the models as text; see the head of this file."""
    depth, bias, features, borders, leaves = 6, 0, [], [], []
    for model in models:
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            model.save_model(file.name, format="json")
            m = json.load(open(file.name))
        scale, offset = m["scale_and_bias"]
        bias += offset[0] / len(models)
        for tree in m["oblivious_trees"]:
            f = [split["float_feature_index"] for split in tree["splits"]]
            b = [split["border"] for split in tree["splits"]]
            values = [v * scale / len(models) for v in tree["leaf_values"]]
            while len(f) < depth:  # a shallower tree: ask again, whose answer is known
                f.append(f[-1])
                b.append(3e38)
                values = values + values
            features += f
            borders += b
            leaves += values
    unit = max(abs(v) for v in leaves) / 9999
    head = f"    {len(leaves) >> depth} {depth} {bias:.7g} {unit:.7g}"
    rows = ([str(i) for i in features], [f"{b:.6g}" for b in borders], [str(round(v / unit)) for v in leaves])
    return "\n".join([head, *map(wrap, rows)])


def wrap(words):
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 110:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return "\n".join("    " + line for line in [*lines, line])


def write(form, first, second, names, root):
    name = ("HTML" if form == "html" else "Text") + "ModelWeights"
    with open(f"{root}/Sources/Extraction/Model/{name}.swift", "w") as out:
        out.write(f"/// The numbers of ``BlockModels``, written by `Tests/Benchmarks/extraction/train.py`.\nenum {name} {{\n")
        out.write(f'  /// The features by number when the models were trained.\n  static let features = """\n{wrap(names)}\n    """\n\n')
        out.write(f'  static let first: StaticString = """\n{first}\n    """\n\n')
        out.write(f'  static let second: StaticString = """\n{second}\n    """\n}}\n')


def judge(pages, gold, scores, threshold, score):
    """Body and snippet figures of the corpus's scorer, by set, from block scores alone."""
    at, bodies, snippets, worst = 0, {}, {}, []
    for page in pages:
        n = len(page.texts)
        s = scores[at:at + n]
        at += n
        kept, seen = [], set()
        for text, p in zip(page.texts, s):
            if p >= threshold and not (len(text) > 60 and text in seen):
                kept.append(text)
                seen.add(text)
        text, v = "\n\n".join(kept), gold[page.id]
        if v.get("text") is not None:
            counts = score.tp_fp_fn(v["text"], text)
            bodies.setdefault(v["set"], []).append(counts)
        if v.get("with") or v.get("without"):
            t = score.squash(text)
            w, wo = v.get("with") or [], v.get("without") or []
            tp, fp = sum(score.squash(x) in t for x in w), sum(score.squash(x) in t for x in wo)
            snippets.setdefault(v["set"], []).append((tp, fp, len(w) - tp))
    out = []
    for name, rows in sorted(bodies.items()):
        out.append("%s %.4f (P %.3f R %.3f)" % (name, *score.body_metrics(rows)))
    for name, rows in sorted(snippets.items()):
        tp, fp, fn = (sum(r[i] for r in rows) for i in range(3))
        out.append("%s snippets %.4f (P %.3f R %.3f)" % (name, 2 * tp / (2 * tp + fp + fn), tp / max(1, tp + fp), tp / max(1, tp + fn)))
    return "; ".join(out)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--form", required=True, choices=["html", "text"])
    ap.add_argument("--driver", required=True)
    ap.add_argument("--list", required=True)
    ap.add_argument("--shared", required=True)
    ap.add_argument("--work", default=tempfile.gettempdir())
    ap.add_argument("--trees", type=int, default=150)
    ap.add_argument("--rate", type=float, default=0.12)
    ap.add_argument("--second-trees", type=int, default=150)
    ap.add_argument("--second-rate", type=float, default=0.12)
    ap.add_argument("--seeds", type=int, default=2, help="models whose mean is taken, of so many trees each")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    gold, score = corpus.read_gold(a.shared), corpus.scorer(a.shared)
    path = f"{a.work}/{a.form}.dump"

    def dump(scores=None):
        command = [a.driver, "dump", a.form, a.list, path]
        if scores is not None:
            scores.astype("<f4").tofile(path + ".scores")
            command.append(path + ".scores")
        subprocess.run(command, check=True)
        return corpus.read_dump(path)

    start = time.time()
    pages = dump()
    y, w = label(pages, gold)
    fold = np.concatenate([np.full(len(p.texts), k) for p, k in zip(pages, folds_of(pages, gold))])
    x = np.concatenate([p.features for p in pages])
    context = int(subprocess.run([a.driver, "first-of-context"], check=True, capture_output=True, text=True).stdout)
    print(f"{len(pages)} pages, {len(y)} blocks, {int((y == 1).sum())} of articles; {time.time() - start:.0f} s", flush=True)
    first = out_of_fold(x[:, :context], y, w, fold, a, a.trees, a.rate)
    print("first model, above 0.45:", judge(pages, gold, first, 0.45, score), f"{time.time() - start:.0f} s", flush=True)
    pages = dump(first)
    x = np.concatenate([p.features for p in pages])
    if a.write:
        use = (y >= 0) & (w > 0)
        one = fit(x[use][:, :context], y[use], w[use], a, a.trees, a.rate)
        two = fit(x[use], y[use], w[use], a, a.second_trees, a.second_rate)
        names = json.loads(subprocess.run([a.driver, "features"], check=True, capture_output=True, text=True).stdout)
        for models in (one, two):
            top = sorted(zip(models[0].get_feature_importance(), names), reverse=True)[:30]
            print("importance:", ", ".join(f"{n} {v:.1f}" for v, n in top), flush=True)
        root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
        write(a.form, export(one), export(two), names, root)
        print(f"written; {time.time() - start:.0f} s", flush=True)
    second = out_of_fold(x, y, w, fold, a, a.second_trees, a.second_rate)
    second.astype("<f4").tofile(path + ".second")
    np.save(path + ".labels.npy", y)
    for t in (0.35, 0.4, 0.45, 0.5):
        print(f"second model, above {t}:", judge(pages, gold, second, t, score), f"{time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
