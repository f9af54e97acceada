import CRdKafka

/// Requests of the admin protocol.
extension Admin {
  /// Creates topics.
  ///
  /// - Returns: for each topic the error that kept it from being created; those without one exist now.
  /// - Throws: where no answer came at all.
  public func create(_ topics: [NewTopic], milliseconds: Int32) throws(KafkaError) -> [String: KafkaError] {
    var errors: [String: KafkaError] = [:]
    var requests: [OpaquePointer?] = []
    defer { for request in requests { rd_kafka_NewTopic_destroy(request) } }
    var message = [CChar](repeating: 0, count: 512)
    for topic in topics {
      let request = rd_kafka_NewTopic_new(
        topic.name, Int32(topic.partitions), Int32(topic.replicas ?? -1), &message, message.count)
      guard let request else {
        errors[topic.name] = KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, text: text(message))
        continue
      }
      for (name, value) in topic.configuration.sorted(by: { $0.key < $1.key }) {
        rd_kafka_NewTopic_set_config(request, name, value)
      }
      requests.append(request)
    }
    guard !requests.isEmpty else { return errors }
    try handle.ask(RD_KAFKA_ADMIN_OP_CREATETOPICS, milliseconds) { options, queue in
      rd_kafka_CreateTopics(handle.pointer, &requests, requests.count, options, queue)
    } read: { event in
      var count = 0
      let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
      for index in 0..<count {
        guard let result = results?[index] else { continue }
        let code = rd_kafka_topic_result_error(result)
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
        errors[String(cString: rd_kafka_topic_result_name(result))] = KafkaError(
          code, text: rd_kafka_topic_result_error_string(result).map { String(cString: $0) })
      }
    }
    return errors
  }

  /// A topic's configuration by Kafka's names, defaults included.
  public func configuration(of topic: String, milliseconds: Int32) throws(KafkaError) -> [String: String] {
    var resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)
    defer { rd_kafka_ConfigResource_destroy(resource) }
    var values: [String: String] = [:]
    var failure: KafkaError?
    try handle.ask(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, milliseconds) { options, queue in
      rd_kafka_DescribeConfigs(handle.pointer, &resource, 1, options, queue)
    } read: { event in
      var count = 0
      let resources = rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event), &count)
      guard count > 0, let found = resources?[0] else { return }
      let code = rd_kafka_ConfigResource_error(found)
      if code != RD_KAFKA_RESP_ERR_NO_ERROR { failure = KafkaError(code) }
      var entryCount = 0
      let entries = rd_kafka_ConfigResource_configs(found, &entryCount)
      for index in 0..<entryCount {
        guard let entry = entries?[index], let value = rd_kafka_ConfigEntry_value(entry) else { continue }
        values[String(cString: rd_kafka_ConfigEntry_name(entry))] = String(cString: value)
      }
    }
    if let failure { throw failure }
    return values
  }
}
