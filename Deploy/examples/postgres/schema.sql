-- What consumer.py keeps. Running it again changes nothing.

CREATE TABLE IF NOT EXISTS article (
  id text PRIMARY KEY,
  url text NOT NULL,
  fetched_at timestamptz NOT NULL,
  headline text,
  date_published text, -- a day or a moment: date_precision says which
  date_precision text,
  language text NOT NULL,
  document jsonb NOT NULL -- the whole article
);
CREATE INDEX IF NOT EXISTS article_fetched_at ON article (fetched_at);

CREATE TABLE IF NOT EXISTS flag (
  article_id text PRIMARY KEY, -- a flag may come before its article, so this refers to nothing
  revision numeric(20) NOT NULL, -- of several flags of one article the one of the greatest revision holds
  status text NOT NULL,
  duplicate_of text,
  cluster_id text NOT NULL,
  final boolean NOT NULL,
  document jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS flag_cluster_id ON flag (cluster_id);

-- How far each partition is kept: written in the transaction that keeps its records.
CREATE TABLE IF NOT EXISTS progress (
  topic text,
  partition integer,
  next_offset bigint NOT NULL,
  records bigint NOT NULL, -- records kept so far
  PRIMARY KEY (topic, partition)
);

-- Articles that repeat no earlier one, as far as is known for good.
CREATE OR REPLACE VIEW unique_article AS
  SELECT article.* FROM article JOIN flag ON article_id = id WHERE status = 'unique' AND final;

-- Articles that tell the same, the first one's id as their name.
CREATE OR REPLACE VIEW cluster AS
  SELECT cluster_id, count(*) AS articles, min(orders.time) AS first_fetched_at, max(orders.time) AS last_fetched_at,
    array_agg(article_id ORDER BY orders.time, article_id) AS article_ids
  FROM flag, LATERAL (SELECT (document ->> 'orderTime')::timestamptz AS time) AS orders
  GROUP BY cluster_id;
