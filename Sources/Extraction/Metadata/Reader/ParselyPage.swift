/// The `parsely-page` meta element, whose content is a JSON object.
enum ParselyPage {
  /// Reads the object's members into candidates.
  static func collect(_ content: [UInt8], into candidates: inout MetadataCandidates) {
    var json = LooseJSON()
    var reader = LooseJSONReader()
    let bytes = content.span
    reader.read(0..<content.count, of: bytes, into: &json)
    guard !json.values.isEmpty, json.values[0].kind == .object else { return }
    let graph = JSONLDGraph(json, in: bytes)
    let members: [(StaticString, MetadataCandidate.Field)] = [
      ("title", .headline), ("pub_date", .published), ("author", .author), ("authors", .author), ("section", .section),
      ("tags", .keywords), ("image_url", .image), ("link", .canonical),
    ]
    for (name, field) in members {
      guard let member = graph.member(name, of: 0, in: bytes) else { continue }
      for element in graph.elements(member, in: bytes) {
        candidates.add(field, .parsely, graph.text(element, in: bytes))
      }
    }
  }
}
