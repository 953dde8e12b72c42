package dev.prosa.conversation.agents;

import dev.prosa.contracts.vocabulary.ConversationStatus;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Which conversations somebody looks for.
///
/// @param statuses empty for all
/// @param servedBy an agent's ID, or `ASSISTANT`
/// @param mine the agent who asks, who must be the one that serves
/// @param unassigned only open ones that nobody serves
/// @param overdue only those past their deadline
/// @param customers addresses, one of which is the customer's; empty for all
record ConversationSearch(
        Set<ConversationStatus> statuses,
        @Nullable String servedBy,
        @Nullable String mine,
        boolean unassigned,
        boolean overdue,
        List<String> customers,
        @Nullable UUID organization,
        int limit,
        @Nullable Cursor after) {

    private static final List<String> KNOWN =
            List.of("status", "servedBy", "unassigned", "overdue", "customer", "organizationId", "limit", "cursor");
    /// Whoever signed in has an organisation already, and something of their own.
    private static final List<String> KNOWN_SIGNED_IN =
            List.of("status", "servedBy", "mine", "unassigned", "overdue", "customer", "limit", "cursor");
    private static final Pattern PHONE = Pattern.compile("(whatsapp:)?\\+?([1-9]\\d{4,14})");

    /// @throws BadParameterException naming the first parameter at fault
    static ConversationSearch read(MultiValueMap<String, String> request, Sight sight) {
        Parameters parameters = Parameters.of(request, sight.agent() == null ? KNOWN : KNOWN_SIGNED_IN);
        String customer = parameters.text("customer");
        String cursor = parameters.text("cursor");
        return new ConversationSearch(
                parameters.choices("status", ConversationStatus.class),
                parameters.text("servedBy"),
                parameters.flag("mine") ? sight.agent() : null,
                parameters.flag("unassigned"),
                parameters.flag("overdue"),
                customer == null ? List.of() : addresses(customer),
                sight.organization() == null ? parameters.uuid("organizationId") : sight.organization(),
                (int) parameters.number("limit", Page.DEFAULT_LIMIT, 1, Page.MOST),
                cursor == null ? null : Cursor.read(cursor));
    }

    /// Whether only open conversations can be meant.
    boolean openOnly() {
        return unassigned || overdue || !statuses.isEmpty() && !statuses.contains(ConversationStatus.CLOSED);
    }

    /// A number without a channel is meant on every channel. Its plus arrives as a space where
    /// nobody encoded it.
    private static List<String> addresses(String customer) {
        Matcher phone = PHONE.matcher(customer.replace(" ", ""));
        if (phone.matches()) {
            String number = "+" + phone.group(2);
            return phone.group(1) == null ? List.of(number, "whatsapp:" + number) : List.of("whatsapp:" + number);
        }
        throw BadParameterException.of("customer", "like +5511987654321 or whatsapp:+5511987654321", customer);
    }
}
