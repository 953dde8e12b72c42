package dev.prosa.conversation.agents;

import dev.prosa.conversation.people.Caller;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request may see. The one place that decides it: every query is given one.
///
/// @param organization whose rows; null for everybody's
/// @param agent who asks; null where nobody signed in
record Sight(@Nullable UUID organization, @Nullable String agent) {

    /// Whoever signed in sees their organisation. Who did not, sees all: that is for the command line
    /// on the loopback address. `SignIn.required` here closes it.
    static Sight of(@Nullable Caller caller) {
        return caller == null
                ? new Sight(null, null)
                : new Sight(caller.organization().value(), caller.agent().value());
    }

    /// For a query in which null means everybody.
    Parameter parameter() {
        return organization == null ? Parameters.in(UUID.class) : Parameters.in(organization);
    }
}
