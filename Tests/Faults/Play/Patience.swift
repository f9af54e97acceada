import Glibc

/// How long the oracle waits for what must come.
struct Patience: Sendable {
  /// Seconds until everything fed must be worked off.
  let workedOff: Double
  /// Seconds until a fresh page must be through on an idle machine.
  let fresh: Double
  /// Seconds until every article must have its flag.
  let flags: Double

  /// The long run is judged by the promise: ten seconds. The short one has to hold on machines that are busy with other
  /// things, and sees only that it comes at all. Where workers are spoiled on purpose, nothing may come.
  init(isLong: Bool, isSpoiled: Bool) {
    workedOff = isSpoiled ? 15 * min(3, Patience.crowding) : isLong ? 300 : 240
    fresh = isLong ? 10 : isSpoiled ? 5 : 60
    flags = isSpoiled ? 5 : 60
  }

  /// Runnable processes a core, as the mean of the last minute: what everything takes longer by. At least 1.
  static var crowding: Double {
    var load = 0.0
    guard getloadavg(&load, 1) == 1 else { return 1 }
    return max(1, load / Double(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
