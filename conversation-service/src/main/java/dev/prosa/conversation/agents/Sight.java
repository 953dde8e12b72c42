package dev.prosa.conversation.agents;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.SignIn;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request may see. The one place that decides it: every query is given one.
///
/// @param organization whose rows; null for everybody's
/// @param agent who asks; null for the operator, who serves nobody
public record Sight(@Nullable UUID organization, @Nullable String agent) {

    /// Whoever signed in sees their organisation, the operator all.
    ///
    /// @throws dev.prosa.conversation.people.SignInRequiredException if nobody did
    public static Sight of(@Nullable Caller caller) {
        Caller signedIn = SignIn.required(caller);
        return signedIn.role() == Role.OPERATOR
                ? new Sight(null, null)
                : new Sight(signedIn.organization().value(), signedIn.agent().value());
    }

    /// For a query in which null means everybody.
    Parameter parameter() {
        return organization == null ? Parameters.in(UUID.class) : Parameters.in(organization);
    }
}
