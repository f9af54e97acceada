import Envelope
import Foundation
import Testing

@testable import Extraction

@Suite("The seed page") struct SeedTests {
  @Test(.enabled(if: Pages.exists("seed"), "../shared/seed is missing"))
  func comesOutAsTheDesignSays() throws {
    let folder = Pages.shared.appending(path: "seed")
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".txt") })
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let article = try Extractor().extract(Pages.text(text)).get()
    let paragraphs = article.articleBody.components(separatedBy: "\n\n")
    #expect(paragraphs.count == 7)
    #expect(Set(paragraphs).count == 7)
    #expect(article.dateline == Dateline(agency: "MENAFN"))
    let counts = try #require(article.cleaning?.counts)
    #expect(counts[.errorBanner, default: 0] >= 1)
    #expect(counts[.repeatedBlocks] == 6)
    #expect(counts[.disclaimer, default: 0] >= 1)
    #expect(counts[.comments, default: 0] >= 1)
    #expect(article.inLanguage == "en")
    #expect(article.headline == "Putin orders to develop strategy for mining rare-earth metals")
    #expect(paragraphs.allSatisfy { !$0.contains("warranty") && !$0.contains("Sorry") })
  }
}
