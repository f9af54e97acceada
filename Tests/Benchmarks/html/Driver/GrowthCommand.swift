import HTML

struct GrowthCommand {
  init(_ options: Options) {}
  func run(_ a: [String]) {}
}
