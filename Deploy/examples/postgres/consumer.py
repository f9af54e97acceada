#!/usr/bin/env python3
"""Keeps Winnow's articles and duplicate flags in PostgreSQL, each exactly once.

    pip install confluent-kafka 'psycopg[binary]'
    consumer.py --bootstrap-servers kafka-1:9092 --database 'dbname=news'

Records and the offsets after them are written in one transaction, and the table of offsets alone says where to go on: a
consumer that was killed begins where its last transaction ended, and one that was taken for dead and comes back finds
that its records are kept already. Start as many as the topics have partitions. SIGTERM ends after the batch in hand.
"""
import argparse
import json
import pathlib
import signal
import sys

import psycopg
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException
from psycopg.types.json import Jsonb

SCHEMA = pathlib.Path(__file__).with_name("schema.sql")
BATCH_RECORDS, BATCH_SECONDS = 500, 0.5

KEEP_ARTICLE = """
  INSERT INTO article VALUES (%(id)s, %(url)s, %(fetchedAt)s, %(headline)s, %(datePublished)s, %(datePrecision)s,
    %(inLanguage)s, %(document)s)
  ON CONFLICT (id) DO UPDATE SET headline = excluded.headline, date_published = excluded.date_published,
    date_precision = excluded.date_precision, language = excluded.language, document = excluded.document"""
KEEP_FLAG = """
  INSERT INTO flag VALUES (%(articleId)s, %(revision)s, %(status)s, %(duplicateOf)s, %(clusterId)s, %(final)s, %(document)s)
  ON CONFLICT (article_id) DO UPDATE SET revision = excluded.revision, status = excluded.status,
    duplicate_of = excluded.duplicate_of, cluster_id = excluded.cluster_id, final = excluded.final,
    document = excluded.document
  WHERE flag.revision <= excluded.revision"""
OPTIONAL = dict.fromkeys(("headline", "datePublished", "datePrecision", "duplicateOf"))


def keep(database, records, topics):
    """Keeps records and the offsets after them, in one transaction."""
    by_partition = {}
    for record in records:
        by_partition.setdefault((record.topic(), record.partition()), []).append(record)
    with database.transaction(), database.cursor() as cursor:
        for (topic, partition), batch in sorted(by_partition.items()):  # in one order, or two consumers could deadlock
            cursor.execute("INSERT INTO progress VALUES (%s, %s, 0, 0) ON CONFLICT DO NOTHING", (topic, partition))
            cursor.execute("SELECT next_offset FROM progress WHERE topic = %s AND partition = %s FOR UPDATE", (topic, partition))
            next_offset = cursor.fetchone()[0]
            fresh = [record for record in batch if record.offset() >= next_offset]
            if not fresh:
                continue
            values = [row(record) for record in fresh if record.value() is not None]
            cursor.executemany(KEEP_ARTICLE if topic == topics[0] else KEEP_FLAG, values)
            cursor.execute(
                "UPDATE progress SET next_offset = %s, records = records + %s WHERE topic = %s AND partition = %s",
                (fresh[-1].offset() + 1, len(fresh), topic, partition))


def row(record):
    """The values of one record's row, by member."""
    value = json.loads(record.value())
    revision = dict(record.headers() or []).get("winnow-revision", 0)
    return OPTIONAL | value | {"document": Jsonb(value), "revision": int(revision)}


def begin(database, partitions):
    """Sets each partition to where the last transaction ended."""
    known = {(topic, partition): offset for topic, partition, offset in
             database.execute("SELECT topic, partition, next_offset FROM progress")}
    for partition in partitions:
        partition.offset = known.get((partition.topic, partition.partition), OFFSET_BEGINNING)
    return partitions


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bootstrap-servers", default="localhost:9092")
    parser.add_argument("--database", default="dbname=news", help="a connection string; a password belongs into ~/.pgpass")
    parser.add_argument("--group", default="winnow-postgres")
    parser.add_argument("--prefix", default="winnow.", help="what the topics' names begin with")
    options = parser.parse_args()

    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.append(True))
    topics = (f"{options.prefix}articles", f"{options.prefix}duplicates")
    with psycopg.connect(options.database, autocommit=True) as database:
        with database.transaction():
            # Consumers that start together would both find that a table is missing.
            database.execute("SELECT pg_advisory_xact_lock(hashtext('winnow schema'))")
            database.execute(SCHEMA.read_text())
        consumer = Consumer({
            "bootstrap.servers": options.bootstrap_servers, "group.id": options.group, "enable.auto.commit": False,
            "isolation.level": "read_committed", "auto.offset.reset": "earliest"})
        consumer.subscribe(list(topics), on_assign=lambda it, partitions: it.assign(begin(database, partitions)))
        try:
            while not stopping:
                records = consumer.consume(BATCH_RECORDS, BATCH_SECONDS)
                for record in records:
                    if record.error():
                        raise KafkaException(record.error())
                if records:
                    keep(database, records, topics)
        finally:
            consumer.close()


if __name__ == "__main__":
    sys.exit(main())
