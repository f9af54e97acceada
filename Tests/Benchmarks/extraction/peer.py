#!/usr/bin/env python3
"""peer.py NAME LIST: extracts all pages of a list with a peer and prints a JSON line a page, then {"cpu_seconds", "pages"}.

Runs in the virtual environment that measure.py makes. Reading files and loading libraries is not counted."""
import json
import sys
import time


def trafilatura(fast):
    from trafilatura import bare_extraction

    def run(html, url):
        d = bare_extraction(html, url=url, with_metadata=True, include_comments=False, fast=fast)
        if d is None:
            return {}
        return {"text": d.text, "title": d.title, "authors": (d.author or "").split("; ") if d.author else [], "published": d.date}
    return run


def newspaper4k():
    import newspaper

    def run(html, url):
        a = newspaper.Article(url, fetch_images=False)
        a.download(input_html=html)
        a.parse()
        return {"text": a.text, "title": a.title, "authors": list(a.authors),
                "published": a.publish_date.date().isoformat() if a.publish_date else None}
    return run


def readability():
    import lxml.html
    from readability import Document

    def run(html, url):
        d = Document(html)
        tree = lxml.html.fromstring(d.summary(html_partial=True))
        for e in tree.iter("p", "li", "h1", "h2", "h3", "h4", "div", "br", "tr"):
            e.tail = "\n" + (e.tail or "")
        return {"text": tree.text_content(), "title": d.short_title()}
    return run


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(html, url):
        return {"text": extract_plain_text(HTMLTree.parse(html), main_content=True, alt_texts=False, links=False)}
    return run


PEERS = {"trafilatura": lambda: trafilatura(False), "trafilatura-fast": lambda: trafilatura(True), "newspaper4k": newspaper4k,
         "readability-lxml": readability, "resiliparse": resiliparse}


def main():
    run = PEERS[sys.argv[1]]()
    cpu, pages = 0.0, 0
    for line in open(sys.argv[2], encoding="utf-8"):
        id, url, path = line.rstrip("\n").split("\t")
        data = open(path, "rb").read()
        try:
            html = data.decode("utf-8")
        except UnicodeDecodeError:
            html = data.decode("windows-1252", "replace")
        start = time.process_time()
        try:
            out = run(html, url)
        except Exception:  # a peer's failure is an empty prediction
            out = {}
        cpu += time.process_time() - start
        pages += 1
        print(json.dumps({"id": id, **{k: v for k, v in out.items() if v}}))
    print(json.dumps({"cpu_seconds": cpu, "pages": pages}))


if __name__ == "__main__":
    main()
