"""What the product makes of the development pages, scored by the corpus's own tool. Only the standard library."""
import gzip
import importlib.machinery
import importlib.util
import json
import os
import subprocess

CORPORA = ("articles", "news")
SETS = ("aed", "wcxb", "traf", "fundus", "daniel")
FORMS = {"html": ("pages", ".html"), "text": ("flat", ".txt")}


def scorer(shared):
    """The corpus's own scoring tool, as a module, so that figures here are its figures."""
    loader = importlib.machinery.SourceFileLoader("score_extraction", f"{shared}/tools/score-extraction")
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def read_gold(shared):
    """The gold of all development pages by id; `corpus` says which folder a page is in."""
    gold = {}
    for name in CORPORA:
        with open(f"{shared}/corpus/{name}/gold.json", encoding="utf-8") as file:
            gold |= {i: v | {"corpus": name} for i, v in json.load(file).items()}
    return gold


def unpack(shared, gold, ids, form, work, name):
    """Unpacks pages, and writes the list that names them."""
    kind, ending = FORMS[form]
    os.makedirs(f"{work}/{name}", exist_ok=True)
    path = f"{work}/{name}.list"
    with open(path, "w", encoding="utf-8") as out:
        for id in ids:
            file = f"{work}/{name}/{id}{ending}"
            source = f"{shared}/corpus/{gold[id]['corpus']}/{kind}/{id}{ending}.gz"
            if not os.path.exists(source):
                continue
            with open(file, "wb") as page:
                page.write(gzip.open(source).read())
            out.write(f"{id}\t{gold[id].get('url') or 'https://example.org/' + id}\t{file}\n")
    return path


def read_articles(lines):
    """The articles that the driver printed, by id; an empty one for a rejected page."""
    return {o["source"]: o.get("article") or {} for o in map(json.loads, lines)}


def start(driver, form, path):
    """Starts extracting the pages of a list."""
    return subprocess.Popen([driver, "extract", form, path], stdout=subprocess.PIPE)


def text_of(article, gold):
    """The predicted body; with the standfirst before it where the gold's text holds that."""
    text, standfirst = article.get("articleBody") or "", article.get("standfirst")
    return standfirst + "\n\n" + text if standfirst and gold.get("standfirst_in_text") else text


def snippet_counts(score, gold, text):
    """Snippets found, wrongly found and missed."""
    text = score.squash(text)
    with_, without = gold.get("with") or [], gold.get("without") or []
    found = sum(score.squash(s) in text for s in with_)
    return found, sum(score.squash(s) in text for s in without), len(with_) - found


def figures(score, gold, articles, ids):
    """Body F1, precision and recall, or snippet F1, and the shares of exact titles, authors and days."""
    out = {}
    rows = [score.tp_fp_fn(gold[i]["text"], text_of(articles[i], gold[i])) for i in ids if gold[i].get("text") is not None]
    if rows:
        out["F1"], out["precision"], out["recall"] = score.body_metrics(rows)
    else:
        tp, fp, fn = (sum(c) for c in zip(*(snippet_counts(score, gold[i], text_of(articles[i], gold[i])) for i in ids)))
        out["snippets"] = 2 * tp / max(1, 2 * tp + fp + fn)
    for field, name in (("title", "title"), ("authors", "authors"), ("published", "date")):
        known = [i for i in ids if gold[i].get(field)]
        if known:
            out[name] = sum(is_exact(score, field, gold[i], articles[i]) for i in known) / len(known)
    return out


def is_exact(score, field, gold, article):
    if field == "title":
        return score.key(gold["title"]) == score.key(article.get("headline"))
    if field == "authors":
        return score.names(gold["authors"]) == score.names([a["name"] for a in article.get("authors") or []])
    return str(gold["published"])[:10] == str(article.get("datePublished") or "")[:10]
