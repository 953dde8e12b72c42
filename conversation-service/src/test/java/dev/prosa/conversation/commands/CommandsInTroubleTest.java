package dev.prosa.conversation.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.Api;
import dev.prosa.conversation.Api.Answer;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// What agents are told while something stands still.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsInTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static Api ana;

    @BeforeAll
    static void start() {
        service = RunningService.with(List.of("--prosa.commands.patience=3s", "--prosa.commands.waiting=2"));
        ana = Api.of(service).as("ana");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static ConversationId written(String number) {
        Customer customer = RunningService.customer(number);
        service.apply(customer.writes("SM" + number, "Oi"));
        return customer.id();
    }

    @Test
    @Order(1)
    void whatIsNotDecidedInTimeIsAskedForLater() {
        ConversationId id = written("+5511900000001");
        consumer().stop();

        Answer answer = ana.post(id, "accept", "key-1", "{}");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/conversations/%s/commands/key-1".formatted(id));
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        Answer meanwhile = ana.get(answer.header("Location"));
        assertThat(meanwhile.status()).isEqualTo(404);
        assertThat(meanwhile.text("type")).isEqualTo("urn:prosa:problem:not-decided");

        consumer().start();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(ana.get(answer.header("Location")).status()).isEqualTo(200));
        assertThat(ana.get(answer.header("Location")).text("decision")).isEqualTo("APPLIED");
        assertThat(ana.post(id, "accept", "key-1", "{}").text("decision")).isEqualTo("APPLIED");
    }

    @Test
    @Order(2)
    void noMoreWaitThanMay() {
        ConversationId id = written("+5511900000002");
        consumer().stop();
        List<CompletableFuture<Answer>> waiting =
                List.of(ana.postLater(id, "accept", "{}"), ana.postLater(id, "accept", "{}"));
        AnswerWatch watch = service.bean(AnswerWatch.class);
        await().atMost(SOON).until(() -> watch.waiting() == 2);

        Answer refused = ana.post(id, "accept", "{}");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("type")).isEqualTo("urn:prosa:problem:too-many-waiting");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(waiting).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(202));
        assertThat(watch.waiting()).isZero();
        consumer().start();
    }

    /// The broker does not come back, so this is the last one.
    @Test
    @Order(3)
    void whileKafkaIsAwayAgentsAreToldToComeBack() {
        ConversationId id = written("+5511900000003");
        service.environment().kafka().close();

        Answer answer = ana.post(id, "accept", "{}");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:prosa:problem:kafka-away");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(service.bean(AnswerWatch.class).waiting()).isZero();
    }

    private static ConcurrentMessageListenerContainer<?, ?> consumer() {
        return service.bean(ConcurrentMessageListenerContainer.class);
    }
}
