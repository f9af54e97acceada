import Envelope
import Testing

@testable import winnow

@Suite("The demonstration's pages") struct SamplePageTests {
  @Test("There are at least 30, in at least five languages, as HTML and as text")
  func variety() {
    #expect(SamplePage.all.count >= 30)
    let forms = SamplePage.all.compactMap { page in
      try? PageReader().read(value: page.record.value, headers: page.record.headers, timestamp: page.record.timestamp)
        .get().form
    }
    #expect(forms.contains(.html) && forms.contains(.text))
    let stories: [Story] = [.ferry, .tram, .library, .orchard, .bridge, .reservoir]
    #expect(Set(stories.map(\.language)).count >= 5)
  }

  @Test("The Russian page is windows-1251 without loss")
  func charset() throws {
    let page = try #require(SamplePage.all.first { $0.label.contains("windows-1251") })
    #expect(page.record.value.contains { $0 >= 0xC0 })
    #expect(!page.record.value.contains(UInt8(ascii: "?")))
  }
}
