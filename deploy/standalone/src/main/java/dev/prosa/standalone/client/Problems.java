package dev.prosa.standalone.client;

import dev.prosa.contracts.wire.Json;
import tools.jackson.core.JacksonException;

/// Reads problem documents (RFC 9457).
public final class Problems {

    private static final int LONGEST = 300;

    private Problems() {}

    /// What a problem document says, or else the body itself, shortened.
    public static String detail(String body) {
        try {
            var problem = Json.MAPPER.readTree(body);
            for (var field : new String[] {"detail", "title", "error"}) {
                if (problem.path(field).isString()) {
                    return problem.path(field).asString();
                }
            }
        } catch (JacksonException e) {
            // no JSON: its text has to do
        }
        var line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
