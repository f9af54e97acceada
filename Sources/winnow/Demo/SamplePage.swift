import Envelope
import Foundation

/// One record that the demonstration feeds in.
struct SamplePage {
  /// What it shows, for people.
  var label: String
  /// The record: key, value and headers of the pages topic.
  var record: InputRecord

  /// A page as a JSON envelope.
  init(_ label: String, envelope members: [String: String]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let value = (try? encoder.encode(members)) ?? Data()
    self.init(
      label, url: members["url"], value: Array(value),
      headers: [RecordHeader(name: "content-type", value: "application/json")])
  }

  /// A raw page with its headers.
  init(_ label: String, url: String?, value: [UInt8], headers: [RecordHeader]) {
    self.label = label
    record = InputRecord(
      source: label, url: url, value: value, headers: headers, timestamp: Timestamp(milliseconds: 0))
  }

  /// A story on a site, fetched at a minute of the demonstration's day, as an envelope.
  init(_ label: String, _ story: Story, as site: Site, fetched minute: Int) {
    self.init(
      label,
      envelope: [
        "url": "\(story.site)/news/\(story.slug)", "fetchedAt": Self.time(minute),
        site.isText ? "text" : "html": site.page(story),
      ])
  }

  /// A minute of the demonstration's day.
  static func time(_ minute: Int) -> String {
    Timestamp(milliseconds: 1_770_537_600_000 + Int64(minute) * 60_000).description
  }
}

extension Site {
  /// Whether its pages are text rather than HTML.
  var isText: Bool { self == .text }
}
