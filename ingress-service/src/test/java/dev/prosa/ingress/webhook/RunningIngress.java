package dev.prosa.ingress.webhook;

import dev.prosa.ingress.IngressApplication;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The service, started here as `java -jar` starts it, on any free port.
final class RunningIngress implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningIngress(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningIngress start(String bootstrapServers, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--prosa.twilio.public-url=" + TwilioCaller.PUBLIC_URL,
                "--prosa.twilio.accounts." + TwilioCaller.ACCOUNT + ".tokens=" + TwilioCaller.TOKEN));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new RunningIngress(
                new SpringApplicationBuilder(IngressApplication.class).run(arguments.toArray(String[]::new)));
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    int inFlight() {
        return context.getBean(InFlight.class).count();
    }

    TwilioCaller twilio() {
        return new TwilioCaller(port());
    }

    @Override
    public void close() {
        context.close();
    }
}
