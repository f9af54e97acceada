"""Flags one set of documents with Winnow, datasketch and rensa, and scores all three. See README.md."""
import gzip, json, os, re, subprocess, sys, tempfile, time, unicodedata
from datetime import datetime

dev, tools, driver = sys.argv[1:]
WINDOW = 168 * 3600


def shingles(document):
    """Word 5-grams as the truth defines them."""
    def words(text):
        return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    tokens = words(document["text"])
    if len(tokens) < 50:
        tokens = words(document["title"]) + tokens
    return [" ".join(tokens[i:i + 5]) for i in range(len(tokens) - 4)]


def flags(documents, make, insert, query, jaccard):
    """Points each document at the earlier one of highest estimated Jaccard index, from 0.7 on."""
    known, lines = [], []
    for number, document in enumerate(documents):
        sketch = make(document["shingles"])
        best = (0.0, None)
        if document["shingles"]:
            for other in sorted(query(sketch)):
                if document["time"] - known[other][1] <= WINDOW:
                    similarity = jaccard(sketch, known[other][2])
                    if similarity >= 0.7 and similarity > best[0]:
                        best = (similarity, known[other][0])
            insert(number, sketch)
        known.append((document["id"], document["time"], sketch))
        status = "unique" if best[1] is None else "near"
        lines.append({"id": document["id"], "status": status, "duplicate_of": best[1], "similarity": best[0]})
    return lines


def with_datasketch(documents):
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.7, num_perm=128)
    def make(parts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([part.encode() for part in parts])
        return sketch
    return flags(documents, make, index.insert, index.query, lambda a, b: a.jaccard(b))


def with_rensa(documents):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16)
    def make(parts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(parts)
        return sketch
    return flags(documents, make, index.insert, index.query, lambda a, b: a.jaccard(b))


def score(lines):
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
        file.flush()
        result = subprocess.run(
            [f"{tools}/score-dedup", "--truth", f"{dev}/truth.json", "--flags", file.name, "--json"],
            capture_output=True, text=True)
    return json.loads(result.stdout)


def report(name, lines, seconds):
    figures = score(lines)
    print(json.dumps({
        "program": name, "recall": round(figures["recall"], 4), "recallExact": round(figures["recall_exact"], 4),
        "recallNear": round(figures["recall_near"], 4), "pointerPrecision": round(figures["pointer_precision"], 4),
        "brokenInvariants": sum(figures["invariants_broken"].values()), "cpuSeconds": round(seconds, 2)}), flush=True)


documents = [json.loads(line) for line in gzip.open(f"{dev}/documents.ndjson.gz", "rt", encoding="utf-8")]
for document in documents:
    document["time"] = datetime.fromisoformat(document["published"].replace("Z", "+00:00")).timestamp()
documents.sort(key=lambda document: (document["time"], document["id"]))

with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
    for document in documents:
        file.write(json.dumps({
            "id": document["id"], "title": document["title"], "text": document["text"],
            "time": int(document["time"] * 1000)}) + "\n")
    file.flush()
    run = subprocess.run([driver, "flags", file.name], capture_output=True, text=True, check=True)
*lines, figures = [json.loads(line) for line in run.stdout.splitlines()]
report("winnow", lines, figures["cpuSeconds"])
for document in documents:
    document["shingles"] = shingles(document)
for name, program in ("datasketch 0.7", with_datasketch), ("rensa 16x8", with_rensa):
    start = time.process_time()
    lines = program(documents)
    report(name, lines, time.process_time() - start)
