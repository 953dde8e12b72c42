package dev.prosa.conversation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.conversation.signin.RealSignIn;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestEnvironment;
import dev.prosa.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service on a broker and a database of its own, with organisations whose clocks a test
/// chooses.
public final class RunningService implements AutoCloseable {

    /// A busy machine takes its time; what never comes is found out all the same.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static final OrganizationId ACME = OrganizationId.named("acme");
    public static final Address CHANNEL = new Address("whatsapp:+14155230001");

    private final TestEnvironment environment = TestInfrastructure.isolated();
    private final KafkaProducer<String, byte[]> producer;
    private ConfigurableApplicationContext context;
    private final String[] arguments;

    private RunningService(String... arguments) {
        this.arguments = arguments;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", environment.kafka().bootstrapServers(), "linger.ms", 20),
                new StringSerializer(),
                new ByteArraySerializer());
        this.context = run();
    }

    /// @param clocks such as `idle=300ms`
    public static RunningService withClocks(String... clocks) {
        return with(List.of(), clocks);
    }

    /// @param properties such as `--prosa.streams.buffer=2`
    public static RunningService with(List<String> properties, String... clocks) {
        List<String> arguments = new ArrayList<>(List.of(
                "--prosa.organizations.acme.channel-addresses[0]=" + CHANNEL.value(),
                "--prosa.organizations.acme.language=en"));
        for (String clock : clocks) {
            arguments.add("--prosa.organizations.acme.timeouts." + clock);
        }
        arguments.addAll(properties);
        return new RunningService(arguments.toArray(String[]::new));
    }

    /// With further properties, such as `prosa.directory.refresh=1h`.
    public static RunningService with(String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--prosa.organizations.acme.channel-addresses[0]=" + CHANNEL.value(),
                "--prosa.organizations.acme.language=en"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new RunningService(arguments.toArray(String[]::new));
    }

    private ConfigurableApplicationContext run() {
        SpringApplication application = new SpringApplication(ConversationApplication.class, RealSignIn.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        Map<String, Object> properties = new LinkedHashMap<>(environment.properties());
        properties.put("server.port", "0");
        application.setDefaultProperties(properties);
        List<String> all = new ArrayList<>(List.of(arguments));
        environment.properties().forEach((name, value) -> all.add("--" + name + "=" + value));
        all.add("--server.port=0");
        return application.run(all.toArray(String[]::new));
    }

    public void restart() {
        context.close();
        context = run();
    }

    /// Where it listens for HTTP.
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TestEnvironment environment() {
        return environment;
    }

    public TestDatabase database() {
        return environment.database();
    }

    /// Appends inputs one right after the other: usually in one batch, often in one millisecond.
    public List<RecordMetadata> append(LoggedInput... inputs) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (LoggedInput input : inputs) {
            sent.add(producer.send(record(input)));
        }
        producer.flush();
        return sent.stream().map(RunningService::get).toList();
    }

    public RecordMetadata appendRaw(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        producer.flush();
        return get(sent);
    }

    /// All at once, acknowledged.
    public void appendRaw(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        sent.forEach(RunningService::get);
    }

    public static ProducerRecord<String, byte[]> record(LoggedInput input) {
        return CloudEventRecords.of(
                new Envelope(
                        UUID.randomUUID().toString(),
                        "/prosa/test",
                        Instant.now(),
                        input.conversationId().toString(),
                        null),
                input);
    }

    private static RecordMetadata get(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until PostgreSQL has applied everything up to a record.
    public void awaitApplied(List<RecordMetadata> records) {
        for (RecordMetadata record : records) {
            Awaitility.await().atMost(PATIENCE).until(() -> applied(record));
        }
    }

    private boolean applied(RecordMetadata record) {
        List<Map<String, Object>> progress =
                query("SELECT next_offset FROM partition_progress WHERE partition = ?", record.partition());
        return !progress.isEmpty() && (Long) progress.getFirst().get("next_offset") > record.offset();
    }

    public void apply(LoggedInput... inputs) {
        awaitApplied(append(inputs));
    }

    /// Runs a query in the service's schema.
    public List<Map<String, Object>> query(String sql, Object... arguments) {
        try (Connection connection = environment.database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setSchema("conversation");
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Map<String, Object>> read = new ArrayList<>();
                while (rows.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                    }
                    read.add(row);
                }
                return read;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> conversation(ConversationId id) {
        List<Map<String, Object>> rows = query("SELECT * FROM conversation WHERE conversation_id = ?", id.value());
        if (rows.isEmpty()) {
            throw new AssertionError("no conversation " + id);
        }
        return rows.getFirst();
    }

    /// What became of the input at an offset.
    public Map<String, Object> transition(RecordMetadata record) {
        return query(
                        "SELECT * FROM transition WHERE partition = ? AND log_offset = ?",
                        record.partition(),
                        record.offset())
                .getFirst();
    }

    /// Waits until the session's deadline lies in the past.
    public void awaitDeadline(ConversationId id) {
        Awaitility.await()
                .until(() -> !query(
                                "SELECT 1 FROM conversation WHERE conversation_id = ? AND deadline < now() - interval '5 ms'",
                                id.value())
                        .isEmpty());
    }

    public static Customer customer(String number) {
        return new Customer(new Address("whatsapp:" + number));
    }

    /// A customer of Acme's, and what others do about their conversation.
    public record Customer(Address address) {
        public ConversationId id() {
            return ConversationId.between(CHANNEL, address);
        }

        public MessageReceived writes(String sid, String body) {
            return new MessageReceived(
                    id(),
                    new MessageSid(sid),
                    "AC00000000000000000000000000000000",
                    CHANNEL,
                    address,
                    body,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Instant.now(),
                    List.of());
        }

        public CommandContext by(String agent, Role role, String command, int session, @Nullable Long seen) {
            return new CommandContext(
                    new CommandId(command), ACME, new AgentId(agent), role, session, seen, Instant.now());
        }

        public CommandContext by(String agent, String command, int session, long seen) {
            return by(agent, Role.AGENT, command, session, seen);
        }

        public TimeoutElapsed timer(int session) {
            return new TimeoutElapsed(id(), session, Instant.now(), Instant.now(), TimeoutElapsed.Source.EXPIRY);
        }
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        environment.kafka().close();
        environment.database().close();
    }
}
