import Envelope

/// What a worker answers over HTTP: `/metrics` for Prometheus, `/live` and `/ready` for whoever runs it, `/status` as JSON.
public final class MetricsEndpoint: Sendable {
  private let server: HTTPServer

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - metrics: the worker's figures.
  ///   - health: says how the worker is.
  ///   - group: says what the group has before it, as far as that is known.
  /// - Throws: ``CannotListen``.
  public init(
    _ address: ListenAddress, identity: WorkerIdentity, metrics: Metrics, health: @escaping @Sendable () -> Health,
    group: @escaping @Sendable () -> GroupLag? = { nil }
  ) throws(CannotListen) {
    server = try HTTPServer(address) { request in
      switch request.path {
      case "/metrics":
        let text = metrics.exposition(identity, health: health(), group: group())
        return HTTPResponse(200, type: Exposition.type, body: Array(text.utf8))
      case "/live":
        let health = health()
        return .text(health.isLive ? 200 : 503, health.isLive ? "live" : "not live: \(health.detail)")
      case "/ready":
        let health = health()
        return .text(health.isReady ? 200 : 503, health.isReady ? "ready" : "not ready: \(health.detail)")
      case "/status":
        let (line, state) = metrics.snapshot(at: .now)
        let report = StatusReport(
          worker: identity, health: health(), metrics: line, group: group(),
          ledger: state.ledger.report(most: StatusReport.domains))
        return HTTPResponse(200, type: "application/json", body: report.json())
      case "/": return .text(200, "Winnow: /metrics, /live, /ready, /status")
      default: return .text(404, "there are /metrics, /live, /ready and /status")
      }
    }
  }

  /// Where it listens.
  public var address: ListenAddress { server.address }

  /// Stops listening.
  public func stop() { server.stop() }
}
