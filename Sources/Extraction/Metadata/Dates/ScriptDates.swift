/// Dates of publication in the data that scripts carry, for pages that state theirs nowhere else.
enum ScriptDates {
  private static let names: [StaticString] = [
    "datepublished", "publishedat", "published_at", "publishdate", "publish_date", "publicationdate",
    "publication_date",
    "publisheddate", "publishedfirst", "published_date", "firstpublicationdate", "published_time", "publishedtime",
    "firstpublished",
    "pubdate", "datecreated", "createdat", "created_at",
  ]

  /// The first date that follows one of the names, as in `"publishedAt":"2026-03-01T08:15:00Z"`.
  static func first(in text: [UInt8], _ range: Range<Int>, _ parser: inout DateParser) -> ArticleDate? {
    let bytes = text.span
    var i = range.lowerBound
    while let quote = nextQuote(in: text, from: i, to: range.upperBound - 8) {
      i = quote + 1
      // All names begin with one of four letters.
      let byte = bytes[i].lowered
      guard byte == 100 || byte == 112 || byte == 102 || byte == 99,
        let name = names.first(where: { bytes.hasWord($0, at: i) })
      else { continue }
      i += name.utf8CodeUnitCount
      let end = min(range.upperBound, i + 8)
      // Quote, backslash, colon, space: the value begins after them.
      while i < end, !bytes[i].isDigit, !bytes[i].isLetter { i += 1 }
      var stop = i
      while stop < min(range.upperBound, i + 40), bytes[stop] != UInt8(ascii: "\""), bytes[stop] != UInt8(ascii: "\\") {
        stop += 1
      }
      if i < stop, let date = parser.machineDate(text, i..<stop), parser.isCredible(date) { return date }
    }
    return nil
  }
  private static func nextQuote(in text: [UInt8], from start: Int, to end: Int) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      var i = start
      while i < end {
        if bytes[i] == UInt8(ascii: "\"") { return i }
        i += 1
      }
      return nil
    }
  }
}
