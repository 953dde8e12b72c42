package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.demo.DemoOrganization;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who gives a command, and what they have before their eyes.
final class AgentOptions {

    @Option(
            names = "--agent",
            paramLabel = "ID",
            defaultValue = "ana",
            description = "Who acts (default: ${DEFAULT-VALUE}).")
    private String agent = "";

    @Option(names = "--supervisor", description = "Acts as a supervisor.")
    private boolean supervisor;

    @Option(
            names = "--organization",
            paramLabel = "NAME|ID",
            description = "Whose agent it is (default: the conversation's organisation).")
    private @Nullable String organization;

    @Option(names = "--session", paramLabel = "N", description = "The session aimed at (default: the current one).")
    private @Nullable Integer session;

    @Option(
            names = "--seen",
            paramLabel = "POSITION",
            description = "The last message the agent has read (default: the conversation's last).")
    private @Nullable Long seen;

    @Option(
            names = "--command-id",
            paramLabel = "ID",
            description = "The same ID twice has one effect (default: a new one).")
    private @Nullable String commandId;

    /// @throws IllegalArgumentException saying what is wrong
    CommandContext context(Optional<ConversationView> conversation) {
        return new CommandContext(
                new CommandId(commandId == null ? UUID.randomUUID().toString() : commandId),
                organization(conversation),
                new AgentId(agent),
                supervisor ? Role.SUPERVISOR : Role.AGENT,
                session == null ? conversation.map(ConversationView::session).orElse(null) : session,
                seen == null ? conversation.map(ConversationView::lastPosition).orElse(0L) : seen,
                Instant.now());
    }

    private OrganizationId organization(Optional<ConversationView> conversation) {
        if (organization == null) {
            return conversation.map(ConversationView::organizationId).orElseGet(DemoOrganization.DEMO::id);
        }
        return organization(organization);
    }

    /// An organisation's ID, or that of a name.
    static OrganizationId organization(String nameOrId) {
        try {
            return new OrganizationId(UUID.fromString(nameOrId));
        } catch (IllegalArgumentException e) {
            return OrganizationId.named(nameOrId);
        }
    }
}
