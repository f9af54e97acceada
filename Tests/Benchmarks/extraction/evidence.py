"""What single words say of a block: tables of weights by logistic regression. `extraction-driver keys` writes the words' keys.

Beside the words, the regression sees how long a block is, how much of it is links and whether it is a heading: what these tell, the
words need not. Words of few sites are left out, so that the names of one publisher weigh nothing."""
import collections

import numpy as np
from scipy import optimize, sparse

TEXTS, CLASSES = 0, 1
LEAST_SITES = 8
UNIT = 32
LARGEST = 127
MOST = 6000
ROUNDS = 50


def read_keys(path, counts):
    """Four lists of keys for each block, as offsets into one array: edges, within, near classes, all classes."""
    data = np.fromfile(path, "<u4")
    starts, lengths, at = np.zeros(4 * sum(counts), np.int64), np.zeros(4 * sum(counts), np.int64), 0
    for i in range(len(starts)):
        lengths[i] = data[at]
        starts[i] = at + 1
        at += 1 + int(data[at])
    return data, starts.reshape(-1, 4), lengths.reshape(-1, 4)


def of_enough_sites(column, site, count):
    """Which of `count` words stand on enough sites; each entry has a word's number and its site's."""
    sites = site.max(initial=0) + 1
    pairs = np.unique(column.astype(np.int64) * sites + site)
    return np.bincount(pairs // sites, minlength=count) >= LEAST_SITES


class Words:
    """The blocks of all pages as sparse rows of words, those of texts and those of classes apart."""

    def __init__(self, path, counts, sites):
        data, starts, lengths = read_keys(path, counts)
        self.sites = sites
        self.rows, self.keys = [], []
        for lists in ((0, 1), (2, 3)):
            row, key, value = [], [], []
            for kind in lists:
                n = lengths[:, kind]
                where = np.repeat(starts[:, kind] - np.concatenate([[0], np.cumsum(n)[:-1]]), n) + np.arange(n.sum())
                row.append(np.repeat(np.arange(len(n)), n))
                key.append(data[where])
                weight = 1 / np.sqrt(np.maximum(n, 1)) if kind == 1 else np.ones(len(n))
                value.append(np.repeat(weight, n))
            row, key, value = (np.concatenate(c) for c in (row, key, value))
            known, column = np.unique(key, return_inverse=True)
            often = of_enough_sites(column, sites[row], len(known))
            renumber = np.cumsum(often) - 1
            keep = often[column]
            self.keys.append(known[often])
            self.rows.append(sparse.csr_matrix((value[keep], (row[keep], renumber[column[keep]])), (len(lengths), int(often.sum()))))

    def fit(self, plain, y, w, use, strength):
        """Tables of texts and classes, from the blocks in `use`: lists of keys and whole numbers."""
        tables = []
        use = np.flatnonzero(use)
        for words, keys in zip(self.rows, self.keys):
            x = words[use]
            entries = x.tocoo()
            often = np.flatnonzero(of_enough_sites(entries.col, self.sites[use][entries.row], len(keys)))
            weights = regress(sparse.hstack([sparse.csr_matrix(plain[use]), x[:, often]]).tocsr(), y[use], w[use], plain.shape[1], strength)
            reach = np.abs(weights) * np.sqrt(np.asarray(abs(x[:, often]).sum(axis=0)).ravel())
            top = np.sort(np.argsort(-reach)[:MOST])
            numbers = np.clip(np.round(weights[top] * UNIT), -LARGEST, LARGEST).astype(int)
            tables.append([(int(k), int(n)) for k, n in zip(keys[often[top]], numbers) if n])
        return tables


def regress(x, y, w, free, strength):
    """The weights of the columns after the `free` ones, which no penalty holds down."""
    x, w = x.astype(np.float32), (w / w.mean()).astype(np.float32)
    turned = x.T.tocsr()
    sign = 2 * y - 1
    penalty = np.concatenate([np.full(free, 1e-6), np.full(x.shape[1] - free, strength)])

    def loss(b):
        margin = sign * (x @ b.astype(np.float32))
        gradient = turned @ (-sign * w / (1 + np.exp(np.clip(margin, -30, 30)))) + penalty * b
        return (w * np.logaddexp(0, -margin)).sum(dtype=float) + (penalty * b * b).sum() / 2, gradient.astype(float)
    return optimize.minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x[free:]


def plain(x, names):
    """What the regression sees beside the words."""
    column = {n: x[:, names.index(n)] for n in ("mass", "linkDensity", "level", "sentenceEnds")}
    return np.stack([
        np.ones(len(x)), np.log1p(column["mass"]), np.log1p(column["mass"]) ** 2, column["linkDensity"], column["level"] > 0,
        np.minimum(column["sentenceEnds"], 3)], axis=1)


def text(table):
    return "\n".join(f"{k} {n}" for k, n in table)
