import CRdKafka
import Logging
import Synchronization

/// Where librdkafka's callbacks of one client end: its log, its errors and its delivery reports.
///
/// Callbacks come from librdkafka's own threads (log, and tokens, which may take seconds) and from whoever polls (the rest);
/// all that they change is behind locks.
///
/// `@unchecked Sendable`: `owner` is set before the first poll and read by polls alone, in the polling thread.
final class ClientEvents: @unchecked Sendable {
  let log: Logger
  private let tokens: TokenEndpoint?
  /// Why there is no token; nil once there is one.
  private let tokenFailure = Mutex<TokenError?>(nil)
  let deliveries = Mutex(Deliveries())
  /// The last error of the client as a whole; one that a person has to put right is kept until the next of that kind.
  let lastError = Mutex<KafkaError?>(nil)
  /// The consumer whose rebalances these are.
  weak var owner: Consumer?

  init(log: Logger, tokens: TokenEndpoint?) {
    self.log = log
    self.tokens = tokens
  }

  /// Registers the callbacks, and itself as what they are given.
  func install(on conf: OpaquePointer, role: ClientRole) {
    rd_kafka_conf_set_opaque(conf, Unmanaged.passUnretained(self).toOpaque())
    rd_kafka_conf_set_log_cb(conf) { client, level, facility, message in
      guard let message, let events = ClientEvents.of(client) else { return }
      let facility = facility.map { String(cString: $0) } ?? ""
      events.log.log(level: Logger.Level(syslog: level, facility: facility), "\(facility): \(String(cString: message))")
    }
    rd_kafka_conf_set_throttle_cb(conf) { _, _, _, milliseconds, _ in
      Throttling.add(milliseconds: Int(milliseconds))
    }
    rd_kafka_conf_set_error_cb(conf) { client, code, reason, _ in
      guard let events = ClientEvents.of(client) else { return }
      let error = events.error(rd_kafka_resp_err_t(code), text: reason.map { String(cString: $0) } ?? "")
      // What a person has to put right is followed by others that say no more than that no broker is there.
      events.lastError.withLock { if error.remedy == .fix || $0?.remedy != .fix { $0 = error } }
      events.log.log(level: error.remedy == .retry ? .warning : .error, "\(error)")
    }
    if tokens != nil {
      rd_kafka_conf_enable_sasl_queue(conf, 1)
      rd_kafka_conf_set_oauthbearer_token_refresh_cb(conf) { client, _, _ in
        guard let client, let events = ClientEvents.of(client) else { return }
        events.refreshToken(of: client)
      }
    }
    guard role == .producer else { return }
    rd_kafka_conf_set_dr_msg_cb(conf) { client, message, _ in
      guard let message, let events = ClientEvents.of(client) else { return }
      let code = message.pointee.err
      events.deliveries.withLock { deliveries in
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else {
          deliveries.delivered += 1
          return
        }
        deliveries.failed += 1
        guard deliveries.firstError == nil || deliveries.firstRefusal == nil else { return }
        let topic = message.pointee.rkt.flatMap(rd_kafka_topic_name).map { String(cString: $0) } ?? ""
        let error = KafkaError(code, text: "\(topic): \(String(cString: rd_kafka_err2str(code)))")
        if deliveries.firstError == nil { deliveries.firstError = error }
        if error.isRefusal, deliveries.firstRefusal == nil { deliveries.firstRefusal = error }
      }
    }
  }

  /// Gets a new token. librdkafka asks for one at the start, after four fifths of the last one's time, and ten seconds
  /// after it was told that there is none.
  private func refreshToken(of client: OpaquePointer) {
    guard let tokens else { return }
    do throws(TokenError) {
      let token = try tokens.request()
      var message = [CChar](repeating: 0, count: 512)
      let code = rd_kafka_oauthbearer_set_token(
        client, token.value, token.expiry, token.principal, nil, 0, &message, message.count)
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw .refused(text(message)) }
      tokenFailure.withLock { $0 = nil }
    } catch {
      tokenFailure.withLock { $0 = error }
      rd_kafka_oauthbearer_set_token_failure(client, "\(error)")
    }
  }

  /// An error of the client as a whole; that a token endpoint is away passes by itself.
  private func error(_ code: rd_kafka_resp_err_t, text: String) -> KafkaError {
    if code == RD_KAFKA_RESP_ERR__AUTHENTICATION, case .unreachable? = tokenFailure.withLock({ $0 }) {
      return KafkaError(code, text: text, remedy: .retry)
    }
    return KafkaError(event: code, text: text)
  }

  private static func of(_ client: OpaquePointer?) -> ClientEvents? {
    guard let client, let opaque = rd_kafka_opaque(client) else { return nil }
    return Unmanaged<ClientEvents>.fromOpaque(opaque).takeUnretainedValue()
  }
}

extension Logger.Level {
  /// The level for one of syslog's severities (RFC 5424, 6.2.1), in which librdkafka logs.
  ///
  /// What librdkafka calls errors of a client comes as an error event as well, and is told once; that a client has ended for
  /// good is for its owner to judge, who starts another.
  init(syslog severity: Int32, facility: String) {
    if ["FAIL", "ERROR", "REQERR"].contains(facility) {
      self = .debug
      return
    }
    switch severity {
    case ...3: self = facility == "FATAL" || facility == "TXNERR" ? .warning : .error
    case 4: self = .warning
    case 5: self = .notice
    case 6: self = .info
    default: self = .debug
    }
  }
}
