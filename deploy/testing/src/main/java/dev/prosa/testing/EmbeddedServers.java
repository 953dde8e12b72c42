package dev.prosa.testing;

import dev.prosa.embedded.EmbeddedKafka;
import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.KafkaSettings;
import dev.prosa.embedded.PostgresSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Embedded servers on a temporary directory that goes away with the JVM.
final class EmbeddedServers implements Servers {

    private final Path root = TestDirectory.create();
    private final AtomicInteger started = new AtomicInteger();

    @Override
    public TestKafka startKafka() {
        var kafka = EmbeddedKafka.start(KafkaSettings.in(next("kafka")));
        return new TestKafka(kafka.bootstrapServers(), Ending.by(kafka::close));
    }

    @Override
    public PostgresServer startPostgres() {
        var settings = PostgresSettings.in(next(TestDirectory.POSTGRES), PostgresServer.APPLICATION.password());
        for (var setting : PostgresServer.SETTINGS.entrySet()) {
            settings = settings.with(setting.getKey(), setting.getValue());
        }
        var postgres = EmbeddedPostgres.start(settings);
        return new PostgresServer("127.0.0.1", postgres.port(), postgres.admin(), Ending.by(postgres::close));
    }

    private Path next(String name) {
        return root.resolve(name + "-" + started.incrementAndGet());
    }
}
