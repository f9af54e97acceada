"""What `extraction-driver dump` writes of the development pages, and labels of blocks by aligning them with the gold text."""
import collections
import re
import struct

import numpy as np

CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts without spaces: a character is a token
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


class Page:
    def __init__(self, id, texts, features):
        self.id, self.texts, self.features = id, texts, features
        self.tokens = [TOKEN.findall(t) for t in texts]


def read_dump(path):
    """The pages of a dump, in order; features are rows of 32-bit floats, one a block."""
    data = open(path, "rb").read()
    at, pages = 0, []

    def number():
        nonlocal at
        value = struct.unpack_from("<I", data, at)[0]
        at += 4
        return value

    def text():
        nonlocal at
        size = number()
        at += size
        return data[at - size:at].decode("utf-8", "replace")
    while at < len(data):
        id = text()
        count, width = number(), number()
        texts = [text() for _ in range(count)]
        features = np.frombuffer(data, "<f4", count * width, at).reshape(count, width)
        at += 4 * count * width
        pages.append(Page(id, texts, features))
    return pages


def squash(text):
    return " ".join(text.split())


def align(page, gold_text):
    """1 for each block that is part of the gold text, else 0. Long blocks are anchored by their 4-token runs, in the
    gold's order where a text occurs twice; short ones must stand in the gold between the anchors around them."""
    gold = TOKEN.findall(gold_text)
    labels = np.zeros(len(page.texts), np.float32)
    if not gold:
        return labels
    where = collections.defaultdict(list)
    for i in range(len(gold) - 3):
        where[tuple(gold[i:i + 4])].append(i)
    anchors = []  # block, gold start, gold end, matched tokens
    for b, tokens in enumerate(page.tokens):
        if len(tokens) < 4:
            continue
        diagonals, hits = collections.Counter(), 0
        for i in range(len(tokens) - 3):
            found = where.get(tuple(tokens[i:i + 4]))
            if found:
                hits += 1
                for g in found[:4]:
                    diagonals[g - i] += 1
        if hits < 0.5 * (len(tokens) - 3):
            continue
        for diagonal, count in diagonals.most_common(3):
            if count * 2 >= hits:
                anchors.append((b, max(0, diagonal), min(len(gold), diagonal + len(tokens)), hits + 3))
    long = [a for a in anchors if len(page.tokens[a[0]]) >= 8]
    best, back = [], []
    for i, (b, s, e, w) in enumerate(long):
        value, previous = w, -1
        for j in range(i - 1, max(-1, i - 400), -1):
            if long[j][0] < b and long[j][2] <= s + 2 and best[j] + w > value:
                value, previous = best[j] + w, j
        best.append(value)
        back.append(previous)
    chain, covered = [], np.zeros(len(gold), bool)
    i = int(np.argmax(best)) if best else -1
    while i >= 0:
        chain.append(long[i])
        i = back[i]
    chain.reverse()
    for b, s, e, w in chain:
        labels[b] = 1
        covered[s:e] = True
    for b, s, e, w in anchors:  # out of the gold's order, and nowhere else
        if not labels[b] and e > s and covered[s:e].mean() < 0.3 and len(page.tokens[b]) >= 8:
            labels[b] = 1
            covered[s:e] = True
    marks = sorted((b, s, e) for b, s, e, w in anchors if labels[b] and len(page.tokens[b]) >= 8)
    starts = collections.defaultdict(list)
    for i, token in enumerate(gold):
        starts[token].append(i)
    k = 0
    low = 0
    for b, tokens in enumerate(page.tokens):
        while k < len(marks) and marks[k][0] < b:
            low = marks[k][2]
            k += 1
        if labels[b] or not tokens or len(tokens) >= 8:
            continue
        high = marks[k][1] if k < len(marks) else len(gold)
        for s in starts.get(tokens[0], ()):
            if low <= s and s + len(tokens) <= high and gold[s:s + len(tokens)] == tokens and not covered[s:s + len(tokens)].any():
                labels[b] = 1
                covered[s:s + len(tokens)] = True
                low = s + len(tokens)
                break
    return labels


def snippet_labels(page, with_, without):
    """1 and 0 for the blocks that hold a snippet, -1 for the others."""
    labels = np.full(len(page.texts), -1, np.float32)
    for b, text in enumerate(page.texts):
        text = squash(text)
        if any(squash(s) in text for s in with_ if s.strip()):
            labels[b] = 1
        elif any(squash(s) in text for s in without if s.strip()):
            labels[b] = 0
    return labels
