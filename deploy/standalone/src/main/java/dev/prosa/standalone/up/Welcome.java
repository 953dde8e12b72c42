package dev.prosa.standalone.up;

import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.demo.DemoPerson;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// What `up` says when everything is ready: where things are, and what to type next.
final class Welcome {

    private Welcome() {}

    static String text(UpSettings settings, Endpoints endpoints, DataDirectory data, Duration took) {
        return """

                Prosa is ready after %s s.

                  console         %s/console
                  webhooks        %s/webhooks/twilio/messages
                  conversations   %s/api/conversations
                  timers          %s/api/timers
                  closures        %s/api/closures/summary?groupBy=reason
                  Kafka           %s
                  PostgreSQL      %s (user %s%s)
                  logs            %s

                  replies         %s
                  demo            write to %s
                  account         %s, token %s, signed for %s
                  sign in         at the console as %s, password %s
                  operator        Authorization: Bearer $(cat %s)

                Next: write on the phone, accept and answer at the console. Or, in another terminal:
                  ./prosa simulate
                  ./prosa say 'Oi'
                  ./prosa conversations

                Ctrl-C stops everything; ./prosa up then goes on where it was.
                """.formatted(
                        String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0),
                        endpoints.conversation(),
                        endpoints.ingress(),
                        endpoints.conversation(),
                        endpoints.expiry(),
                        endpoints.analytics(),
                        endpoints.kafka(),
                        endpoints.database().url(),
                        endpoints.database().user(),
                        settings.externalDatabase().isPresent() ? "" : ", password in " + data.postgresPassword(),
                        data.logs(),
                        replies(settings, endpoints),
                        DemoOrganization.DEMO.address().value(),
                        DemoAccount.DEMO.sid(),
                        DemoAccount.DEMO.token(),
                        settings.publicUrl(),
                        DemoPerson.ALL.stream().map(DemoPerson::email).collect(Collectors.joining(", ")),
                        Secret.in(data.demoPassword()),
                        data.operatorToken());
    }

    private static String replies(UpSettings settings, Endpoints endpoints) {
        return switch (settings.outlet()) {
            case NONE -> "go nowhere";
            case SIMULATOR -> "go to a simulated phone, " + endpoints.simulator() + ": write there as a customer";
            case TWILIO -> "go to Twilio by account " + settings.accounts().get(1);
        };
    }
}
