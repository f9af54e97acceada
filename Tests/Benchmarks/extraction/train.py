#!/usr/bin/env python3
"""train.py --form html|text --driver DRIVER --shared DIR [--work DIR] [--write]: trains the block models of a form on all development
pages, and prints how well pages come out that the models have not seen.

First come tables of words (evidence.py), whose weights are features. Then three models: the first sees a block and its neighbours,
the second also the first one's scores of the blocks around, the third tells the standfirst among an article's first blocks. Blocks
are labelled by alignment with the gold text (corpus.py); a gold's
`summary` is the standfirst. Sites are split into folds by registrable domain, and every figure is of pages predicted by models that
saw no page of their sites. With --write, the models that go into the product, trained on all pages, replace
Sources/Extraction/Scores/*ModelWeights.swift.

Needs numpy and catboost 1.2. Model file: trees, depth, bias, leaf scale; then the feature number of each question, tree by
tree; then the borders; then the leaves, whole numbers to be multiplied by the scale."""
import argparse
import hashlib
import json
import os
import tempfile
import time

import numpy as np
from catboost import CatBoostClassifier, Pool

import corpus
import evidence
import scoring
from driver import Driver

FOLDS = 5
LEAST_WEIGHT, MEAN_WEIGHT = 4, 2
# As in the product: BlockScorer and BodyChooser.
MAY_BE_ARTICLE, MAY_BE_STANDFIRST, STANDFIRST, LONGEST_STANDFIRST, USUAL = 0.3, 4, 0.5, 2, 0.45


def folds_of(pages, gold):
    """A fold for each page: all pages of a domain in the same one, decided by the domain's name alone."""
    return np.array([int(hashlib.md5(gold[p.id]["domain"].encode()).hexdigest(), 16) % FOLDS for p in pages])


def label(page, v):
    """Labels (-1 unknown) and weights of a page's blocks: part of the article, its standfirst included; and standfirst or text
    (-1 where the gold does not part them)."""
    size = np.array([min(len(t), 120) for t in page.tokens], np.float32)
    unknown = np.full(len(page.texts), -1, np.float32)
    if v.get("text") is None:
        y = corpus.snippet_labels(page, v.get("with") or [], v.get("without") or [])
        return y, np.where(y >= 0, 6.0, 0.0), unknown
    y = corpus.align(page, v["text"])
    w = (size + 2) ** 0.7
    w *= 100 / max(30, w[y > 0].sum() if y.any() else w.sum())
    if v.get("weak"):
        w *= 0.5
    deck = unknown
    if not v.get("standfirst_in_text"):
        deck = np.where(y > 0, 0, -1).astype(np.float32)
        if v.get("summary"):
            deck[(corpus.align(page, v["summary"]) > 0) & (y <= 0)] = 1
            y = np.where(deck == 1, 1, y)
    return y, w, deck


def drawn(w):
    """Which blocks are drawn, each as likely as its weight is part of LEAST_WEIGHT."""
    return np.random.default_rng(7).random(len(w)) * LEAST_WEIGHT < w


def fit(x, y, w, a, trees, rate):
    """Models that differ in their random numbers alone. Their mean is one forest, and errs less than one of as many trees.

    Blocks that weigh less than LEAST_WEIGHT stand for others like them: some of them are drawn, and weigh as much as all did."""
    use = drawn(w)
    models = []
    pool = Pool(x[use], y[use], weight=np.maximum(w[use], LEAST_WEIGHT))
    for seed in range(7, 7 + a.seeds):
        models.append(CatBoostClassifier(
            iterations=trees, depth=6, learning_rate=rate, l2_leaf_reg=8, border_count=64, loss_function="Logloss",
            random_seed=seed, thread_count=a.threads, verbose=False, bootstrap_type="Bernoulli", subsample=0.7, rsm=0.5,
            allow_writing_files=False))
        models[-1].fit(pool)
    return models


def predict(models, x):
    return 1 / (1 + np.exp(-np.mean([m.predict(x, prediction_type="RawFormulaVal") for m in models], axis=0)))


def fit_with_nameless(x, y, w, seen, nameless, columns, a, trees, rate):
    """Models of the blocks in `seen`, and of those of them in `nameless` once more as they were without names of classes, whose
    features are `columns`: on other sites names may say nothing."""
    rows, again = np.flatnonzero(seen), np.flatnonzero(seen & nameless)
    both = np.concatenate([rows, again])
    x = x[both]
    x[len(rows):, columns] = 0
    return fit(x, y[both], w[both], a, trees, rate)


