package dev.prosa.conversation.store;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/// Which owners and policies are in force. Statements: 1, for one row.
final class DirectoryVersion {

    private static final String READ = "SELECT version FROM directory_version";

    private DirectoryVersion() {}

    static Mono<Long> read(Connection connection) {
        return Mono.from(connection.createStatement(READ).execute())
                .flatMap(result -> Mono.from(result.map((row, _) -> Cells.required(row, 0, Long.class))));
    }
}
