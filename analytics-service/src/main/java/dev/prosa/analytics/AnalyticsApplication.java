package dev.prosa.analytics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts analytics-service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class AnalyticsApplication {

    /// Runs until the process is asked to stop.
    public static void main(String[] args) {
        SpringApplication.run(AnalyticsApplication.class, args);
    }
}
