extension DuplicatesConfiguration {
  /// What one record of the old generation's `verify` topic becomes in a new generation of the internal topics: the way
  /// to change their partition counts without losing a fact. Repeats do no harm.
  ///
  /// With all workers stopped, every record that the old `verify` topic still holds goes through this, under the new
  /// configuration; what comes out is written to the new topics. Articles bring their keys along, so the old `keys`
  /// topic is not needed, worked off or not. A new specVersion needs new fingerprints, which sketches cannot give: there,
  /// ``ExtractStage`` makes them from the topic `articles` instead.
  /// - Throws: ``RecordError`` where the record is not one of this specVersion.
  public func transferred(_ value: [UInt8]) throws(RecordError) -> [StageOutput] {
    try VerifyEntry.entries(in: value, specVersion: fingerprint.specVersion).flatMap { transferred($0) }
  }

  private func transferred(_ entry: VerifyEntry) -> [StageOutput] {
    switch entry {
    case .article(let article): outputs(of: article)
    case .candidates(let list): [output(entry, to: list.later.article)]
    case .request(let later, let earlier): requests(of: later, to: earlier)
    case .matches(let article, _), .bound(let article, _, _), .follow(let article, _, _), .root(let article, _, _):
      [output(entry, to: article)]
    case .settled: []
    }
  }
}
