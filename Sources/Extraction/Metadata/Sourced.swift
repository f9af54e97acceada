/// A value together with the part of the page that it came from.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Where it was found.
  public var source: MetadataSource

  /// Makes a value that came from a source.
  public init(_ value: Value, from source: MetadataSource) {
    self.value = value
    self.source = source
  }
}
