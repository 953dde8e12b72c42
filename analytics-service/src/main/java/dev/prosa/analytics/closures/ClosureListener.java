package dev.prosa.analytics.closures;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes what one poll brought and returns when it is stored; only then does the container commit
/// the offsets.
@Component
class ClosureListener {

    static final String ID = "closed-conversations";

    private final BatchHandler handler;

    ClosureListener(BatchHandler handler) {
        this.handler = handler;
    }

    @KafkaListener(id = ID, idIsGroup = false, topics = "closed-conversations")
    void receive(List<ConsumerRecord<byte[], byte[]>> records) {
        handler.handle(records);
    }
}
