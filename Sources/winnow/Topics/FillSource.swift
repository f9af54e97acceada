import ArgumentParser
import Worker

extension GenerationFill.Source: ExpressibleByArgument {
  /// Reads `articles`, or the number of a generation.
  public init?(argument: String) {
    if argument == "articles" {
      self = .articles
    } else if let number = Int(argument), number > 0 {
      self = .generation(number)
    } else {
      return nil
    }
  }
}
