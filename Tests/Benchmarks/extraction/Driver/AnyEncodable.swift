/// Any encodable value, for objects whose members differ in type.
struct AnyEncodable: Encodable {
  private let value: any Encodable

  init(_ value: any Encodable) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}
