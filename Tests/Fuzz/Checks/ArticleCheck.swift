import Envelope
import Extraction

/// Runs pages through an extractor that has seen many others and through a new one: both must say the same, and what
/// they say must be a well-formed article or a reason.
final class ArticleCheck {
  private let used = Extractor()

  /// What does not hold for a page.
  func fault(of page: Page) -> String? {
    let outcome = used.extract(page)
    let anew = Extractor().extract(page)
    if outcome != anew { return "the pages before it changed what came of this one: \(outcome), not \(anew)" }
    switch outcome {
    case .failure(let rejection):
      return RejectionCheck.fault(of: rejection)
    case .success(let article):
      return fault(of: article, from: page)
    }
  }

  private func fault(of article: Article, from page: Page) -> String? {
    let json = article.json()
    if article.articleBody.isEmpty { return "an empty body" }
    let texts = [
      article.articleBody, article.headline, article.alternativeHeadline, article.description, article.canonicalUrl,
      article.articleSection, article.license, article.publisher?.name, article.publisher?.domain, article.image?.url,
      article.image?.caption, article.dateline?.agency, article.dateline?.place, article.kicker, article.standfirst,
      article.byline,
    ]
    let lists = [article.keywords ?? [], article.images ?? [], article.authors?.map(\.name) ?? []]
    for text in texts.compactMap({ $0 }) + lists.joined() {
      if text.isEmpty { return "an empty string" }
      if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) }) {
        return "a control character in \(text.prefix(200).debugDescription)"
      }
    }
    if json.count > 20 * page.bytes.count + 100_000 { return "\(json.count) bytes of article" }
    if let date = article.datePublished, let moment = Timestamp(rfc3339: date.count == 10 ? date + "T00:00:00Z" : date)
    {
      if moment.milliseconds > page.fetchedAt.milliseconds + 2 * 86_400_000 { return "published \(date)" }
    } else if let date = article.datePublished {
      return "the date \(date)"
    }
    return nil
  }
}
