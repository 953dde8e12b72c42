package dev.prosa.conversation.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.MigratedDatabase;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.PersonStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/// With a real PostgreSQL.
class DirectoryTest {

    private static final OrganizationId ACME = OrganizationId.named("acme");
    private static final OrganizationId RIVAL = OrganizationId.named("rival");
    private static final Address CHANNEL = new Address("whatsapp:+14155238886");
    private static final Map<String, String> ACMES =
            Map.of("prosa.organizations.acme.channel-addresses", "whatsapp:+14155238886");
    private static final Map<String, String> RIVALS =
            Map.of("prosa.organizations.rival.channel-addresses", "whatsapp:+14155238886");

    private final MigratedDatabase database = MigratedDatabase.create();
    private final List<RefreshedDirectory> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(RefreshedDirectory::stop);
        database.close();
    }

    @Test
    void aConfiguredOrganisationIsInForce() {
        DirectorySnapshot snapshot = start(Map.of(
                        "prosa.organizations.acme.channel-addresses", "whatsapp:+14155238886,+14155238886",
                        "prosa.organizations.acme.language", "pt-BR",
                        "prosa.organizations.acme.assistant", "true",
                        "prosa.organizations.acme.texts", "greeting,survey",
                        "prosa.organizations.acme.own-texts.greeting", "Oi!",
                        "prosa.organizations.acme.timeouts.idle", "5s",
                        "prosa.organizations.acme.timeouts.idle-close", "7s"))
                .current();

        assertThat(snapshot.ownerOf(CHANNEL)).isEqualTo(new Ownership(ACME, 1));
        assertThat(snapshot.ownerOf(new Address("+14155238886"))).isEqualTo(new Ownership(ACME, 1));
        OrganizationPolicy policy = snapshot.policyOf(ACME);
        assertThat(policy.language()).isEqualTo(Locale.of("pt", "BR"));
        assertThat(policy.ownTexts()).containsExactly(Map.entry(TextKind.GREETING, "Oi!"));
        assertThat(policy.policy().version()).isEqualTo(1);
        assertThat(policy.policy().assistantOn()).isTrue();
        assertThat(policy.policy().texts()).containsExactlyInAnyOrder(TextKind.GREETING, TextKind.SURVEY);
        assertThat(policy.policy().timeouts().idle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.policy().timeouts().idleClose()).isEqualTo(Duration.ofSeconds(7));
        assertThat(policy.policy().timeouts().pending()).isEqualTo(TimeoutPolicy.DEFAULTS.pending());
    }

    /// An input that comes while the service starts must not find that nobody owns its address.
    @Test
    void whoAsksBeforeTheStartWaitsForTheConfiguredOrganisations() {
        RefreshedDirectory directory = directory(database, ACMES, Duration.ofSeconds(30));

        CompletableFuture<DirectorySnapshot> early = directory.asOf(1).toFuture();
        directory.start();
        started.add(directory);

        assertThat(early.orTimeout(30, TimeUnit.SECONDS).join().ownerOf(CHANNEL))
                .isEqualTo(new Ownership(ACME, 1));
    }

    @Test
    void nobodyOwnsAnAddressThatIsNotRegistered() {
        assertThat(start(ACMES).current().ownerOf(new Address("+5511999999999")))
                .isNull();
    }

    @Test
    void anOrganisationNobodyRegisteredHasNoPolicy() {
        DirectorySnapshot snapshot = start(ACMES).current();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> snapshot.policyOf(RIVAL))
                .withMessage("organisation " + RIVAL + " has no policy");
    }

    @Test
    void startingAgainWithTheSameConfigurationAddsNoVersion() {
        start(ACMES).current();
        start(ACMES).current();

        assertThat(database.query("SELECT version FROM address_ownership")).containsExactly("1");
        assertThat(database.query("SELECT version FROM organization_policy")).containsExactly("1");
    }

    @Test
    void aChangedClockIsTheNextVersionAndTheOldOneStays() {
        start(ACMES).current();
        Map<String, String> changed = Map.of(
                "prosa.organizations.acme.channel-addresses", "whatsapp:+14155238886",
                "prosa.organizations.acme.timeouts.pending", "1h");

        OrganizationPolicy policy = start(changed).current().policyOf(ACME);

        assertThat(policy.policy().version()).isEqualTo(2);
        assertThat(policy.policy().timeouts().pending()).isEqualTo(Duration.ofHours(1));
        assertThat(database.query("SELECT policy->'timeouts'->>'pending' FROM organization_policy ORDER BY version"))
                .containsExactly("PT48H", "PT1H");
        assertThat(database.query("SELECT version FROM address_ownership")).containsExactly("1");
    }

    @Test
    void anAddressThatChangesHandsIsTheNextVersion() {
        start(ACMES).current();

        DirectorySnapshot snapshot = start(RIVALS).current();

        assertThat(snapshot.ownerOf(CHANNEL)).isEqualTo(new Ownership(RIVAL, 2));
        assertThat(snapshot.policyOf(ACME).policy().version())
                .as("the old owner's sessions go on under its policy")
                .isEqualTo(1);
    }

    @Test
    void aChangeByOneInstanceIsSoonInForceInAnother() {
        RefreshedDirectory one = start(ACMES);
        assertThat(one.current().ownerOf(CHANNEL)).isEqualTo(new Ownership(ACME, 1));

        start(RIVALS).current();

        await().untilAsserted(() -> assertThat(one.current().ownerOf(CHANNEL)).isEqualTo(new Ownership(RIVAL, 2)));
    }

    @Test
    void aSnapshotTakenBeforeAChangeStaysAsItWas() {
        RefreshedDirectory directory = start(ACMES);
        DirectorySnapshot before = directory.current();
        start(RIVALS).current();
        await().until(() -> directory.current() != before);

        assertThat(before.ownerOf(CHANNEL)).isEqualTo(new Ownership(ACME, 1));
    }

    @Test
    void ofInstancesThatStartTogetherOneWritesTheNews() {
        OrganizationStore store = OrganizationConfiguration.store(database.connections());
        start(ACMES).current();
        Map<String, String> moreAddresses =
                Map.of("prosa.organizations.acme.channel-addresses", "whatsapp:+14155238886,+14155238886");

        Long added = Flux.range(0, 8)
                .flatMap(_ -> store.register(bind(moreAddresses).organizations()))
                .reduce(0L, Long::sum)
                .block(Duration.ofSeconds(30));

        assertThat(added).isEqualTo(1);
        assertThat(database.query("SELECT version FROM address_ownership")).containsExactly("1", "1");
    }

    @Test
    void aDatabaseThatIsNotThereYetIsWaitedFor() {
        try (MigratedDatabase late = MigratedDatabase.empty()) {
            RefreshedDirectory directory = start(late, ACMES, Duration.ofMillis(50));
            assertThatExceptionOfType(DirectoryUnavailableException.class)
                    .isThrownBy(directory::current)
                    .withMessage("PostgreSQL has not said for PT0.05S who owns which address. Is it up?");

            late.migrate();

            await().ignoreExceptionsInstanceOf(DirectoryUnavailableException.class)
                    .untilAsserted(() ->
                            assertThat(directory.current().ownerOf(CHANNEL)).isEqualTo(new Ownership(ACME, 1)));
        }
    }

    @Test
    void whatIsKnownStaysInForceWhileTheDatabaseIsAway() {
        MigratedDatabase leaving = MigratedDatabase.create();
        RefreshedDirectory directory = start(leaving, ACMES, Duration.ofSeconds(30));
        directory.current();

        leaving.close();
        await().until(() -> directory.failure() != null);

        assertThat(directory.current().ownerOf(CHANNEL)).isEqualTo(new Ownership(ACME, 1));
    }

    private RefreshedDirectory start(Map<String, String> configuration) {
        return start(database, configuration, Duration.ofSeconds(30));
    }

    private RefreshedDirectory start(MigratedDatabase in, Map<String, String> configuration, Duration patience) {
        RefreshedDirectory directory = directory(in, configuration, patience);
        directory.start();
        started.add(directory);
        return directory;
    }

    private static RefreshedDirectory directory(
            MigratedDatabase in, Map<String, String> configuration, Duration patience) {
        return new OrganizationConfiguration()
                .directory(
                        in.connections(),
                        new PersonStore(DatabaseClient.create(in.connections())),
                        new Passwords(4),
                        bind(configuration),
                        new DirectoryProperties(Duration.ofMillis(100), patience, Duration.ofSeconds(10)));
    }

    private static OrganizationsProperties bind(Map<String, String> configuration) {
        return new Binder(new MapConfigurationPropertySource(configuration))
                .bindOrCreate("prosa", OrganizationsProperties.class);
    }
}
