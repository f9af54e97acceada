import Duplicates
import Envelope
import Foundation
import Testing

@testable import winnow

@Suite("WARC archives") struct WARCReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func record(_ fields: [String], _ block: [UInt8]) -> [UInt8] {
    let head = (["WARC/1.0"] + fields + ["Content-Length: \(block.count)"]).joined(separator: "\r\n")
    return Array((head + "\r\n\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  private func response(_ http: String, _ body: [UInt8] = [], uri: String = "https://e.org/a") -> [UInt8] {
    record(
      ["WARC-Type: response", "WARC-Target-URI: \(uri)", "WARC-Date: 2026-01-02T03:04:05Z"],
      Array(http.replacing("\n", with: "\r\n").utf8) + body)
  }

  private func read(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [InputRecord] {
    let reader = WARCReader(try ByteStream(path: try folder.file("a.warc", bytes)), limit: limit)
    var records: [InputRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func headers(_ record: InputRecord) -> [String: String] {
    Dictionary(uniqueKeysWithValues: record.headers.map { ($0.name, String(decoding: $0.value ?? [], as: UTF8.self)) })
  }

  @Test("A response becomes a page with address, time, type and status")
  func response() throws {
    let warc =
      record(["WARC-Type: warcinfo"], Array("software: x\r\n".utf8))
      + response("HTTP/1.1 200 OK\nContent-Type: text/html; charset=koi8-r\nX: y\n\n<p>hello\n")
    let pages = try read(warc)
    #expect(pages.count == 1)
    #expect(pages[0].url == "https://e.org/a")
    #expect(pages[0].value == Array("<p>hello\r\n".utf8))
    #expect(
      headers(pages[0]) == [
        "url": "https://e.org/a", "fetched-at": "2026-01-02T03:04:05Z", "content-type": "text/html; charset=koi8-r",
        "http-status": "200",
      ])
  }

  @Test("Gzipped archives, one member a record, read the same")
  func gzipped() throws {
    let one = response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>1")
    let two = response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>2", uri: "<https://e.org/b>")
    let pages = try read(gzip(one) + gzip(two))
    #expect(pages.map(\.url) == ["https://e.org/a", "https://e.org/b"])
    #expect(pages.map { String(decoding: $0.value, as: UTF8.self) } == ["<p>1", "<p>2"])
  }

  @Test("Conversions to text are pages too")
  func conversion() throws {
    let pages = try read(
      record(
        ["WARC-Type: conversion", "WARC-Target-URI: https://e.org/t", "Content-Type: text/plain"], Array("Zeile".utf8)))
    #expect(headers(pages[0])["content-type"] == "text/plain; charset=utf-8")
  }

  @Test("What is no page is passed over: redirections, pictures, requests, metadata")
  func passedOver() throws {
    let warc =
      response("HTTP/1.1 301 Moved\nLocation: /b\n\n")
      + response("HTTP/1.1 200 OK\nContent-Type: image/png\n\n\u{1}")
      + record(["WARC-Type: request", "WARC-Target-URI: https://e.org/a"], Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + record(["WARC-Type: response", "WARC-Target-URI: dns:e.org"], Array("1.2.3.4".utf8))
    #expect(try read(warc).isEmpty)
  }

  @Test(
    "The chunked coding is undone, also where it is cut, and not where the crawler had undone it",
    arguments: [
      ("4;x=y\r\n<p>h\r\n3\r\nall\r\n0\r\n\r\n", "<p>hall"), ("4\r\n<p>h\r\n9\r\nal", "<p>hal"),
      ("<p>not chunked", "<p>not chunked"), ("", ""),
    ])
  func chunked(body: String, expected: String) throws {
    let pages = try read(
      response("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n", Array(body.utf8)))
    #expect(String(decoding: pages[0].value, as: UTF8.self) == expected)
  }

  @Test("A body comes as it was stored, with the content-encoding that was said")
  func contentEncoding() throws {
    let http = "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n"
    for body in [gzip(Array("<p>x".utf8)), Array("<p>x".utf8)] {
      let record = try read(response(http, body))[0]
      #expect(headers(record)["content-encoding"] == "gzip")
      let page = try PageReader().read(value: record.value, headers: record.headers, timestamp: nil).get()
      #expect(page.bytes == Array("<p>x".utf8))
    }
  }

  @Test("A record over the limit is cut, and the next one still read")
  func limit() throws {
    let large = response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n", [UInt8](repeating: 0x61, count: 5_000))
    let pages = try read(large + response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>2"), limit: 1_000)
    #expect(pages.count == 2)
    #expect(pages[0].value.count < 1_000)
  }

  @Test(
    "Broken archives are errors that name the record",
    arguments: [
      "nonsense\r\n\r\n", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n",
      "WARC/1.0\r\nContent-Length: 10\r\n\r\nshort", "WARC/1.0\r\nno colon\r\n\r\n", "WARC/1.0\r\nA: b",
      "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
    ])
  func broken(text: String) throws {
    #expect {
      try read(Array(text.utf8))
    } throws: {
      ($0 as? Failure)?.code == .data && "\($0)".contains("record 1 ")
    }
  }

  @Test("Any bytes at all end in records or an error", arguments: 0..<40)
  func anyBytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = response("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n5\nabcde\n0\n")
    for _ in 0..<8 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
    do { _ = try read(bytes) } catch is Failure {}
  }
}
