import HTML

struct FuzzCommand {
  init(_ options: Options) {}
  func run(_ a: [String]) {}
}
