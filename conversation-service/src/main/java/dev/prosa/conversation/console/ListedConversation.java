package dev.prosa.conversation.console;

import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.conversation.agents.ConversationItem;
import dev.prosa.conversation.agents.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a list.
///
/// @param name what the organisation calls the customer, or the customer themselves; null where
///     neither is known
/// @param lastWords of the last message; null where there is none
/// @param labels in alphabetical order
record ListedConversation(
        ConversationItem conversation,
        @Nullable String name,
        @Nullable String lastWords,
        @Nullable Author lastAuthor,
        boolean lastIsMedia,
        List<String> labels) {

    static ListedConversation read(Row row) {
        String given = row.optional("contact_name", String.class);
        String[] labels = row.optional("labels", String[].class);
        return new ListedConversation(
                ConversationItem.read(row),
                given == null ? row.optional("profile_name", String.class) : given,
                row.optional("last_body", String.class),
                row.choice("last_author", Author.class),
                row.required("last_is_media", Boolean.class),
                labels == null ? List.of() : List.of(labels));
    }

    /// The name, or the number.
    public String title() {
        return name == null ? number() : name;
    }

    /// Without the channel.
    public String number() {
        String address = conversation.customerAddress();
        return address.substring(address.indexOf(':') + 1);
    }
}
