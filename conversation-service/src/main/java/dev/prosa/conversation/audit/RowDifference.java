package dev.prosa.conversation.audit;

import dev.prosa.contracts.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Finds out where two rows differ, down into the JSON they hold.
final class RowDifference {

    private static final int LONGEST = 200;

    /// What people wrote and who they are.
    private static final Set<String> PERSONAL = Set.of(
            "body",
            "details",
            "text",
            "key",
            "headers",
            "value",
            "from",
            "to",
            "customer_address",
            "channel_address",
            "customerAddress",
            "channelAddress");

    private final boolean reveal;

    /// @param reveal whether what customers wrote may be shown
    RowDifference(boolean reveal) {
        this.reveal = reveal;
    }

    List<Difference> between(
            int partition, Table table, Map<String, String> key, @Nullable String expected, @Nullable String found) {
        if (expected == null || found == null) {
            Difference.Kind kind = expected == null ? Difference.Kind.UNEXPECTED : Difference.Kind.MISSING;
            return List.of(new Difference(partition, table.tableName(), kind, key, null, null, null));
        }
        Map<String, String[]> cells = new LinkedHashMap<>();
        compare("", "", Json.MAPPER.readTree(expected), Json.MAPPER.readTree(found), cells);
        List<Difference> differences = new ArrayList<>();
        cells.forEach((column, both) -> differences.add(
                new Difference(partition, table.tableName(), Difference.Kind.DIFFERS, key, column, both[0], both[1])));
        return differences;
    }

    private void compare(String path, String name, JsonNode expected, JsonNode found, Map<String, String[]> cells) {
        if (expected.equals(found)) {
            return;
        }
        JsonNode left = unfolded(expected);
        JsonNode right = unfolded(found);
        if (left.isObject() && right.isObject()) {
            Set<String> names = new TreeSet<>(left.propertyNames());
            names.addAll(right.propertyNames());
            for (String each : names) {
                compare(path.isEmpty() ? each : path + "." + each, each, left.path(each), right.path(each), cells);
            }
            return;
        }
        cells.put(path, new String[] {shown(name, left), shown(name, right)});
    }

    /// The outbox keeps JSON as text.
    private static JsonNode unfolded(JsonNode node) {
        if (node.isString() && node.stringValue().startsWith("{")) {
            try {
                return Json.MAPPER.readTree(node.stringValue());
            } catch (JacksonException e) {
                return node; // some text in braces
            }
        }
        return node;
    }

    private String shown(String name, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "null";
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        if (PERSONAL.contains(name) && !reveal) {
            return "(%d characters, hash %08x)".formatted(text.length(), text.hashCode());
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
