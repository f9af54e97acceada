import Envelope
import Foundation

/// The form of expectations as files.
extension PageExpectation {
  /// Where the expectation of a page's file is kept.
  static func path(for page: String) -> String { page + ".json" }

  /// Reads a file.
  ///
  /// - Throws: ``Failure`` with the code data that names file, member and remedy.
  init(path: String) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, "\(path) cannot be read")
    }
    func wrong(_ what: String) -> Failure { Failure(.data, "\(path): \(what)") }
    guard case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      throw wrong("is no JSON object; `winnow test --accept` writes one")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      switch (name, value) {
      case ("page", .object):
        guard let page = try? JSONDecoder().decode(Fetched.self, from: data).page else {
          throw wrong("page: url, fetchedAt and contentType are texts, httpStatus is a number")
        }
        self.page = page
      case ("rejected", .text(let reason)):
        guard Rejection.Reason(rawValue: reason) != nil else {
          let known = Rejection.Reason.allCases.map(\.rawValue).joined(separator: ", ")
          throw wrong("rejected: \(reason) is no reason; these are: \(known)")
        }
        rejected = reason
      case ("equal", .object(let values)): equal = values
      case ("contains", .object(let values)): contains = values.mapValues(\.items)
      case ("absent", .list(let items)):
        for item in items {
          switch item {
          case .text(let member): absent.append(.member(member))
          case .object(let values):
            absent += values.sorted { $0.key < $1.key }.map { .texts($0.key, $0.value.items) }
          default: throw wrong("absent: write members, or {\"member\": [\"texts that must not be in it\"]}")
          }
        }
      case ("page", _), ("equal", _), ("contains", _): throw wrong("\(name): is no object")
      case ("rejected", _): throw wrong("rejected: is no text")
      case ("absent", _): throw wrong("absent: is no list")
      default:
        let near = name.nearest(in: ["page", "rejected", "equal", "contains", "absent"])
        throw wrong("\(name): is no known member" + (near.map { "; do you mean \($0)?" } ?? ""))
      }
    }
    if rejected != nil, !(equal.isEmpty && contains.isEmpty && absent.isEmpty) {
      throw wrong("a page that is rejected has no members: remove rejected, or equal, contains and absent")
    }
    if isEmpty { throw wrong("expects nothing; write equal, contains, absent or rejected") }
  }

  /// The member `page` alone.
  private struct Fetched: Decodable { var page: Page }

  /// The file's bytes: members in alphabetical order, so that a change shows well.
  func json() throws -> Data {
    var members: [String: JSONValue] = [:]
    if let page { members["page"] = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(page)) }
    if let rejected { members["rejected"] = .text(rejected) }
    if !equal.isEmpty { members["equal"] = .object(equal) }
    if !contains.isEmpty { members["contains"] = .object(contains.mapValues { .list($0) }) }
    if !absent.isEmpty {
      members["absent"] = .list(
        absent.map { absence in
          switch absence {
          case .member(let path): .text(path)
          case .texts(let path, let parts): .object([path: .list(parts)])
          }
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(members) + Data("\n".utf8)
  }
}

extension JSONValue {
  /// A list's items, or the value alone.
  fileprivate var items: [JSONValue] { if case .list(let items) = self { items } else { [self] } }
}
