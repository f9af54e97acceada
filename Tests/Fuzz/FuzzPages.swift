import Envelope

/// Pages to start from, and the frame that pieces are put in.
enum FuzzPages {
  /// A page of the fuzzer's own site.
  static func page(_ bytes: [UInt8], form: Page.Form = .html) -> Page {
    Page(
      url: "https://a.example/2026/02/bridge", fetchedAt: Timestamp(milliseconds: 1_770_200_000_000), form: form,
      bytes: bytes)
  }

  /// A good page with bytes of the fuzzer's in it, between two pieces of markup.
  static func around(_ before: String, _ input: [UInt8], _ after: String) -> [UInt8] {
    Array("<!DOCTYPE html><html lang=en><head><title>The bridge opens | Harbour Post</title>".utf8)
      + Array(before.utf8) + input + Array(after.utf8) + Array(story.utf8)
  }

  private static let story = """
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>The bridge opens</h1>
    <p>The new bridge over the harbour opened on Tuesday after four years of work, two of them lost to storms.</p>
    <p>Cars may cross from Wednesday; the council expects nine thousand a day, and half as many lorries.</p>
    <p>"We have waited for this," said the harbour master, who crossed it first, on foot and in the rain.</p>
    </article><footer>All rights reserved</footer></body></html>
    """

  /// HTML pages, small ones of several kinds.
  static let html: [String] = [
    "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>The bridge opens | Harbour Post</title>" + story,
    """
    <html lang="de"><head><title>Brücke offen</title><meta property="og:title" content="Brücke offen">
    <meta name="author" content="Von Jo Lind"><meta property="article:published_time" content="2026-02-03T08:00:00+01:00">
    </head><body><div class="teaser related"><a href="/a">Mehr</a></div><div id="content"><h1>Brücke offen</h1>
    <time datetime="2026-02-03">3. Februar 2026</time><p>Die Brücke über den Hafen ist seit Dienstag offen, nach vier Jahren
    Bauzeit und zwei Stürmen, die den Bau je um Monate zurückwarfen.<p>Ab Mittwoch dürfen Autos fahren.<ul><li>Eins<li>Zwei
    </ul><table><tr><td>Tag<td>9000</table><blockquote>Endlich.</blockquote><figure><img src=a.jpg><figcaption>Foto: Lind
    </figcaption></figure></div><div class=comments>Kommentare (0)</div></body></html>
    """,
    "<html><title>404</title><body><h1>404</h1><p>Page not found</p></body></html>",
    "<html lang=ja><title>橋が開通</title><body><h1>橋が開通</h1><p>港の新しい橋が火曜日に開通した。四年の工事の末である。</p><p>水曜日から車が通る。</p></body>",
    "<p>One<svg><desc><p>Two</svg><math><mi><b>Three<select><option>Four<template><tr><td>Five",
  ]

  /// Flattened pages.
  static let text: [String] = [
    """
    Home News Sport
    The bridge opens
    By Ada Marsh
    3 February 2026
    HARBOUR TOWN (HP) - The new bridge over the harbour opened on Tuesday after four years of work.
    Cars may cross from Wednesday; the council expects nine thousand a day, and half as many lorries.
    "We have waited for this," said the harbour master, who crossed it first, on foot and in the rain.
    Read more: The ferry's last day
    Comments (0)
    """,
    "Error 404\nSorry! The page doesn't exist.\n",
    "港の新しい橋が火曜日に開通した。\n\n四年の工事の末である。水曜日から車が通る。\n",
    "Мост открыт\n\nНовый мост через гавань открыли во вторник после четырёх лет работы, два из которых отняли бури.\n",
  ]
}
