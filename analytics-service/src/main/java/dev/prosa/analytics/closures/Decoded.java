package dev.prosa.analytics.closures;

import dev.prosa.contracts.output.ClosedConversation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record of `closed-conversations`, read or not.
sealed interface Decoded {

    ConsumerRecord<byte[], byte[]> record();

    /// @param json the value as it came, with whatever we do not know of it
    record Closure(ConsumerRecord<byte[], byte[]> record, ClosedConversation value, String json) implements Decoded {}

    /// @param reason without customer data
    record Unreadable(ConsumerRecord<byte[], byte[]> record, String reason) implements Decoded {

        private static final int LONGEST_REASON = 500;

        public Unreadable {
            // A header may hold anything, and PostgreSQL takes no U+0000.
            reason = reason.replace('\0', ' ');
            reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        }
    }
}
