package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.organization.OrganizationSettings.Timeouts;
import dev.prosa.conversation.people.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Organisations over HTTP: the operator registers them, their administrators run them.
@RestController
class OrganizationController {

    private final Administration administration;
    private final OrganizationQueries queries;

    OrganizationController(Administration administration, OrganizationQueries queries) {
        this.administration = administration;
        this.queries = queries;
    }

    /// How an organisation's conversations run. What is left out is as by default.
    ///
    /// @param timeouts as ISO 8601 durations
    record PolicyGiven(
            @Nullable String language,
            @Nullable Boolean assistant,
            @Nullable Set<TextKind> texts,
            @Nullable Map<TextKind, String> ownTexts,
            @Nullable ClocksGiven timeouts) {

        static final PolicyGiven DEFAULTS = new PolicyGiven(null, null, null, null, null);

        OrganizationSettings settings(List<String> addresses) {
            return new OrganizationSettings(
                    addresses,
                    language == null ? "en" : language,
                    assistant != null && assistant,
                    texts == null
                            ? Set.of(TextKind.IDLE_WARNING, TextKind.CONFIRMATION_QUESTION, TextKind.FAREWELL)
                            : texts,
                    ownTexts == null ? Map.of() : ownTexts,
                    (timeouts == null ? ClocksGiven.DEFAULTS : timeouts).timeouts(),
                    List.of());
        }
    }

    record ClocksGiven(
            @Nullable Duration pending,
            @Nullable Duration progress,
            @Nullable Duration idle,
            @Nullable Duration idleClose,
            @Nullable Duration confirmation,
            @Nullable Duration closingGrace,
            @Nullable Duration reopenWindow,
            @Nullable Duration revisionWindow) {

        static final ClocksGiven DEFAULTS = new ClocksGiven(null, null, null, null, null, null, null, null);

        Timeouts timeouts() {
            return new Timeouts(
                    pending, progress, idle, idleClose, confirmation, closingGrace, reopenWindow, revisionWindow);
        }
    }

    record Registration(
            @Nullable String name,
            @Nullable List<String> channelAddresses,
            @Nullable PolicyGiven policy,
            @Nullable Administrator administrator) {}

    record Administrator(
            @Nullable String agentId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {

        static final Administrator NOBODY = new Administrator(null, null, null, null);

        @Override
        public String toString() {
            return "Administrator[agentId=" + agentId + "]";
        }
    }

    record Registered(UUID organizationId, String name) {}

    record PolicyVersion(int version) {}

    record AddressGiven(@Nullable String address) {}

    record Invited(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Invited[expiresAt=" + expiresAt + "]";
        }
    }

    record Acceptance(@Nullable String token, @Nullable String password) {

        @Override
        public String toString() {
            return "Acceptance[]";
        }
    }

    record Joined(UUID organizationId, String agentId, Role role) {}

    @PostMapping("/api/organizations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Registered> register(@RequestBody Registration given) {
        Administrator first = given.administrator() == null ? Administrator.NOBODY : given.administrator();
        OrganizationSettings settings = (given.policy() == null ? PolicyGiven.DEFAULTS : given.policy())
                .settings(given.channelAddresses() == null ? List.of() : given.channelAddresses());
        try {
            settings.check();
        } catch (IllegalArgumentException e) {
            throw new OrganizationException(OrganizationException.Why.INVALID, String.valueOf(e.getMessage()));
        }
        Newcomer administrator = new Newcomer(first.agentId(), first.name(), first.email(), Role.ADMINISTRATOR);
        return administration
                .register(given.name(), settings, administrator, first.password())
                .map(id -> new Registered(id.value(), String.valueOf(given.name())));
    }

    @GetMapping("/api/organization")
    Mono<OrganizationItem> organization(Caller caller) {
        return queries.read(caller.organization());
    }

    @PutMapping("/api/organization/policy")
    Mono<PolicyVersion> setPolicy(@RequestBody PolicyGiven given, Caller caller) {
        return administration.setPolicy(caller, given.settings(List.of())).map(PolicyVersion::new);
    }

    @PostMapping("/api/organization/addresses")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AddressGiven> own(@RequestBody AddressGiven given, Caller caller) {
        return administration.own(caller, given.address()).thenReturn(given);
    }

    @DeleteMapping("/api/organization/addresses/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> disown(@PathVariable String address, Caller caller) {
        return administration.disown(caller, address);
    }

    /// The token is shown this once: whoever has it joins.
    @PostMapping("/api/organization/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Invited> invite(@RequestBody Newcomer newcomer, Caller caller) {
        return administration.invite(caller, newcomer).map(made -> new Invited(made.token(), made.expiresAt()));
    }

    @PostMapping("/api/invitations/accepted")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Joined> accept(@RequestBody Acceptance given) {
        return administration.accept(given.token(), given.password()).map(person -> {
            OrganizationId organization = person.caller().organization();
            return new Joined(organization.value(), person.caller().agent().value(), person.role());
        });
    }
}
