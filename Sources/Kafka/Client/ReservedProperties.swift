extension ClientProperties {
  /// The properties that are ours alone, and why, aliases included.
  public static let reserved: [String: String] = {
    let offsets = "Winnow commits a batch's offsets itself, after its outputs"
    let delivery = "the delivery mode decides it"
    let key = "it has a key of its own in the configuration"
    let code = "librdkafka would load code or call back into code of its own"
    return [
      "enable.auto.commit": offsets, "auto.commit.enable": offsets, "auto.commit.interval.ms": offsets,
      "enable.auto.offset.store": offsets, "offset.store.method": offsets, "offset.store.path": offsets,
      "offset.store.sync.interval.ms": offsets,
      "enable.partition.eof": "the end of a partition tells that its lag is 0",
      "isolation.level": "records of aborted transactions must never be worked on",
      "partition.assignment.strategy":
        "a rebalance takes all partitions away and gives all anew; cooperative ones of librdkafka 2.0.2 lose some",
      "transactional.id": "fencing stands on it; it is made of the group and the instance name",
      "enable.idempotence": delivery, "acks": delivery, "request.required.acks": delivery,
      "enable.gapless.guarantee": delivery, "delivery.report.only.error": "every report is counted",
      "bootstrap.servers": key, "metadata.broker.list": key, "group.id": key, "group.instance.id": key,
      "plugin.library.paths": code, "opaque": code, "default_topic_conf": code, "rebalance_cb": code,
      "offset_commit_cb": code, "consume_cb": code, "dr_cb": code, "dr_msg_cb": code, "error_cb": code,
      "throttle_cb": code, "stats_cb": code, "log_cb": code, "socket_cb": code, "connect_cb": code,
      "closesocket_cb": code, "open_cb": code, "interceptors": code, "partitioner_cb": code, "msg_order_cmp": code,
      "background_event_cb": code, "oauthbearer_token_refresh_cb": code, "ssl.certificate.verify_cb": code,
      "resolve_cb": code, "ssl_engine_callback_data": code,
      "log.queue": "logs go to Winnow's own log", "test.mock.num.brokers": "Winnow starts mock brokers itself",
    ]
  }()
}
