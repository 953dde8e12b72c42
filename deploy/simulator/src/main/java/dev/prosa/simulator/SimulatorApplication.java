package dev.prosa.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the simulator.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorApplication {

    /// Runs until the process is asked to stop.
    public static void main(String[] args) {
        SpringApplication.run(SimulatorApplication.class, args);
    }
}
