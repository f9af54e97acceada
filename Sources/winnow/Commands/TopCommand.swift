import ArgumentParser
import Foundation
import Worker

/// Shows one or several workers at work.
struct TopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top",
    abstract: "Shows workers at work: lag, rates, latencies, restores, rejections, domains.",
    discussion: """
      Asks workers that have metrics.listen for their status, again and again, and shows them together: q or Ctrl-C ends \
      it. Where standard output is no terminal it prints plain text, once unless --count says otherwise. Latencies are \
      since each worker's start; rates need two samples.

      Examples:
        winnow top 9464
        winnow top worker-1:9464 worker-2:9464 --count 1 | head -5

      Exit codes: 0 done, 69 no worker answers.
      """)

  @Argument(
    help: ArgumentHelp("Workers: PORT, HOST:PORT or http://HOST:PORT; 9464 if none is named.", valueName: "worker"),
    transform: { text in
      let plain = text.replacing(/^http:\/\//, with: "").split(separator: "/").first.map(String.init) ?? text
      guard let address = ListenAddress(plain), address.port > 0 else {
        throw ValidationError("\(text) is no worker: write PORT or HOST:PORT, as in its metrics.listen.")
      }
      return address
    })
  var workers: [ListenAddress] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Seconds between two samples.", valueName: "seconds"))
  var interval = 2.0

  @Option(name: .shortAndLong, help: ArgumentHelp("Ends after so many samples; 0 never.", valueName: "samples"))
  var count: Int?

  func validate() throws {
    if !(0.1...3_600).contains(interval) { throw ValidationError("--interval must be from 0.1 to 3600.") }
    if count ?? 0 < 0 { throw ValidationError("--count must not be negative.") }
  }

  func run() throws {
    let stop = StopFlag()
    let addresses = workers.isEmpty ? [ListenAddress(host: "127.0.0.1", port: 9_464)] : workers
    let isTerminal = Terminal.isOutput
    let count = count ?? (isTerminal ? 0 : 1)
    let first = TopSample.take(addresses)
    if first.statuses.isEmpty { throw Failure(.unavailable, Self.complaint(first)) }
    let screen = isTerminal ? Screen() : nil
    var (before, sample): (TopSample?, TopSample) = (nil, first)
    var taken = 1
    while true {
      if screen == nil {
        let view = TopView(sample: sample, before: before, width: 160, height: nil)
        print(view.lines().joined(separator: "\n"), terminator: count == 1 ? "\n" : "\n\n")
      }
      if count > 0, taken == count { return }
      let deadline = DispatchTime.now() + interval
      repeat {
        if let screen {
          let size = Screen.size
          screen.show(TopView(sample: sample, before: before, width: size.columns, height: size.rows).lines())
          if let key = screen.key(milliseconds: 250), key == UInt8(ascii: "q") || key == 3 { return }
        } else {
          usleep(100_000)
        }
        if stop.isSet { return }
      } while DispatchTime.now() < deadline
      (before, sample) = (sample, TopSample.take(addresses))
      taken += 1
    }
  }

  private static func complaint(_ sample: TopSample) -> String {
    let reasons = sample.answers.compactMap { answer in
      if case .failure(let failure) = answer.status { failure.description } else { nil }
    }
    return
      "no worker answers: \(reasons.joined(separator: "; ")). Name workers as their metrics.listen does; it is off by "
      + "default: `winnow run --set metrics.listen=9464`"
  }
}
