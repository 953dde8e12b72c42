package dev.prosa.testing;

import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/// Starts servers, one way or the other.
sealed interface Servers permits ContainerServers, EmbeddedServers {

    TestKafka startKafka();

    PostgresServer startPostgres();

    static Servers choose() {
        var choice = Choice.of(
                System.getProperty(Choice.PROPERTY),
                () -> DockerClientFactory.instance().isDockerAvailable());
        LoggerFactory.getLogger(TestInfrastructure.class).info(choice.sentence());
        return choice.isDocker() ? new ContainerServers() : new EmbeddedServers();
    }
}