def out_of_fold(x, y, w, use, fold, nameless, columns, a, trees, rate):
    """Scores of all blocks by models that saw no page of their fold."""
    scores = np.zeros(len(y), np.float32)
    for k in range(FOLDS):
        scores[fold == k] = predict(fit_with_nameless(x, y, w, use & (fold != k), nameless, columns, a, trees, rate), x[fold == k])
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
                f.append(f[-1] if f else 0)
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


def write(form, models, tables, names, root):
    name = ("HTML" if form == "html" else "Text") + "ModelWeights"
    with open(f"{root}/Sources/Extraction/Scores/{name}.swift", "w") as out:
        out.write(f"/// The numbers of ``BlockModels``, written by `Tests/Benchmarks/extraction/train.py`.\nenum {name} {{\n")
        out.write(f'  /// The features by number when the models were trained.\n  static let features = """\n{wrap(names)}\n    """\n')
        for kind, model in models.items():
            out.write(f'\n  static let {kind}: StaticString = """\n{export(model)}\n    """\n')
        for kind, table in zip(("texts", "classes"), tables):
            if table:
                rows = wrap([str(n) for entry in table for n in entry])
                out.write(f'\n  /// Keys and weights of the words of {kind}.\n  static let {kind}: StaticString = """\n{rows}\n    """\n')
        out.write("}\n")


def best_threshold(scores, mass):
    """As BodyChooser.bestThreshold: half of the F1 to be expected."""
    threshold, weight = USUAL, np.minimum(200, mass) + 1
    for _ in range(8):
        kept = scores >= threshold
        following = (scores * weight)[kept].sum() / max(1, weight[kept].sum() + (scores * weight).sum())
        if abs(following - threshold) < 0.001:
            break
        threshold = following
    return threshold


def judge(pages, gold, article, standfirst, form, mass, score):
    """Body and snippet figures of the corpus's scorer, by set, from block scores alone."""
    at, bodies, snippets = 0, {}, {}
    for page in pages:
        here = slice(at, at + len(page.texts))
        at += len(page.texts)
        p, deck, v = article[here], standfirst[here], gold[page.id]
        threshold = USUAL if form == "text" and (p >= USUAL).any() else best_threshold(p, mass[here])
        kept, seen = [], set()
        for i in np.flatnonzero(p >= threshold):
            if len(page.tokens[i]) < 5 or page.texts[i] not in seen:
                kept.append(i)
                seen.add(page.texts[i])
        lead = []
        while len(lead) < LONGEST_STANDFIRST and len(lead) + 1 < len(kept) and deck[kept[len(lead)]] >= STANDFIRST:
            lead.append(kept[len(lead)])
        kept = kept if v.get("standfirst_in_text") else kept[len(lead):]
        text = "\n\n".join(page.texts[i] for i in kept)
        if v.get("text") is not None:
            bodies.setdefault(v["set"], []).append(score.tp_fp_fn(v["text"], text))
        elif v.get("with") or v.get("without"):
            snippets.setdefault(v["set"], []).append(scoring.snippet_counts(score, v, text))
    out = ["%s %.4f (P %.3f R %.3f)" % (s, *score.body_metrics(bodies[s])) for s in scoring.SETS if s in bodies]
    for name, rows in snippets.items():
        tp, fp, fn = (sum(r[i] for r in rows) for i in range(3))
        out.append("%s snippets %.4f" % (name, 2 * tp / (2 * tp + fp + fn)))
    return "; ".join(out)


