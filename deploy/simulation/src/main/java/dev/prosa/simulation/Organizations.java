package dev.prosa.simulation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two organisations, three channel addresses, and every version of who owns and wants what.
final class Organizations {

    static final OrganizationId FIRST = OrganizationId.named("first");
    static final OrganizationId SECOND = OrganizationId.named("second");
    static final Address WHATSAPP = new Address("whatsapp:+551130000001");
    static final Address SMS = new Address("+551130000002");
    /// Nobody owns it at first.
    static final Address SPARE = new Address("+551130000003");

    private static final Set<TextKind> ALL_TEXTS = EnumSet.of(
            TextKind.GREETING,
            TextKind.IDLE_WARNING,
            TextKind.CONFIRMATION_QUESTION,
            TextKind.FAREWELL,
            TextKind.SURVEY);

    private static final TimeoutPolicy MINUTES = clocks(1_800, 1_200, 120, 180, 90, 30, 60, 600);
    private static final TimeoutPolicy SECONDS = clocks(20, 15, 6, 5, 4, 3, 6, 9);
    private static final TimeoutPolicy HASTY = clocks(600, 400, 60, 30, 40, 10, 120, 900);

    private static final List<OrganizationPolicy> FIRST_POLICIES =
            policies(MINUTES, HASTY, false, true, Locale.of("pt", "BR"));
    private static final List<OrganizationPolicy> SECOND_POLICIES =
            policies(SECONDS, MINUTES, true, false, Locale.ENGLISH);
    private static final int VERSIONS = 8;

    private static final DirectorySnapshot AT_FIRST = new DirectorySnapshot(
            Map.of(WHATSAPP, new Ownership(FIRST, 1), SMS, new Ownership(SECOND, 1)),
            Map.of(FIRST, FIRST_POLICIES.getFirst(), SECOND, SECOND_POLICIES.getFirst()));

    private final Map<Address, List<Ownership>> owned = new HashMap<>();
    private DirectorySnapshot current = AT_FIRST;

    Organizations() {
        AT_FIRST.owners().forEach((address, ownership) -> owned.put(address, new ArrayList<>(List.of(ownership))));
    }

    private static List<OrganizationPolicy> policies(
            TimeoutPolicy odd, TimeoutPolicy even, boolean assistantOdd, boolean assistantEven, Locale language) {
        List<OrganizationPolicy> policies = new ArrayList<>();
        for (int version = 1; version <= VERSIONS; version++) {
            boolean isOdd = version % 2 == 1;
            policies.add(new OrganizationPolicy(
                    new ConversationPolicy(
                            version, isOdd ? odd : even, isOdd ? assistantOdd : assistantEven, ALL_TEXTS),
                    language,
                    Map.of()));
        }
        return policies;
    }

    private static TimeoutPolicy clocks(int... seconds) {
        Duration[] of = new Duration[seconds.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = Duration.ofSeconds(seconds[i]);
        }
        return new TimeoutPolicy(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7]);
    }

    DirectorySnapshot current() {
        return current;
    }

    static OrganizationPolicy policy(OrganizationId organization, int version) {
        return (organization.equals(FIRST) ? FIRST_POLICIES : SECOND_POLICIES).get(version - 1);
    }

    @Nullable
    Ownership ownership(Address address, int version) {
        List<Ownership> versions = owned.get(address);
        return versions == null || versions.size() < version ? null : versions.get(version - 1);
    }

    /// The organisation's next policy comes into force.
    String changePolicy(OrganizationId organization) {
        int version = current.policyOf(organization).policy().version() % VERSIONS + 1;
        Map<OrganizationId, OrganizationPolicy> policies = new HashMap<>(current.policies());
        policies.put(organization, policy(organization, version));
        current = new DirectorySnapshot(current.owners(), policies);
        return name(organization) + " changes its clocks to version " + version;
    }

    /// The address goes to the other organisation.
    String changeHands(Address address) {
        Ownership before = current.ownerOf(address);
        OrganizationId next = before != null && before.organization().equals(FIRST) ? SECOND : FIRST;
        List<Ownership> versions = owned.computeIfAbsent(address, _ -> new ArrayList<>());
        Ownership ownership = new Ownership(next, versions.size() + 1);
        versions.add(ownership);
        Map<Address, Ownership> owners = new HashMap<>(current.owners());
        owners.put(address, ownership);
        current = new DirectorySnapshot(owners, current.policies());
        return address.channel() + " address goes to " + name(next);
    }

    static String name(OrganizationId organization) {
        return organization.equals(FIRST) ? "first" : organization.equals(SECOND) ? "second" : "nobody";
    }
}
