import Envelope
import Extraction
import Testing

@testable import Worker

@Suite("A page's way, explained") struct PageExtractionTests {
  @Test(
    "What is refused before extraction has an explain page too: the reason, and how the record begins",
    arguments: [
      (#"{"url": 7, "html": "<script>x</script>"}"#, "application/json", Rejection.Reason.badEnvelope),
      ("GIF89a<script>x</script>", "image/gif", .notText), ("", "text/html", .emptyValue),
    ])
  func refused(value: String, type: String, reason: Rejection.Reason) {
    let headers = [
      RecordHeader(name: "content-type", value: type), RecordHeader(name: "url", value: "https://e.org/refused"),
    ]
    let (result, trace) = PageExtraction(limits: Configuration.Limits(), output: Configuration.Output()).explain(
      value: Array(value.utf8), headers: headers, timestamp: Timestamp(milliseconds: 0))
    guard case .failure(let rejection) = result else {
      Issue.record("is not refused")
      return
    }
    #expect(rejection.reason == reason)
    var page = ""
    Explain.write(trace) { page += $0 }
    #expect(page.contains(reason.rawValue) && page.contains("https://e.org/refused"))
    #expect(page.contains("\(value.utf8.count) bytes"))
    #expect(!page.contains("<script"))
    #expect(value.isEmpty || page.contains("&lt;script&gt;"))
  }
}
