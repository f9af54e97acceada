extension Article {
  /// The article as the articles topic carries it: JSON in UTF-8 without line breaks, members in alphabetical order, so
  /// that equal articles are equal bytes.
  public func json() -> [UInt8] {
    var json = JSONWriter(capacity: 2_048 + articleBody.utf8.count + (bodyMarkdown?.utf8.count ?? 0))
    json.object(write)
    return json.bytes
  }

  private func write(to json: inout JSONWriter) {
    json.member("alternativeHeadline", alternativeHeadline)
    json.member("articleBody", articleBody)
    json.member("articleSection", articleSection)
    json.member("authors", authors) { json, author in
      json.member("name", author.name)
      json.member("type", author.kind.rawValue)
      json.member("url", author.url)
    }
    json.member("bodyMarkdown", bodyMarkdown)
    json.member("byline", byline)
    json.member("canonicalUrl", canonicalUrl)
    json.member("cleaning") { json in
      for kind in Cleaning.Kind.inOrderOfNames { json.member(kind.rawValue, cleaning?.counts[kind]) }
    }
    json.member("dateModified", dateModified)
    json.member("datePrecision", datePrecision?.rawValue)
    json.member("datePublished", datePublished)
    json.member("dateSource", dateSource?.rawValue)
    json.member("dateline") { json in
      json.member("agency", dateline?.agency)
      json.member("place", dateline?.place)
    }
    json.member("description", description)
    json.member("extraction") { json in
      json.member("method", extraction.method)
      json.member("score", extraction.score)
      json.member("version", extraction.version)
    }
    json.member("fetchedAt", fetchedAt.description)
    json.member("headline", headline)
    json.member("id", id)
    json.member("image") { json in
      json.member("caption", image?.caption)
      json.member("url", image?.url)
    }
    json.member("images", images)
    json.member("inLanguage", inLanguage)
    json.member("isAccessibleForFree", isAccessibleForFree)
    json.member("keywords", keywords)
    json.member("kicker", kicker)
    json.member("languageConfidence", languageConfidence)
    json.member("license", license)
    json.member("publisher") { json in
      json.member("domain", publisher?.domain)
      json.member("name", publisher?.name)
    }
    json.member("schemaVersion", schemaVersion)
    json.member("standfirst", standfirst)
    json.member("truncated", truncated)
    json.member("url", url)
    json.member("wordCount", wordCount)
  }
}
