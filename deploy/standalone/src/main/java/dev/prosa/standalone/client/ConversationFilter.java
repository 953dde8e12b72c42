package dev.prosa.standalone.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which conversations to list. Null is no condition.
///
/// @param servedBy an agent's ID
/// @param unassigned only those nobody serves
/// @param overdue only those past their deadline
/// @param customer the customer's address
/// @param limit at most so many, 1 or more
public record ConversationFilter(
        @Nullable String status,
        @Nullable String servedBy,
        boolean unassigned,
        boolean overdue,
        @Nullable String customer,
        @Nullable String organizationId,
        int limit) {

    public static final int DEFAULT_LIMIT = 50;

    public static ConversationFilter ofCustomer(String customer) {
        return new ConversationFilter(null, null, false, false, customer, null, DEFAULT_LIMIT);
    }

    String query(int pageSize, @Nullable String cursor) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("status", status);
        parameters.put("servedBy", servedBy);
        parameters.put("unassigned", unassigned ? "true" : null);
        parameters.put("overdue", overdue ? "true" : null);
        parameters.put("customer", customer);
        parameters.put("organizationId", organizationId);
        parameters.put("limit", Integer.toString(pageSize));
        parameters.put("cursor", cursor);
        return query(parameters);
    }

    static String query(Map<String, @Nullable String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
