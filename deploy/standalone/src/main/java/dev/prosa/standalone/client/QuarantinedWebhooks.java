package dev.prosa.standalone.client;

import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Replay;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.standalone.Failure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Refused webhooks, as operators see them. One that came several times, or was refused again, is
/// one entry.
public final class QuarantinedWebhooks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KeptRecords kept;
    private final URI ingress;
    private final Calls calls = new Calls(
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());

    private QuarantinedWebhooks(KeptRecords kept, URI ingress) {
        this.kept = kept;
        this.ingress = ingress;
    }

    /// @throws Failure if Kafka does not answer
    public static QuarantinedWebhooks open(Endpoints endpoints) {
        return new QuarantinedWebhooks(KeptRecords.open(endpoints, Topic.QUARANTINED_WEBHOOKS), endpoints.ingress());
    }

    /// One of them, without its content.
    ///
    /// @param id where it first lay: `partition-offset`
    /// @param times how often the very same webhook was refused
    /// @param replayedAs how ingress-service answered the replay that it accepted; null before
    public record Entry(
            String id,
            Instant receivedAt,
            String reason,
            String detail,
            String path,
            int bytes,
            int times,
            @Nullable String replayedAs) {}

    private record Found(String fingerprint, Entry entry) {}

    /// All of them, as they came.
    ///
    /// @throws Failure if the topic is not there
    public List<Entry> list() {
        Map<String, String> marks = new HashMap<>();
        Map<String, Found> found = new HashMap<>();
        kept.forEach(record -> {
            Replay mark = Replay.read(record.headers());
            if (mark == null) {
                Found one = read(record);
                found.merge(one.fingerprint(), one, QuarantinedWebhooks::together);
            } else {
                marks.put(mark.id(), mark.as());
            }
        });
        return found.values().stream()
                .map(Found::entry)
                .map(entry -> with(entry, entry.times(), marks.get(entry.id())))
                .sorted(Comparator.comparing(Entry::receivedAt))
                .toList();
    }

    /// One with its content.
    ///
    /// @throws Failure if there is none of that ID
    public QuarantinedWebhook show(String id) {
        if (!id.matches("\\d{1,9}-\\d{1,18}")) {
            throw new Failure("'" + id + "' is no ID of a quarantined webhook: look at ./prosa quarantine list");
        }
        int dash = id.indexOf('-');
        return parsed(kept.at(Integer.parseInt(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1))));
    }

    /// Posts it to ingress-service as it came: the signature is checked again, with the tokens it
    /// is now configured with.
    ///
    /// @return the HTTP status; 200 and 204 mean that it was accepted, and that is remembered
    public int replay(Entry entry) {
        QuarantinedWebhook webhook = show(entry.id());
        int status = calls.await(ingress, calls.send(request(webhook), BodyHandlers.discarding()))
                .statusCode();
        if (status == 200 || status == 204) {
            kept.mark(new Replay(entry.id(), Integer.toString(status)), null);
        }
        return status;
    }

    private HttpRequest request(QuarantinedWebhook webhook) {
        String query = URI.create(webhook.url()).getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        ingress.resolve(webhook.path() + (query == null ? "" : "?" + query)))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(webhook.body()));
        header(request, "Content-Type", webhook.contentType());
        header(request, TwilioSignature.HEADER, webhook.signature());
        header(request, "I-Twilio-Idempotency-Token", webhook.idempotencyToken());
        return request.build();
    }

    private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private static Found together(Found one, Found other) {
        Found first = one.entry().receivedAt().isAfter(other.entry().receivedAt()) ? other : one;
        return new Found(
                first.fingerprint(),
                with(first.entry(), one.entry().times() + other.entry().times(), null));
    }

    private static Entry with(Entry entry, int times, @Nullable String replayedAs) {
        return new Entry(
                entry.id(),
                entry.receivedAt(),
                entry.reason(),
                entry.detail(),
                entry.path(),
                entry.bytes(),
                times,
                replayedAs);
    }

    private static Found read(ConsumerRecord<String, byte[]> record) {
        QuarantinedWebhook webhook = parsed(record);
        return new Found(
                fingerprint(webhook),
                new Entry(
                        record.partition() + "-" + record.offset(),
                        webhook.receivedAt(),
                        webhook.reason(),
                        webhook.detail(),
                        webhook.path(),
                        webhook.body().length,
                        1,
                        null));
    }

    private static String fingerprint(QuarantinedWebhook webhook) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((webhook.url() + "\n" + Objects.toString(webhook.signature(), "") + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(webhook.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static QuarantinedWebhook parsed(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof QuarantinedWebhook webhook) {
                return webhook;
            }
        } catch (UnreadableRecordException e) {
            // said below
        }
        throw new Failure("Record %d-%d of %s is no quarantined webhook"
                .formatted(record.partition(), record.offset(), record.topic()));
    }

    @Override
    public void close() {
        kept.close();
        calls.close();
    }
}
