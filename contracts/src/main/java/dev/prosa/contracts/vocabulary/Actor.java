package dev.prosa.contracts.vocabulary;

import org.jspecify.annotations.Nullable;

/// Who did it.
///
/// @param id who exactly, for agents and supervisors; null for customers (the conversation says it)
///     and the system
public record Actor(Kind kind, @Nullable String id) {

    public enum Kind {
        CUSTOMER,
        AGENT,
        SUPERVISOR,
        ASSISTANT,
        SYSTEM
    }

    public static final Actor CUSTOMER = new Actor(Kind.CUSTOMER, null);
    public static final Actor ASSISTANT = new Actor(Kind.ASSISTANT, null);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    public static Actor agent(String id) {
        return new Actor(Kind.AGENT, id);
    }

    public static Actor supervisor(String id) {
        return new Actor(Kind.SUPERVISOR, id);
    }
}
