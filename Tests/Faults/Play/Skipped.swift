/// Why a scenario cannot run on this machine.
struct Skipped: Error {
  let reason: String
}
