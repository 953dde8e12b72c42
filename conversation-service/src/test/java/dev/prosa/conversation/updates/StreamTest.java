package dev.prosa.conversation.updates;

import static dev.prosa.conversation.RunningService.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.conversation.Api;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import dev.prosa.conversation.people.TestSignIn;
import dev.prosa.conversation.updates.EventStream.Event;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/// Event streams over HTTP, with real Kafka and PostgreSQL.
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class StreamTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final OrganizationId RIVAL = OrganizationId.named("rival");
    private static final AtomicInteger MESSAGES = new AtomicInteger();
    private static RunningService service;
    private static Api ana;
    private static Api rui;

    @BeforeAll
    static void start() {
        service = RunningService.with(List.of(
                "--prosa.streams.heartbeat=300ms",
                "--prosa.streams.per-organization=3",
                "--prosa.streams.resume-events=300"));
        ana = Api.of(service).as("ana");
        rui = Api.of(service).as(RIVAL, "rui", Role.SUPERVISOR);
        await().atMost(SOON).ignoreExceptionsInstanceOf(AssertionError.class).until(() -> {
            begun(ana).close(); // the feed begins a moment after the web server
            return true;
        });
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Customer customer(int number) {
        return RunningService.customer("+55119%08d".formatted(number));
    }

    private static RecordMetadata writes(Customer customer, String text) {
        return service.append(customer.writes("SM" + MESSAGES.incrementAndGet(), text))
                .getFirst();
    }

    private static String evidence(RecordMetadata record) {
        return record.partition() + "-" + record.offset();
    }

    private static EventStream begun(Api api) {
        EventStream stream = EventStream.open(api, null);
        await().atMost(SOON).until(() -> !stream.named("begin").isEmpty());
        return stream;
    }

    @Nested
    @Order(1)
    class Live {

        @Test
        void whatHappensIsToldWithoutTheCustomersWords() {
            try (EventStream stream = begun(ana)) {
                RecordMetadata record = writes(customer(1), "segredo");

                await().atMost(SOON).until(() -> !stream.changes().isEmpty());
                Event event = stream.changes().getFirst();
                assertThat(event.evidence()).isEqualTo(evidence(record));
                assertThat(event.json().get("conversationId").asString())
                        .isEqualTo(customer(1).id().toString());
                assertThat(event.json().get("status").asString()).isEqualTo("PENDING");
                assertThat(event.data()).doesNotContain("segredo");
            }
        }

        @Test
        void anotherOrganisationIsToldNothingButThatTheStreamIsAlive() {
            try (EventStream theirs = begun(rui);
                    EventStream ours = begun(ana)) {
                writes(customer(2), "Oi");

                await().atMost(SOON).until(() -> !ours.changes().isEmpty());
                int heard = theirs.everything().size();
                await().atMost(SOON).until(() -> theirs.everything().size() > heard + 2);
                assertThat(theirs.changes()).isEmpty();
                // A heartbeat moves on what a client would go on from.
                assertThat(theirs.everything().getLast().id())
                        .isNotEqualTo(theirs.everything().getFirst().id());
            }
        }

        @Test
        void whoIsNotSignedInGetsNone() {
            Api.Answer answer = Api.send(Api.of(service)
                    .request("/api/conversations/stream")
                    .header("Accept", "text/event-stream")
                    .build());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo("urn:prosa:problem:not-signed-in");
        }

        @Test
        void anOrganisationHasNoMoreThanItMay() {
            OrganizationId crowd = OrganizationId.named("crowd");
            Api carla = Api.of(service).as(crowd, "carla", Role.AGENT);
            List<EventStream> open =
                    Stream.generate(() -> begun(carla)).limit(3).toList();

            Api.Answer refused = Api.send(carla.request("/api/conversations/stream")
                    .header("Accept", "text/event-stream")
                    .build());

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text("type")).isEqualTo("urn:prosa:problem:too-many-streams");
            assertThat(refused.header("Retry-After")).isEqualTo("30");
            open.getFirst().close();
            await().atMost(SOON)
                    .ignoreExceptionsInstanceOf(AssertionError.class)
                    .until(() -> {
                        begun(carla).close();
                        return true;
                    });
            open.forEach(EventStream::close);
        }
    }

    @Nested
    @Order(2)
    class Resumed {

        @Test
        void nothingIsLostOrToldTwiceHoweverOftenTheConnectionIs() {
            TreeSet<String> written = new TreeSet<>();
            List<String> told = new ArrayList<>();
            String last;
            try (EventStream stream = begun(ana)) {
                last = stream.named("begin").getFirst().id();
            }
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int message = 0; message < 240; message++) {
                    RecordMetadata record = writes(customer(100 + message % 24), "Oi");
                    synchronized (written) {
                        written.add(evidence(record));
                    }
                }
            });
            while (!writing.isDone() || told.size() < written.size()) {
                try (EventStream stream = EventStream.open(ana, last)) {
                    await().atMost(SOON)
                            .until(() -> stream.changes().size() >= 5
                                    || writing.isDone()
                                            && told.size() + stream.changes().size() >= written.size());
                    // As a client that dies somewhere in between: what came later is not known to it.
                    List<Event> known = stream.changes().stream().limit(7).toList();
                    known.forEach(event -> told.add(event.evidence()));
                    assertThat(stream.named("reset")).isEmpty();
                    if (!known.isEmpty()) {
                        last = known.getLast().id();
                    }
                }
            }

            assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        }

        @Test
        void anIdThatIsNoneBeginsAnew() {
            assertThat(resetAfter("nonsense")).isEqualTo("UNKNOWN_POSITION");
        }

        @Test
        void anIdBeyondTheEndBeginsAnew() {
            Positions end = end();
            String beyond = end.with(0, end.next(0) + 1000).id();

            assertThat(resetAfter(beyond)).isEqualTo("UNKNOWN_POSITION");
        }

        @Test
        void whoMissedTooMuchBeginsAnew() {
            String before = end().id();
            service.appendRaw(Stream.generate(() -> update(ACME)).limit(400).toList());

            assertThat(resetAfter(before)).isEqualTo("TOO_FAR");
        }

        @Test
        void whoCameTooLateBeginsAnewAndIsToldWhatHappensThen() throws Exception {
            try (Admin admin = Admin.create(Map.<String, Object>of(
                    "bootstrap.servers", service.environment().kafka().bootstrapServers()))) {
                service.appendRaw(update(RIVAL));
                TopicPartition partition = new TopicPartition(
                        Topic.CONVERSATION_UPDATES.topicName(),
                        service.appendRaw(update(RIVAL)).partition());
                String early = Positions.of(new long[end().partitions()]).id();
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();

                assertThat(resetAfter(early)).isEqualTo("EXPIRED");
            }
        }

        /// The client goes on from the reset as from any other event.
        private String resetAfter(String lastEventId) {
            try (EventStream stream = EventStream.open(ana, lastEventId)) {
                await().atMost(SOON).until(() -> !stream.named("reset").isEmpty());
                RecordMetadata record = writes(customer(300), "Oi");
                await().atMost(SOON)
                        .until(() -> stream.changes().stream()
                                .anyMatch(event -> event.evidence().equals(evidence(record))));
                Event reset = stream.named("reset").getFirst();
                assertThat(stream.everything().indexOf(reset)).isZero();
                assertThat(reset.id()).isNotEmpty();
                return reset.json().get("reason").asString();
            }
        }

        private Positions end() {
            try (EventStream stream = begun(ana)) {
                return Positions.read(stream.named("begin").getFirst().id(), 12).orElseThrow();
            }
        }
    }

    /// Leaves the most behind, so it comes last.
    @Nested
    @Order(3)
    class Slow {

        private static final int ENOUGH_FOR_ANY_BUFFER = 40_000;

        @Test
        void whoDoesNotReadIsDisconnected() throws Exception {
            MeterRegistry meters = service.bean(MeterRegistry.class);
            try (Socket client = new Socket()) {
                client.setReceiveBufferSize(4096);
                await().atMost(SOON).until(() -> open(meters) == 0); // those of other tests
                client.connect(new InetSocketAddress("127.0.0.1", service.port()));
                client.getOutputStream()
                        .write("GET /api/conversations/stream HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\n\r\n"
                                .formatted(TestSignIn.HEADER, TestSignIn.header(RIVAL, "rui", Role.AGENT))
                                .getBytes(StandardCharsets.US_ASCII));
                await().atMost(SOON).until(() -> open(meters) == 1);

                for (int record = 0; record < ENOUGH_FOR_ANY_BUFFER && slow(meters) == 0; record += 1000) {
                    service.appendRaw(
                            Stream.generate(() -> update(RIVAL)).limit(1000).toList());
                }

                await().atMost(SOON).until(() -> slow(meters) == 1);
                await().atMost(SOON).until(() -> open(meters) == 0);
                client.setSoTimeout((int) SOON.toMillis());
                assertThat(endOf(client)).isTrue();
            }
        }

        private static double open(MeterRegistry meters) {
            return meters.get(StreamMetricNames.OPEN).gauge().value();
        }

        private static double slow(MeterRegistry meters) {
            var counter = meters.find(StreamMetricNames.SLOW).counter();
            return counter == null ? 0 : counter.count();
        }

        private static boolean endOf(Socket client) {
            try {
                return client.getInputStream().transferTo(OutputStream.nullOutputStream()) >= 0;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true; // reset by the server
            }
        }
    }

    @Nested
    @Order(4)
    class WhenTheServiceStops {

        /// Its web server would wait for them.
        @Test
        void streamsEnd() {
            try (EventStream stream = begun(ana)) {
                service.bean(UpdatesFeed.class).stop();

                await().atMost(SOON).until(stream::ended);
            }
        }
    }

    private static ProducerRecord<String, byte[]> update(OrganizationId organization) {
        ConversationUpdated updated = new ConversationUpdated(
                customer(900).id(),
                organization,
                1,
                0,
                null,
                ConversationStatus.PENDING,
                null,
                Instant.now(),
                null,
                1,
                "MessageReceived",
                Actor.CUSTOMER,
                Instant.now(),
                new Evidence(0, MESSAGES.incrementAndGet()));
        return CloudEventRecords.of(
                new Envelope(
                        "0-0-0",
                        "/prosa/test",
                        Instant.now(),
                        updated.conversationId().toString(),
                        null),
                updated);
    }
}
