/// A way of putting a story into a page, in the manner of real sites.
enum Site {
  /// A present-day site: JSON-LD, OpenGraph, navigation, related links, a newsletter box, a footer.
  case modern
  /// An old one: tables, upper-case tags, the byline in the text.
  case tables
  /// A bare blog.
  case plain
  /// A reader's copy as text, under a site's menu and above its footer.
  case text

  /// The page, in UTF-8.
  func page(_ story: Story) -> String {
    switch self {
    case .modern: modern(story)
    case .tables: tables(story)
    case .plain: plain(story)
    case .text: text(story)
    }
  }

  private func modern(_ story: Story) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(story.language)"><head><meta charset="utf-8"><title>\(story.headline) | \(story.publisher)</title>
    <link rel="canonical" href="\(story.site)/news/\(story.slug)">
    <meta property="og:type" content="article"><meta property="og:title" content="\(story.headline)">
    <meta property="og:site_name" content="\(story.publisher)">
    <meta property="og:image" content="\(story.site)/images/\(story.slug).jpg">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",\
    "headline":"\(story.headline)","datePublished":"\(story.published)",\
    "author":{"@type":"Person","name":"\(story.author)"},\
    "publisher":{"@type":"Organization","name":"\(story.publisher)"}}</script>
    <script>window.dataLayer = window.dataLayer || [];</script></head>
    <body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li>\
    <li><a href="/region">Region</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
    <main><article><h1>\(story.headline)</h1>
    <p class="byline">\(story.author) · <time datetime="\(story.published)">\(story.published.prefix(10))</time></p>
    \(story.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
    <aside class="newsletter"><h3>Newsletter</h3><p>Sign up for our newsletter and never miss a story.</p></aside>
    </article>
    <section class="related"><h2>Related</h2><ul><li><a href="/news/one">Council meets on Thursday</a></li>\
    <li><a href="/news/two">Ten walks for the weekend</a></li><li><a href="/news/three">Market opens late</a></li></ul>
    </section></main>
    <footer><p>© 2026 \(story.publisher). All rights reserved.</p><a href="/imprint">Imprint</a> \
    <a href="/privacy">Privacy</a></footer></body></html>
    """
  }

  private func tables(_ story: Story) -> String {
    """
    <HTML><HEAD><TITLE>\(story.publisher) - \(story.headline)</TITLE>
    <META NAME="author" CONTENT="\(story.author)"><META NAME="date" CONTENT="\(story.published)"></HEAD>
    <BODY BGCOLOR=#ffffff><TABLE WIDTH=760><TR><TD WIDTH=140 VALIGN=top><A HREF="/">Start</A><BR>
    <A HREF="/archive">Archive</A><BR><A HREF="/weather">Weather</A><BR><A HREF="/contact">Contact</A></TD>
    <TD><FONT SIZE=5><B>\(story.headline)</B></FONT><BR><I>\(story.author)</I>
    \(story.paragraphs.map { "<P>\($0)" }.joined(separator: "\n"))
    <P><A HREF="/print">Print this page</A> | <A HREF="/mail">Send to a friend</A></TD></TR></TABLE></BODY></HTML>
    """
  }

  private func plain(_ story: Story) -> String {
    """
    <!doctype html><html lang=\(story.language)><meta charset=utf-8><title>\(story.headline)</title>
    <body><h1>\(story.headline)</h1>
    \(story.paragraphs.map { "<p>\($0)" }.joined(separator: "\n"))
    """
  }

  private func text(_ story: Story) -> String {
    """
    Home
    Politics
    Sport
    \(story.headline)
    \(story.paragraphs.joined(separator: "\n"))
    Share this article
    © 2026 \(story.publisher)
    """
  }
}
