package dev.prosa.conversation.agents;

import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.config.ApiConnections;
import dev.prosa.conversation.config.DatabaseProblems;
import dev.prosa.conversation.people.CallerArgumentResolver;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/// Answers speak the dialect of the records on the log.
@Configuration(proxyBeanMethods = false)
class QueryConfiguration implements WebFluxConfigurer {

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs()
                .jacksonJsonEncoder(new JacksonJsonEncoder(Json.MAPPER
                        .rebuild()
                        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                        .build()));
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new CallerArgumentResolver());
    }

    @Bean
    ReadOnly readOnly(ConnectionFactory connections, ApiConnections api) {
        return new ReadOnly(connections, api.factory(), DatabaseProblems.PATIENCE);
    }

    @Bean
    ConversationQueries conversationQueries(ReadOnly database) {
        return new ConversationQueries(database);
    }

    @Bean
    MessageQueries messageQueries(ReadOnly database) {
        return new MessageQueries(database);
    }

    @Bean
    TransitionQueries transitionQueries(ReadOnly database) {
        return new TransitionQueries(database);
    }
}
