package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.ConversationApi;
import dev.prosa.standalone.client.ConversationFilter;
import java.util.UUID;
import java.util.stream.Collectors;

/// How people name customers and their conversations: by ID, or by phone number with or without
/// `whatsapp:`.
final class Customers {

    private static final String WHATSAPP = "whatsapp:";

    private Customers() {}

    /// The address of a customer who writes to a channel address: a bare number is on the channel's
    /// own channel.
    static Address address(String text, Address channel) {
        return new Address(channel.channel() == Channel.WHATSAPP && text.startsWith("+") ? WHATSAPP + text : text);
    }

    /// The conversation that an ID or a customer's phone number means.
    ///
    /// @throws Failure if a number has no conversation, or several
    static ConversationId conversation(String idOrPhone, ConversationApi api) {
        if (!isPhone(idOrPhone)) {
            return id(idOrPhone);
        }
        var found = api.list(ConversationFilter.ofCustomer(idOrPhone));
        if (found.isEmpty()) {
            throw new Failure("No conversation with " + idOrPhone + " yet: see ./prosa conversations");
        }
        if (found.size() > 1) {
            throw new Failure("Several conversations with " + idOrPhone + ", name one by its ID: "
                    + found.stream()
                            .map(one -> one.conversationId() + " (to "
                                    + one.channelAddress().value() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found.getFirst().conversationId();
    }

    private static boolean isPhone(String text) {
        return text.startsWith(WHATSAPP) || text.startsWith("+") || text.matches("\\d{3,15}");
    }

    private static ConversationId id(String text) {
        try {
            return new ConversationId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new Failure("'" + text + "' is neither a conversation's ID nor a phone number like +5511999990001");
        }
    }
}
