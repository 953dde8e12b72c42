package dev.prosa.conversation.organization;

import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.PersonStore;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {

    @Bean
    RefreshedDirectory directory(
            ConnectionFactory connections,
            PersonStore people,
            Passwords passwords,
            OrganizationsProperties organizations,
            DirectoryProperties properties) {
        return new RefreshedDirectory(
                store(connections), new ConfiguredPeople(people, passwords), organizations.organizations(), properties);
    }

    static OrganizationStore store(ConnectionFactory connections) {
        return new OrganizationStore(DatabaseClient.create(connections), transaction(connections));
    }

    @Bean
    TextBook textBook() {
        return new TextBook();
    }

    @Bean
    Administration administration(ConnectionFactory connections, PersonStore people, Passwords passwords, Clock clock) {
        RegistrationStore store =
                new RegistrationStore(DatabaseClient.create(connections), transaction(connections), people);
        return new Administration(store, passwords, clock);
    }

    @Bean
    OrganizationQueries organizationQueries(ReadOnly database) {
        return new OrganizationQueries(database);
    }

    private static TransactionalOperator transaction(ConnectionFactory connections) {
        return TransactionalOperator.create(new R2dbcTransactionManager(connections));
    }
}
