#!/usr/bin/env python3
"""Prints each new article that repeats no earlier one: address and headline, as soon as its flag is final.

    pip install confluent-kafka
    unique-articles.py [BOOTSTRAP-SERVERS [PREFIX]]
"""
import collections
import json
import sys

from confluent_kafka import Consumer

HELD = 10_000  # articles that may wait for their flags

servers, prefix = (sys.argv[1:] + ["localhost:9092", "winnow."][len(sys.argv) - 1:])[:2]
consumer = Consumer({
    "bootstrap.servers": servers, "group.id": "unique-articles", "enable.auto.commit": False,
    "isolation.level": "read_committed",  # or articles of aborted transactions would be seen
})
consumer.subscribe([f"{prefix}articles", f"{prefix}duplicates"])
articles, unique = collections.OrderedDict(), collections.OrderedDict()  # what has come, by id, the oldest first

try:
    while True:
        record = consumer.poll(1)
        if record is None or record.error() or record.value() is None:
            continue
        id, value = record.key().decode(), json.loads(record.value())
        if record.topic() == f"{prefix}articles":
            articles[id] = value
        elif value["final"] and value["status"] == "unique":
            unique[id] = value
        if id in articles and id in unique:
            article = articles.pop(id)
            print(article["url"], article.get("headline", "(no headline)"), sep="\t", flush=True)
        for held in (articles, unique):
            while len(held) > HELD:
                held.popitem(last=False)
except KeyboardInterrupt:
    consumer.close()
