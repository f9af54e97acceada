import Envelope
import Foundation
import Simulation
import Testing

@testable import winnow

@Suite("WARC archives") struct WARCReaderTests {
  private let folder: TemporaryFolder
  private let report = InputReport { _ in }

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
    let reader = WARCReader(BufferedBytes(try ByteStream(path: try folder.file("a.warc", bytes))), limit: limit, report)
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
    #expect(
      report.passedOver
        == "passed over: 1 request, 1 response of image/png, 1 response with status 301, 1 response without an HTTP head"
    )
  }

  @Test(
    "A head of megabytes is no page, and costs itself alone",
    arguments: ["x", ":\r\n", "X: y\r\n", "X: y\r\n z\r\n"])
  func endlessHead(piece: String) throws {
    let filling = String(repeating: piece, count: 400_000 / piece.utf8.count)
    let head = "HTTP/1.1 200 OK\nContent-Type: text/html\n\(filling)"
    let pages = try read(
      response(head + "\n\n<p>1") + response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>2"))
    #expect(pages.map { String(decoding: $0.value, as: UTF8.self) } == ["<p>2"])
    #expect(report.passedOver == "passed over: 1 response with an endless HTTP head")
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

  @Test("Resources are pages, and responses whose HTTP head is gone")
  func resources() throws {
    let fields = ["WARC-Target-URI: https://e.org/r", "WARC-Date: 2026-01-02T03:04:05Z"]
    let warc =
      record(["WARC-Type: resource", "Content-Type: text/html; charset=utf-8"] + fields, Array("<p>r".utf8))
      + record(["WARC-Type: response", "Content-Type: application/http"] + fields, Array("<html><p>s".utf8))
      + record(["WARC-Type: resource", "Content-Type: image/png"] + fields, [0x89])
      + record(["WARC-Type: resource", "WARC-Target-URI: urn:x", "Content-Type: text/plain"], [0x41])
    let pages = try read(warc)
    #expect(pages.map { String(decoding: $0.value, as: UTF8.self) } == ["<p>r", "<html><p>s"])
    #expect(headers(pages[0])["content-type"] == "text/html; charset=utf-8")
    #expect(headers(pages[1])["content-type"] == nil)
    #expect(report.passedOver == "passed over: 1 resource of image/png, 1 resource without a web address")
  }

  private func page(_ text: String) -> [UInt8] {
    response("HTTP/1.1 200 OK\nContent-Type: text/html\n\n", Array(text.utf8))
  }

  @Test(
    "A damaged record costs itself alone",
    arguments: [
      "nonsense\r\n\r\n", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC/1.0\r\nContent-Length: -1\r\n\r\n",
      "WARC/1.0\r\nno colon\r\n\r\n", "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "WARC/1.0\r\n" + String(repeating: "a:\r\n", count: 2_000) + "\r\n",
    ])
  func damaged(text: String) throws {
    let pages = try read(page("<p>1") + Array(text.utf8) + page("<p>2") + page("<p>3"))
    #expect(pages.map { String(decoding: $0.value, as: UTF8.self) } == ["<p>1", "<p>2", "<p>3"])
    #expect(report.problems == 1)
    #expect(report.failure?.code == .data)
  }

  @Test("A wrong Content-Length costs nothing but its warning", arguments: [-30, -1, 1, 40, 200, 1_000_000])
  func wrongLength(by error: Int) throws {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one and its long text"
    let wrong = """
      WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/a\r\n\
      Content-Length: \(block.utf8.count + error)\r\n\r\n\(block)\r\n\r\n
      """
    let pages = try read(page("<p>0") + Array(wrong.utf8) + page("<p>2") + page("<p>3"))
    let texts = pages.map { String(decoding: $0.value, as: UTF8.self).trimmingSpaces() }
    #expect(texts.count == 4)
    #expect([texts[0], texts[2], texts[3]] == ["<p>0", "<p>2", "<p>3"])
    #expect(texts[1].hasPrefix("<p>one and its long tex"))
    #expect(report.problems == (error == 1 ? 0 : 1))
  }

  @Test("A cut archive gives what is whole, gzipped or not")
  func cut() throws {
    let whole = page("<p>1") + page("<p>2")
    let cut = Array(page("<p>and a third").dropLast(9))
    #expect(try read(whole + cut).count == 2)
    #expect(report.problems == 1)
    #expect(try read(gzip(page("<p>1")) + gzip(page("<p>2")) + gzip(page("<p>3")).dropLast(20)).count == 2)
    #expect(report.problems == 2)
  }

  @Test("A broken gzip member costs its record alone")
  func brokenMember() throws {
    var broken = gzip(page("<p>" + String(repeating: "text ", count: 500)))
    for place in 20..<30 { broken[place] ^= 0xFF }
    let pages = try read(gzip(page("<p>1")) + broken + gzip(page("<p>2")))
    #expect(pages.map { String(decoding: $0.value, as: UTF8.self) } == ["<p>1", "<p>2"])
    #expect(report.problems == 1)
  }

  @Test("Any bytes at all end in records or an error", arguments: 0..<40)
  func anyBytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = response("HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n5\nabcde\n0\n")
    for _ in 0..<8 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
    _ = try read(bytes)
  }
}
