package dev.prosa.ingress.delivery;

import dev.prosa.ingress.IngressApplication;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One instance of the service that delivers, patient for no longer than a test.
record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

    static Instance start(String bootstrapServers, FakeTwilio twilio, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--prosa.partitions=" + Outbox.PARTITIONS,
                "--prosa.twilio.public-url=https://prosa.example",
                "--prosa.twilio.accounts." + FakeTwilio.ACCOUNT + ".tokens=" + FakeTwilio.TOKEN,
                "--prosa.delivery.enabled=true",
                "--prosa.delivery.base-url=" + twilio.url(),
                "--prosa.delivery.request-timeout=2s",
                "--prosa.delivery.look-up-after=2100ms",
                "--prosa.delivery.backoff=50ms",
                "--prosa.delivery.max-backoff=2s"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Instance(
                new SpringApplicationBuilder(IngressApplication.class).run(arguments.toArray(String[]::new)));
    }

    @Override
    public void close() {
        context.close();
    }
}
