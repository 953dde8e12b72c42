package dev.prosa.conversation.config;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TopicPropertiesTest {

    @Test
    void aTopicHasAPartition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicProperties(0))
                .withMessage("prosa.partitions must be 1 or more but is 0");
    }
}
