package dev.prosa.analytics.closures;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Stores what one poll brought, all of it, or throws and has stored nothing that another attempt
/// would disturb.
interface BatchHandler {

    Stored handle(List<ConsumerRecord<byte[], byte[]>> records);
}
