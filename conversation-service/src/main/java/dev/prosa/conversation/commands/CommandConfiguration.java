package dev.prosa.conversation.commands;

import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.updates.UpdatesFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.web.reactive.config.WebFluxConfigurer;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration implements WebFluxConfigurer {

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(CommandBodies.decoder());
    }

    @Bean
    CommandLog commandLog(KafkaAdmin kafka, CommandProperties limits) {
        return new CommandLog(kafka.getConfigurationProperties(), limits.patience());
    }

    @Bean
    AnswerWatch answerWatch(UpdatesFeed feed, CommandProperties limits, MeterRegistry meters) {
        AnswerWatch watch = new AnswerWatch(limits.waiting());
        feed.follow(watch);
        Gauge.builder(CommandMetricNames.WAITING, watch, AnswerWatch::waiting).register(meters);
        return watch;
    }

    @Bean
    MeteredCommands commands(
            ReadOnly database, CommandLog log, AnswerWatch watch, CommandProperties limits, MeterRegistry meters) {
        Commands commands = new Commands(new CommandQueries(database), log, watch, limits, InstantSource.system());
        return new MeteredCommands(commands, meters);
    }
}
