package dev.prosa.analytics.closures;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/// Says that a batch waits, and why. Only the failure's class: its message may quote the data.
final class LoggedRetries implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(LoggedRetries.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        log(1, failure, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception failure, int attempt) {
        log(records.count(), failure, attempt);
    }

    private static void log(int records, @Nullable Exception failure, int attempt) {
        log.atWarn()
                .addKeyValue("records", records)
                .addKeyValue("attempt", attempt)
                .addKeyValue("cause", rootOf(failure))
                .log("batch not stored, trying again");
    }

    private static String rootOf(@Nullable Exception failure) {
        String name = "unknown";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            name = cause.getClass().getSimpleName();
        }
        return name;
    }
}
