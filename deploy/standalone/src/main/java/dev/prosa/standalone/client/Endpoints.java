package dev.prosa.standalone.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the parts of a Prosa answer.
///
/// @param publicUrl where the channel believes ingress-service to be: webhooks are signed over it
/// @param kafka bootstrap servers, `host:port[,host:port…]`
/// @param accounts SIDs of the channel accounts that ingress-service trusts
/// @param operatorToken shown to the services, which then answer about all organisations; may be
///     empty
/// @param simulator the look-alike of Twilio that messages go to; null where they go to Twilio itself, or
///     nowhere
public record Endpoints(
        URI ingress,
        URI publicUrl,
        URI conversation,
        URI expiry,
        URI analytics,
        String kafka,
        Database database,
        List<String> accounts,
        String operatorToken,
        @Nullable URI simulator) {

    public static final String KAFKA_VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
    public static final String POSTGRES_URL_VARIABLE = "POSTGRES_URL";
    public static final String POSTGRES_USER_VARIABLE = "POSTGRES_USER";
    public static final String POSTGRES_PASSWORD_VARIABLE = "POSTGRES_PASSWORD";
    public static final String OPERATOR_TOKEN_VARIABLE = "PROSA_OPERATOR_TOKEN";
    public static final String MEDIA_TOKEN_VARIABLE = "PROSA_MEDIA_TOKEN";
    public static final String INGRESS_URL_VARIABLE = "INGRESS_URL";
    public static final String KEYS_VARIABLE = "PROSA_KEYS_URI";

    public Endpoints {
        accounts = List.copyOf(accounts);
    }

    /// The same, but Kafka and PostgreSQL where the environment says they are, if it does.
    public Endpoints with(Map<String, String> environment) {
        return new Endpoints(
                ingress,
                publicUrl,
                conversation,
                expiry,
                analytics,
                environment.getOrDefault(KAFKA_VARIABLE, kafka),
                new Database(
                        environment.getOrDefault(POSTGRES_URL_VARIABLE, database.url()),
                        environment.getOrDefault(POSTGRES_USER_VARIABLE, database.user()),
                        environment.getOrDefault(POSTGRES_PASSWORD_VARIABLE, database.password())),
                accounts,
                environment.getOrDefault(OPERATOR_TOKEN_VARIABLE, operatorToken),
                simulator);
    }

    /// Without what is secret.
    @Override
    public String toString() {
        return "Endpoints[ingress=" + ingress + ", conversation=" + conversation + ", kafka=" + kafka + "]";
    }
}
