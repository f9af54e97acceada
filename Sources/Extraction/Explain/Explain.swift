import Envelope

/// Renders traces as HTML pages for people: what was kept of a page, what was dropped and why.
///
/// Each page is self-contained and needs no script; all of the page's own text in it is escaped, and a content security
/// policy forbids whatever might slip through.
public enum Explain {
  /// Blocks whose features are listed: more of them no browser could show.
  private static let detailed = 5_000

  /// Writes the page for one trace, piece by piece: as a whole it may be many times the page that it explains.
  public static func write<Failure: Error>(
    _ trace: ExtractionTrace, to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try write(ExplainStyle.head(title: title(trace)))
    try write(
      "<main>\n<h1>\(title(trace).escapedForHTML)</h1>\n<p class=\"url\">\(trace.url.escapedForHTML)</p>\n")
    try write(outcome(trace))
    try write(fields(trace))
    try write(steps(trace))
    if !trace.blocks.isEmpty {
      try write(beginning(of: trace.blocks))
      for (index, block) in trace.blocks.enumerated() { try write(row(block, isDetailed: index < detailed)) }
      try write("</div>\n")
    }
    try write("</main>\n</body>\n</html>\n")
  }

  /// A page that leads to many others.
  ///
  /// - Parameter entries: the pages.
  public static func index(_ entries: [ExplainEntry]) -> String {
    let articles = entries.count(where: \.isArticle)
    var html = ExplainStyle.head(title: "Extracted pages")
    html +=
      "<main>\n<h1>Extracted pages</h1>\n<div class=\"chips\"><span class=\"chip ok\">articles <b>\(articles)</b></span>"
    html += "<span class=\"chip no\">rejected <b>\(entries.count - articles)</b></span></div>\n"
    html += "<div class=\"card\"><table class=\"list\">\n"
    for entry in entries {
      html += "<tr><td><a href=\"\(relativeLink(entry.file))\">\(entry.title.escapedForHTML)</a>"
      html += "<div class=\"soft\">\(entry.url.escapedForHTML)</div></td>"
      html += "<td class=\"src\">\(entry.summary.escapedForHTML)</td></tr>\n"
    }
    return html + "</table></div>\n</main>\n</body>\n</html>\n"
  }

  /// The headline, or what came instead of one.
  static func title(_ trace: ExtractionTrace) -> String {
    switch trace.outcome {
    case .success(let article): article.headline ?? "Article without a headline"
    case .failure(let rejection): "Rejected: \(rejection.reason.rawValue)"
    }
  }

  /// A file name as a relative link: percent-encoded, so that it can be no other kind of address.
  private static func relativeLink(_ file: String) -> String {
    var link = "./"
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in file.utf8 {
      let isPlain =
        (byte >= 48 && byte <= 57) || (byte | 0x20 >= 97 && byte | 0x20 <= 122) || [45, 46, 47, 95].contains(byte)
      if isPlain {
        link.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        link += "%"
        link.unicodeScalars.append(digits[Int(byte >> 4)])
        link.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return link
  }

  private static func outcome(_ trace: ExtractionTrace) -> String {
    var html = "<div class=\"chips\">"
    switch trace.outcome {
    case .success(let article):
      html += "<span class=\"chip ok\">article</span>"
      html += chip("words", "\(article.wordCount)")
      html += chip("language", "\(article.inLanguage) \(article.languageConfidence)")
      html += chip("score", "\(article.extraction.score)") + chip("method", article.extraction.method)
      if let agency = article.dateline?.agency { html += chip("agency", agency) }
      if let place = article.dateline?.place { html += chip("place", place) }
      if article.truncated == true { html += "<span class=\"chip no\">truncated</span>" }
    case .failure(let rejection):
      html += "<span class=\"chip no\">\(rejection.reason.rawValue.escapedForHTML)</span>"
      html += chip("stage", rejection.stage.rawValue) + chip("detail", rejection.detail)
    }
    return html + "</div>\n"
  }

  private static func chip(_ name: String, _ value: String) -> String {
    "<span class=\"chip\">\(name) <b>\(value.escapedForHTML)</b></span>"
  }

  private static func fields(_ trace: ExtractionTrace) -> String {
    if trace.fields.isEmpty { return "" }
    var html = "<h2>Metadata</h2>\n<div class=\"card\"><table>\n"
    for field in trace.fields {
      html +=
        "<tr><th>\(field.name)</th><td>\(field.value.escapedForHTML)</td><td class=\"src\">\(field.source)</td></tr>\n"
    }
    return html + "</table></div>\n"
  }

  private static func steps(_ trace: ExtractionTrace) -> String {
    let total = trace.steps.reduce(0) { $0 + $1.nanoseconds }
    if total == 0 { return "" }
    var bars = ""
    var legend = ""
    for (index, step) in trace.steps.enumerated() {
      let hue = index * 67 % 360
      bars += "<span style=\"--h:\(hue);flex:\(step.nanoseconds / 1000 + 1)\"></span>"
      legend += "<span class=\"chip\"><span class=\"dot\" style=\"--h:\(hue)\"></span>\(step.name) "
      legend += "<b>\(step.nanoseconds / 1000) µs</b></span>"
    }
    return
      "<h2>Time: \(total / 1000) µs</h2>\n<div class=\"time\">\(bars)</div>\n<div class=\"chips\">\(legend)</div>\n"
  }

  /// The heading of the blocks, how many of them there are, and how they can be chosen.
  private static func beginning(of blocks: TraceBlocks) -> String {
    var kept = 0
    var counts = Cleaning()
    for index in blocks.indices {
      let (isKept, kind) = blocks.fate(index)
      if isKept { kept += 1 }
      if let kind { counts.add(kind) }
    }
    var html = "<h2>Blocks: \(kept) of \(blocks.count) kept</h2>\n"
    if blocks.count > detailed { html += "<p class=\"soft\">The features of the first \(detailed) are listed.</p>\n" }
    html += "<div class=\"chips\">"
    for kind in Cleaning.Kind.allCases {
      if let count = counts.counts[kind] {
        html +=
          "<span class=\"chip k-\(kind.rawValue)\"><span class=\"dot\"></span>\(kind.rawValue) <b>\(count)</b></span>"
      }
    }
    html += "</div>\n<input type=\"checkbox\" class=\"toggle\" id=\"only\">"
    return html + "<label class=\"toggle\" for=\"only\">Only what was kept</label>\n<div class=\"blocks\">\n"
  }

  private static func row(_ block: ExtractionTrace.Block, isDetailed: Bool) -> String {
    let kind = block.kind?.rawValue ?? "article"
    let features = isDetailed ? block.features.map { ($0.name, rounded($0.value)) } : []
    let hover = ([block.path] + features.prefix(14).map { "\($0.0) \($0.1)" }).joined(separator: "\n")
    var html =
      "<details class=\"\(block.isKept ? "keep" : "drop k-\(kind)")\"><summary title=\"\(hover.escapedForHTML)\">"
    html +=
      "<span class=\"tag\">\(kind) \(rounded(block.score))<span class=\"bar\" style=\"--s:\(rounded(block.score))\">"
    html +=
      "<i></i></span></span><span class=\"text\">\(block.text.escapedForHTML)</span></summary><div class=\"more\">"
    html += "<div>\(block.path.escapedForHTML)</div>"
    for (name, value) in features { html += "<code>\(name) <b>\(value)</b></code>" }
    return html + "</div></details>\n"
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    return hundredths == hundredths.rounded() && abs(hundredths) < 1e9 ? "\(Int(hundredths))" : "\(hundredths)"
  }
}
