import Foundation
import Worker

/// What a worker answers under `/status`, as far as `top` shows it.
struct WorkerStatus: Decodable {
  struct Worker: Decodable {
    var instance: String
    var group: String
    var version: String
  }

  struct Health: Decodable {
    var isLive: Bool
    var isReady: Bool
    var detail: String
  }

  struct Metrics: Decodable {
    struct Pages: Decodable {
      var consumed = 0
      var articles = 0
      var rejected = 0
      var inFlight = 0
    }
    struct Restoring: Decodable {
      var records: Int
      var of: Int
    }
    struct Duplicates: Decodable {
      var storeBytes: Int
      var restoring: [String: Restoring]
    }
    struct Transactions: Decodable {
      var committed: Int
      var aborted: Int
    }
    struct Quantiles: Decodable {
      var count: Int
      var p50: Double
      var p99: Double
    }

    var uptimeSeconds: Double
    var pages: Pages
    var rejectedByReason: [String: Int]
    var flags: [String: Int]
    var duplicates: Duplicates
    var transactions: Transactions
    var lagRecords: [String: Int]
    var latencySeconds: [String: Quantiles]
    var residentMemoryBytes: Int
    var cpuSeconds: Double
  }

  struct Group: Decodable {
    struct Partition: Decodable {
      var topic: String
      var partition: Int
      var lag: Int
    }
    var partitions: [Partition]
    var oldestUnread: String?
  }

  struct Ledger: Decodable {
    struct Entry: Decodable {
      var consumed: Int
      var articles: Int
      var rejected: [String: Int]
      var withoutDate: Int
      var withoutAuthor: Int
      var medianScore: Double?
      var duplicates: Int
    }
    struct Alarm: Decodable, Hashable {
      var domain: String
      var kind: String
      var detail: String
    }
    var domains: [String: Entry]
    var rest: Entry
    var unknown: Entry
    var alarms: [Alarm]
  }

  var worker: Worker
  var health: Health
  var metrics: Metrics
  var group: Group?
  var ledger: Ledger

  /// Asks a worker.
  ///
  /// - Returns: its status, or why there is none.
  static func ask(_ address: ListenAddress) -> Result<WorkerStatus, HTTPClient.Failure> {
    Result { () throws(HTTPClient.Failure) in
      let (status, body) = try HTTPClient(address, seconds: 3).get("/status")
      guard status == 200, let answer = try? JSONDecoder().decode(WorkerStatus.self, from: Data(body)) else {
        throw HTTPClient.Failure("\(address) is no worker of this version")
      }
      return answer
    }
  }
}