def standfirst_rows(pages, article):
    """The blocks that may be a standfirst: the first ones of the article."""
    rows, at = [], 0
    for page in pages:
        here = article[at:at + len(page.texts)]
        rows += [at + i for i in np.flatnonzero(here >= MAY_BE_ARTICLE)[:MAY_BE_STANDFIRST]]
        at += len(page.texts)
    return np.array(rows)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--form", required=True, choices=["html", "text"])
    ap.add_argument("--driver", required=True)
    ap.add_argument("--shared", required=True)
    ap.add_argument("--work", default=tempfile.gettempdir())
    ap.add_argument("--every", type=int, default=1, help="only each so manieth page")
    ap.add_argument("--trees", type=int, default=200)
    ap.add_argument("--rate", type=float, default=0.1)
    ap.add_argument("--second-trees", type=int, default=200)
    ap.add_argument("--second-rate", type=float, default=0.1)
    ap.add_argument("--standfirst-trees", type=int, default=60)
    ap.add_argument("--penalty", type=float, default=4, help="of the regression's weights, squared")
    ap.add_argument("--nameless", type=float, default=0.2, help="the share of the pages that come once more without names of classes")
    ap.add_argument("--seeds", type=int, default=2, help="models whose mean is taken, of so many trees each")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--only-write", action="store_true", help="train for the product alone, and print no figures of unseen pages")
    a = ap.parse_args()
    gold, score = scoring.read_gold(a.shared), scoring.scorer(a.shared)
    os.makedirs(a.work, exist_ok=True)
    path = f"{a.work}/{a.form}.dump"
    start = time.time()

    def say(*words):
        print(*words, f"{time.time() - start:.0f} s", flush=True)
    driver = Driver(a.driver, a.form, scoring.unpack(a.shared, gold, list(gold)[::a.every], a.form, a.work, f"train-{a.form}"), path)
    pages, names, context = driver.pages, driver.names, driver.first_of_context
    fold_of_page = folds_of(pages, gold)
    fold = np.repeat(fold_of_page, driver.counts)
    y, w, deck = (np.concatenate(c) for c in zip(*(label(p, gold[p.id]) for p in pages)))
    sites = np.unique([gold[p.id]["domain"] for p in pages], return_inverse=True)[1]
    # Pages of one site are alike: of many of them each counts less.
    w *= np.repeat(1 / np.sqrt(np.bincount(sites)[sites]), driver.counts)
    w = (w * len(w) / w.sum() * MEAN_WEIGHT).astype(np.float32)
    x = np.concatenate([p.features for p in pages])
    mass = x[:, names.index("mass")]
    use = (y >= 0) & (w > 0)
    none = np.zeros(len(y), np.float32)
    say(f"{len(pages)} pages, {len(y)} blocks, {int((y == 1).sum())} of articles, {int((deck == 1).sum())} of standfirsts")
    words, plain = driver.words(sites), evidence.plain(x, names)
    heavy, heavier = use & drawn(w), np.maximum(w, LEAST_WEIGHT)
    tables = [words.fit(plain, y, heavier, heavy & (fold != k), a.penalty) for k in range(FOLDS)]
    say("words:", "; ".join(f"{len(t)} of texts, {len(c)} of classes" for t, c in tables))
    x = driver.features(fold_of_page, tables)
    share = a.nameless if a.form == "html" else 0
    nameless = np.repeat(np.random.default_rng(3).random(len(pages)) < share, driver.counts)
    columns = [i for i, name in enumerate(names) if name.startswith("hint") or name.endswith("ClassEvidence")]
    first = out_of_fold(x[:, :context], y, w, use, fold, nameless, columns, a, a.trees, a.rate)
    say("first model:", judge(pages, gold, first, none, a.form, mass, score))
    x = driver.features(fold_of_page, tables, first)

    def standfirst_fit(article, seen):
        rows = standfirst_rows(pages, article)
        rows = rows[(deck[rows] >= 0) & seen[rows]]
        return fit(x[rows], deck[rows], np.full(len(rows), LEAST_WEIGHT), a, a.standfirst_trees, 0.08)
    if a.write or a.only_write:
        models = {
            "first": fit_with_nameless(x[:, :context], y, w, use, nameless, columns, a, a.trees, a.rate),
            "second": fit_with_nameless(x, y, w, use, nameless, columns, a, a.second_trees, a.second_rate),
            "standfirst": standfirst_fit(first, np.ones(len(y), bool))}
        for kind, model in models.items():
            top = sorted(zip(model[0].get_feature_importance(), names), reverse=True)[:30]
            print(f"importance, {kind}:", ", ".join(f"{n} {v:.1f}" for v, n in top), flush=True)
        write(a.form, models, words.fit(plain, y, heavier, heavy, a.penalty), names, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../.."))
        say("written")
        if a.only_write:
            return
    second = out_of_fold(x, y, w, use, fold, nameless, columns, a, a.second_trees, a.second_rate)
    second.astype("<f4").tofile(path + ".second")
    standfirst = none.copy()
    rows = standfirst_rows(pages, second)
    for k in range(FOLDS):
        here = rows[fold[rows] == k]
        if len(here):
            standfirst[here] = predict(standfirst_fit(second, fold != k), x[here])
    standfirst.astype("<f4").tofile(path + ".standfirst")
    np.save(path + ".labels.npy", np.stack([y, deck]))
    say("second model:", judge(pages, gold, second, none, a.form, mass, score))
    say("with standfirsts apart:", judge(pages, gold, second, standfirst, a.form, mass, score))


if __name__ == "__main__":
    main()
