package dev.prosa.conversation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts conversation-service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConversationApplication {

    /// Runs until the process is asked to stop.
    public static void main(String[] args) {
        SpringApplication.run(ConversationApplication.class, args);
    }
}
