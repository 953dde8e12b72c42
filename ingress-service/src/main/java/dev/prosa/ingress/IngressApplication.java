package dev.prosa.ingress;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts ingress-service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngressApplication {

    /// Runs until the process is asked to stop.
    public static void main(String[] args) {
        SpringApplication.run(IngressApplication.class, args);
    }
}
