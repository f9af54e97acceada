import Foundation
import Glibc
import TestDisk

/// A file system that fills up under the workers' state, and has room again later.
struct FullDisk: Scenario {
  let name = "full-disk"
  let summary = "the state directory's file system is full under load and at a start, and has room again"
  let broker = BrokerKind.real
  let delivery = Delivery.exactlyOnce

  func play(_ stage: Stage) throws {
    guard SmallFileSystem.isPossible else { throw Skipped(reason: "needs root, to mount a small file system") }
    let disk = try SmallFileSystem(megabytes: 64)
    defer { disk.unmount() }
    // Write buffers so small that they go to the disk while it is full.
    let onDisk = [
      "WINNOW_DUPLICATES_STATE_DIRECTORY": disk.path + "/state",
      "WINNOW_DUPLICATES_STATE_MEMORY_BYTES": "\(1 << 20)",
    ]
    let worker = try stage.makeWorker()
    let other = try stage.makeWorker()
    try worker.start(environment: onDisk)
    try other.start()
    for _ in 0..<(stage.isLong ? 6 : 1) {
      try stage.feeder.feed(120)
      stage.pause(1...3)
      let ballast = try disk.fill()
      try stage.feeder.feed(400)
      stage.pause(6...9)
      stage.report.check(worker.isRunning, "a worker stays while the disk is full")
      worker.kill()
      try worker.start(environment: onDisk)
      try stage.feeder.feed(40)
      stage.pause(2...5)
      stage.oracle?.checkCommittedOffsets("while the disk was full")
      try FileManager.default.removeItem(atPath: ballast)
      // systemd would start it again.
      if !worker.isRunning { try worker.start(environment: onDisk) }
    }
    stage.report.check(worker.log().contains("until there is room"), "its log says that it waits for room")
    try stage.finish()
  }
}
