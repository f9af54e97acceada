/// The agency and the place that the body of a news report opens with, as in "BERLIN (dpa) —".
public struct Dateline: Hashable, Sendable {
  /// The news agency, as written.
  public var agency: String?
  /// The place, as written.
  public var place: String?

  /// Makes a dateline.
  public init(agency: String? = nil, place: String? = nil) {
    self.agency = agency
    self.place = place
  }
}
