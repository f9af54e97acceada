/// Where in its log a verify stage is.
struct Moment {
  var offset: Int64
  /// The state reflects the record already.
  var isAgain: Bool
  var arrival: Int64
  var isReplay: Bool
}
