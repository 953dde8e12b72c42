package dev.prosa.contracts.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A value with one property taken away or of another type.
///
/// @param what which one, such as `/command/role missing`
record Mutant(String what, JsonNode value, boolean isOfAnotherType) {

    /// One mutant of each kind for every property, however deep.
    static List<Mutant> of(JsonNode original) {
        List<Mutant> mutants = new ArrayList<>();
        collect(original, original, "", mutants);
        return mutants;
    }

    private static void collect(JsonNode original, JsonNode node, String path, List<Mutant> mutants) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    String at = path + "/" + property.getKey();
                    mutants.add(missing(original, path, property.getKey()));
                    mutants.add(ofAnotherType(original, path, property));
                    collect(original, property.getValue(), at, mutants);
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    collect(original, array.get(i), path + "/" + i, mutants);
                }
            }
            default -> {
                // a leaf: its property was handled above
            }
        }
    }

    private static Mutant missing(JsonNode original, String path, String name) {
        JsonNode copy = original.deepCopy();
        ((ObjectNode) copy.at(path)).remove(name);
        return new Mutant(path + "/" + name + " missing", copy, false);
    }

    private static Mutant ofAnotherType(JsonNode original, String path, Map.Entry<String, JsonNode> property) {
        JsonNode copy = original.deepCopy();
        ObjectNode parent = (ObjectNode) copy.at(path);
        if (property.getValue().isContainer() || property.getValue().isNumber()) {
            parent.put(property.getKey(), "1");
        } else {
            parent.put(property.getKey(), 1);
        }
        return new Mutant(path + "/" + property.getKey() + " of another type", copy, true);
    }
}
