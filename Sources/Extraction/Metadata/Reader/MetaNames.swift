/// What the names of meta elements mean: field and source, by the name in small letters.
enum MetaNames {
  /// The field and source of a name, given by the hash of its small letters.
  static func meaning(hash: UInt32) -> (field: MetadataCandidate.Field, source: MetadataSource)? {
    table[hash].map { (lines[$0].0, lines[$0].1) }
  }

  /// The index of a name's line in ``lines``.
  private static let table = WordTable(
    lines.enumerated().flatMap { index, line in WordTable.split(line.2).map { ($0, index) } })

  private static let lines: [(MetadataCandidate.Field, MetadataSource, String)] = [
    (.headline, .openGraph, "og:title"), (.headline, .twitter, "twitter:title"),
    (.headline, .dublinCore, "dc.title dcterms.title dc:title"), (.headline, .parsely, "parsely-title"),
    (.headline, .sailthru, "sailthru.title"), (.headline, .meta, "headline title citation_title hdl cxenseparse:title"),
    (.description, .openGraph, "og:description"), (.description, .twitter, "twitter:description"),
    (.description, .dublinCore, "dc.description dcterms.description dcterms.abstract dc:description"),
    (.description, .sailthru, "sailthru.description"), (.description, .meta, "description"),
    (
      .published, .openGraph,
      """
      article:published_time article:published og:published_time og:article:published_time article:published_date \
      og:pubdate og:publish_date article:publish_date article:publicationdate article:post_date
      """
    ),
    (
      .published, .dublinCore,
      """
      dc.date dc.date.issued dcterms.issued dcterms.date dc:date dcterms.available dc.date.published dc.issued \
      dcterms.published dcterm:created dc.date.publication
      """
    ),
    (
      .created, .dublinCore,
      "dcterms.created dc.date.created dc:date.created dc.created dc.datesubmitted dcterms.datesubmitted"
    ),
    (.published, .parsely, "parsely-pub-date"), (.published, .sailthru, "sailthru.date"),
    (
      .published, .meta,
      """
      date datepublished date_published publishdate publish-date publish_date publicationdate publication_date \
      publication-date pubdate pub_date published published_date published-date published_at published_time publishtime \
      publish_time publish-time publisheddate published-on published_on pdate ptime article.published \
      article_date_original article.date originalpublicationdate article_publish_date articledate article-date \
      article_date bt:pubdate citation_date citation_publication_date citation_online_date \
      cxenseparse:recs:publishtime cxenseparse:publishtime datepub displaydate dat dateposted date-published \
      rnews:datepublished shareaholic:article_published_time vr:published_time sfpubdate post_date article:publishdate \
      release_date releasedate og:release_date firstpublished first-published date.issued issued iso-8601-publish-date \
      time timestamp publishedtime search_date doc_date tweetmeme-time
      """
    ),
    (
      .created, .meta, "created creation_date creationdate creation-date date.created datecreated date_created cre-date"
    ),
    (
      .modified, .openGraph,
      "article:modified_time og:updated_time article:modified og:modified_time article:updated_time"
    ),
    (.modified, .dublinCore, "dcterms.modified dc.date.modified dc.modified dc.date.updated"),
    (
      .modified, .meta,
      """
      last-modified lastmodified last_modified modified modified_time datemodified date_modified updated updated_time \
      lastmod bt:moddate revised revision_date dateupdated date_updated last-update last_updated_date moddate utime \
      lastupdate date.updated
      """
    ),
    (.author, .openGraph, "article:author article:author_name og:author og:article:author article:authors book:author"),
    (.author, .dublinCore, "dc.creator dcterms.creator dc.author dc:creator dcsext.author"),
    (.author, .parsely, "parsely-author"), (.author, .sailthru, "sailthru.author"),
    (
      .author, .meta,
      """
      author authors byl creator citation_author cxenseparse:author rbauthors article.author rnews:author \
      author_name author-name shareaholic:article_author_name byline bt:author cxenseparse:recs:author article-author \
      sourceauthor
      """
    ),
    (.publisher, .openGraph, "og:site_name"), (.publisher, .dublinCore, "dc.publisher dcterms.publisher dc:publisher"),
    (.publisher, .meta, "publisher application-name apple-mobile-web-app-title cre citation_publisher site_name"),
    (.section, .openGraph, "article:section og:section og:article:section"), (.section, .parsely, "parsely-section"),
    (.section, .sailthru, "sailthru.verticals"),
    (.section, .meta, "section articlesection article_section article.section category cg lp.section"),
    (.keywords, .openGraph, "article:tag og:article:tag article:tags"), (.keywords, .parsely, "parsely-tags"),
    (.keywords, .sailthru, "sailthru.tags"), (.keywords, .dublinCore, "dc.subject dcterms.subject"),
    (.keywords, .meta, "news_keywords keywords news-keywords tags citation_keywords"),
    (.image, .openGraph, "og:image og:image:url og:image:secure_url"),
    (.image, .twitter, "twitter:image twitter:image:src"),
    (.image, .parsely, "parsely-image-url"), (.image, .sailthru, "sailthru.image.full"),
    (.image, .meta, "thumbnail image"),
    (.caption, .openGraph, "og:image:alt"), (.caption, .twitter, "twitter:image:alt"),
    (.canonical, .openGraph, "og:url"), (.canonical, .parsely, "parsely-link"), (.canonical, .twitter, "twitter:url"),
    (.kind, .openGraph, "og:type"), (.language, .openGraph, "og:locale"),
    (.language, .dublinCore, "dc.language dcterms.language dc:language"),
    (.language, .meta, "content-language language"),
    (.license, .dublinCore, "dc.rights.license dcterms.license dc.license"),
    (.license, .meta, "license copyright-license"),
    (.contentTier, .openGraph, "article:content_tier"),
    (.contentTier, .meta, "content_tier article.content_tier lp.content_tier"),
  ]
}
