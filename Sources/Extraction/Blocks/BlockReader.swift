import Envelope
import HTML

/// Turns a page's bytes into its blocks.
///
/// One reader serves one thread: the parser's buffers are used again from page to page.
package final class BlockReader {
  private let parser = HTMLParser()

  package init() {}

  /// What a page is made of, and how many sequences of its bytes were no text in its charset.
  package func read(_ page: Page) -> (blocks: Blocks, replacements: Int) {
    switch page.form {
    case .html:
      parser.parse(page.bytes, charset: page.charset)
      return (HTMLWalk.blocks(of: parser.document), parser.document.replacements)
    case .text:
      let decoded = TextDecoder.decode(page.bytes, charset: page.charset, html: false)
      return (LineWalk.blocks(of: decoded.bytes), decoded.replacements)
    }
  }

  /// What a small page of HTML is made of, which is UTF-8.
  func read(html: [UInt8]) -> Blocks {
    parser.parse(html, charset: "utf-8")
    return HTMLWalk.blocks(of: parser.document)
  }
}
