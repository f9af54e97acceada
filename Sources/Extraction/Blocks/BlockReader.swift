import Envelope
import HTML

/// Turns a page's bytes into its blocks.
///
/// One reader serves one thread: the parser's buffers are used again from page to page.
package final class BlockReader {
  private let parser = HTMLParser()
  private let classes: WordWeights

  /// Makes a reader.
  ///
  /// - Parameter classes: what the words of classes say.
  package init(classes: WordWeights) {
    self.classes = classes
  }

  package convenience init() { self.init(classes: BlockModels.html.evidence.classes) }

  /// The page that was read last, if it was HTML.
  var document: Document { parser.document }

  /// What a page is made of, and how many sequences of its bytes were no text in its charset.
  package func read(_ page: Page) -> (blocks: Blocks, replacements: Int) {
    switch page.form {
    case .html:
      parser.parse(page.bytes, charset: page.charset)
      return (HTMLWalk.blocks(of: parser.document, classes: classes), parser.document.replacements)
    case .text:
      let decoded = TextDecoder.decode(page.bytes, charset: page.charset, html: false)
      return (LineWalk.blocks(of: decoded.bytes), decoded.replacements)
    }
  }

  /// What a small page of HTML is made of, which is UTF-8.
  func read(html: [UInt8]) -> Blocks {
    parser.parse(html, charset: "utf-8")
    return HTMLWalk.blocks(of: parser.document, classes: classes)
  }
}
