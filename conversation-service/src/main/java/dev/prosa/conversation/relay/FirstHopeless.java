package dev.prosa.conversation.relay;

import java.util.Set;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Remembers the first error of a transaction's sends that trying again cannot mend.
final class FirstHopeless implements Callback {

    private static final Set<Class<? extends Exception>> HOPELESS = Set.of(
            RecordTooLargeException.class,
            InvalidRecordException.class,
            InvalidTopicException.class,
            SerializationException.class);

    private volatile @Nullable Exception exception;

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
        if (error != null && exception == null && HOPELESS.contains(error.getClass())) {
            exception = error;
        }
    }

    @Nullable
    Exception exception() {
        return exception;
    }
}
