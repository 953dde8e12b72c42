package dev.prosa.conversation.console;

import dev.prosa.conversation.agents.MessageQueries;
import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.config.ApiConnections;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebFluxConfigurer {

    /// A release may change them, and nobody waits a day to see it.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Locale BRAZIL = Locale.of("pt", "BR");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(
                        "classpath:/console/assets/", "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/")
                .setCacheControl(CacheControl.maxAge(KEPT).mustRevalidate());
    }

    /// What the browser asks for, as far as we speak it.
    @Bean
    LocaleContextResolver localeContextResolver() {
        AcceptHeaderLocaleContextResolver resolver = new AcceptHeaderLocaleContextResolver();
        resolver.setSupportedLocales(List.of(Locale.ENGLISH, BRAZIL));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    /// The name by which the templates find it.
    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("console/texts");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        return source;
    }

    @Bean
    OneOrganization oneOrganization(ApiConnections connections) {
        return new OneOrganization(connections);
    }

    @Bean
    ConversationLists conversationLists(ReadOnly database) {
        return new ConversationLists(database);
    }

    @Bean
    Threads threads(ConversationLists lists, MessageQueries messages, ReadOnly database) {
        return new Threads(lists, messages, new Happenings(database));
    }

    @Bean
    Additions additions(OneOrganization changes, ReadOnly database) {
        return new Additions(changes, database);
    }

    @Bean
    CannedReplies cannedReplies(OneOrganization changes, ReadOnly database) {
        return new CannedReplies(changes, database);
    }

    @Bean
    Wordings wordings(MessageSource texts, ReadOnly database) {
        return new Wordings(texts, new Colleagues(database));
    }

    @Bean
    Desk desk(
            ConversationLists lists,
            Threads threads,
            Additions additions,
            CannedReplies cannedReplies,
            Wordings wordings) {
        return new Desk(lists, threads, additions, cannedReplies, wordings);
    }

    @Bean
    WebClient ingress() {
        return WebClient.create();
    }
}
