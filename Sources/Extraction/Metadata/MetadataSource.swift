import Envelope

/// Where in a page a piece of metadata was found.
public enum MetadataSource: String, Hashable, Sendable {
  /// A JSON-LD block.
  case jsonld
  /// Microdata: itemprop attributes.
  case microdata
  /// RDFa: property attributes of a vocabulary other than OpenGraph.
  case rdfa
  /// OpenGraph meta elements: `og:`, `article:`.
  case openGraph
  /// Twitter card meta elements.
  case twitter
  /// Dublin Core meta elements: `dc.`, `dcterms.`.
  case dublinCore
  /// Parsely meta elements: `parsely-page`, `parsely-`.
  case parsely
  /// Sailthru meta elements: `sailthru.`.
  case sailthru
  /// Any other meta element.
  case meta
  /// A link element with a relation.
  case link
  /// The title element.
  case title
  /// A heading of the page.
  case heading
  /// A time element, or an abbr element with a machine-readable date.
  case time
  /// The page's address.
  case url
  /// Visible text.
  case text

  /// The coarser kind that an article's `dateSource` says.
  public var dateSource: DateSource {
    switch self {
    case .jsonld, .microdata, .rdfa: .jsonld
    case .openGraph, .twitter, .dublinCore, .parsely, .sailthru, .meta, .link: .meta
    case .time: .time
    case .url: .url
    case .title, .heading, .text: .text
    }
  }
}
