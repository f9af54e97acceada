/// One reader of bytes from outside, with what must hold whatever they are.
///
/// A target keeps its readers from input to input, as a worker does: what one input leaves behind would show in the next.
protocol FuzzTarget: AnyObject {
  /// The name on the command line.
  static var name: String { get }
  /// What it reads, in one line.
  static var summary: String { get }
  /// Inputs to start from: few and small, so that mutation starts near what matters.
  static var seeds: [[UInt8]] { get }
  /// Words that mutation puts in.
  static var words: [String] { get }
  /// The most bytes of an input.
  static var maximumBytes: Int { get }

  init()

  /// Reads one input.
  ///
  /// - Returns: what does not hold; nil where all does.
  func fault(in input: [UInt8]) -> String?
}

extension FuzzTarget {
  static var maximumBytes: Int { 8_192 }
}
