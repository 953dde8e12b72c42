package dev.prosa.conversation.organization;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.organization.OrganizationSettings.PersonSettings;
import dev.prosa.conversation.people.Passwords;
import dev.prosa.conversation.people.Person;
import dev.prosa.conversation.people.PersonStore;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Writes the people of the configuration at a start. Whoever has a password already keeps it.
final class ConfiguredPeople {

    private final PersonStore people;
    private final Passwords passwords;

    ConfiguredPeople(PersonStore people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /// After their organisations.
    ///
    /// @throws OrganizationException (as an error signal) naming what is wrong
    Mono<Void> add(Map<String, OrganizationSettings> organizations) {
        return Flux.fromIterable(organizations.entrySet())
                .concatMap(organization -> Flux.fromIterable(
                                organization.getValue().people())
                        .concatMap(somebody -> add(OrganizationId.named(organization.getKey()), somebody)))
                .then();
    }

    private Mono<Void> add(OrganizationId organization, PersonSettings settings) {
        return Mono.defer(() -> {
            Person person = new Newcomer(settings.agentId(), settings.name(), settings.email(), settings.role())
                    .person(organization);
            String password = Administration.checked(settings.password());
            return people.find(person.email())
                    .hasElement()
                    .flatMap(known -> known
                            ? Mono.<Boolean>empty()
                            : passwords.hash(password).flatMap(hash -> people.add(person, hash)))
                    .then();
        });
    }
}
