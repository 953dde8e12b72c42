package dev.prosa.conversation.openapi;

import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the controllers do not say themselves: how requests fail, what every command
/// carries and what a body must say.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Prosa: conversations")
                        .description("What agents ask and do. Problems are those of RFC 9457.")
                        .version("1"))
                .servers(List.of(new Server().url("/")))
                .components(new Components());
    }

    @Bean
    OpenApiCustomizer howRequestsFail() {
        return api -> {
            Schemas.addTo(api.getComponents());
            RequiredFields.markIn(api.getComponents());
            api.getPaths().forEach(ApiDescription::complete);
            // How the controllers take what they take is nobody's business.
            api.getComponents()
                    .getSchemas()
                    .keySet()
                    .removeAll(Set.of("MultiValueMapStringString", "ServerSentEventString"));
        };
    }

    private static void complete(String path, PathItem item) {
        item.readOperations().forEach(operation -> Failures.addTo(operation, path));
        if (!path.startsWith("/api/conversations")) {
            item.readOperations().forEach(operation -> PeopleOperations.complete(operation, path));
            return;
        }
        if (item.getPost() != null) {
            CommandOperations.complete(item.getPost());
        }
        if (item.getGet() != null) {
            QueryOperations.complete(item.getGet(), path);
        }
    }
}
