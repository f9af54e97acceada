import CRdKafka
import Testing

@testable import Kafka

struct KafkaErrorTests {
  @Test(arguments: [
    (RD_KAFKA_RESP_ERR__TRANSPORT, KafkaError.Remedy.retry),
    (RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, .retry),
    (RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, .retry),
    (RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED, .retry),
    (RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, .abortTransaction),
    (RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, .abortTransaction),
    (RD_KAFKA_RESP_ERR__FATAL, .newClient),
    (RD_KAFKA_RESP_ERR_PRODUCER_FENCED, .newClient),
    (RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, .newClient),
    (RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, .fix),
    (RD_KAFKA_RESP_ERR__AUTHENTICATION, .fix),
    (RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, .fix),
  ])
  func `an error says what helps`(code: rd_kafka_resp_err_t, remedy: KafkaError.Remedy) {
    #expect(KafkaError(code).remedy == remedy)
  }

  @Test func `an error has Kafka's name`() {
    let error = KafkaError(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED)
    #expect(error.name == "TOPIC_AUTHORIZATION_FAILED")
    #expect(error.code == 29)
  }
}
