package dev.prosa.expiry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts expiry-service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExpiryApplication {

    /// Runs until the process is asked to stop.
    public static void main(String[] args) {
        SpringApplication.run(ExpiryApplication.class, args);
    }
}
