package dev.prosa.conversation.intake;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.config.TopicProperties;
import dev.prosa.conversation.handling.BatchHandler;
import dev.prosa.conversation.handling.MeteredBatchHandler;
import dev.prosa.conversation.handling.TransactionalBatchHandler;
import dev.prosa.conversation.organization.Directory;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    BatchStore batchStore(ConnectionFactory connections) {
        return new BatchStore(connections);
    }

    @Bean
    ClosureDetector closureDetector() {
        return ClosureDetector.phrases();
    }

    @Bean
    BatchHandler batchHandler(
            BatchStore store,
            Directory directory,
            ClosureDetector detector,
            TextBook texts,
            IntakeProperties properties,
            TopicProperties topics,
            MeterRegistry meters) {
        int cachedPerPartition = Math.ceilDiv(properties.cachedConversations(), topics.partitions());
        return new MeteredBatchHandler(
                new TransactionalBatchHandler(store, directory, detector, texts, cachedPerPartition), meters);
    }

    @Bean(destroyMethod = "close")
    Admin intakeAdmin(KafkaAdmin kafka) {
        return Admin.create(kafka.getConfigurationProperties());
    }

    @Bean
    Assignment assignment(Admin intakeAdmin, BatchStore store, IntakeProperties properties, MeterRegistry meters) {
        Assignment assignment = new Assignment(intakeAdmin, store, properties.storeTimeout());
        Gauge.builder(IntakeMetrics.ASSIGNED, assignment, Assignment::held).register(meters);
        Gauge.builder(IntakeMetrics.STOPPED, assignment, held -> held.stopped().size())
                .register(meters);
        return assignment;
    }

    @Bean
    HealthIndicator intakeHealthIndicator(Assignment assignment) {
        return new IntakeHealthIndicator(assignment);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> conversationEventsContainer(
            KafkaAdmin kafka, BatchHandler handler, Assignment assignment, IntakeProperties properties) {
        ConversationEventsListener listener =
                new ConversationEventsListener(handler, assignment, properties.storeTimeout());
        ContainerProperties container = new ContainerProperties(Topic.CONVERSATION_EVENTS.topicName());
        container.setGroupId(properties.groupId());
        container.setMessageListener(listener);
        container.setConsumerRebalanceListener(listener);
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        container.setMissingTopicsFatal(false);
        ConcurrentMessageListenerContainer<String, byte[]> containers = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(consumer(kafka, properties)), container);
        containers.setBeanName("conversation-events");
        containers.setConcurrency(properties.consumers());
        // The listener handles what a batch throws; this is for what Kafka throws, and never skips.
        containers.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return containers;
    }

    private static Map<String, Object> consumer(KafkaAdmin kafka, IntakeProperties properties) {
        Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxPollRecords());
        // A topic that is created a little later shall be noticed soon.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        return config;
    }
}
