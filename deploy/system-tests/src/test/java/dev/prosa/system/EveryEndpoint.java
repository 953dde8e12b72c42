package dev.prosa.system;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

/// Every endpoint of every service, as the code itself has them: the methods of controllers,
/// Twilio's two webhooks and the customers' files. Actuator and the description of the interface come from libraries
/// and are
/// not among them.
final class EveryEndpoint {

    static final List<String> SERVICES = List.of("ingress", "conversation", "expiry", "analytics");

    private static final String WEBHOOKS = "dev.prosa.ingress.webhook.WebhookKind";
    private static final String FILES = "dev.prosa.ingress.media.MediaHandler";

    /// Read once: it takes seconds.
    private static final Map<String, JavaClasses> CLASSES = new ConcurrentHashMap<>();

    private EveryEndpoint() {}

    /// @param service such as `expiry`
    /// @param path with its variables in braces
    record Endpoint(String service, String method, String path) implements Comparable<Endpoint> {

        static Endpoint of(String service, String method, String path) {
            return new Endpoint(service, method.toUpperCase(Locale.ROOT), path);
        }

        /// Whether a browser asks there, with a cookie.
        boolean isConsoles() {
            return path.startsWith("/console");
        }

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return service + " " + method + " " + path;
        }
    }

    static Set<Endpoint> inTheCode() {
        Set<Endpoint> all = new TreeSet<>(ofIngress());
        SERVICES.forEach(service -> all.addAll(ofControllers(service)));
        return all;
    }

    /// Those that conversation-service tells machines of (OpenAPI).
    static Set<Endpoint> in(JsonNode description) {
        return description
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> Endpoint.of("conversation", operation.getKey(), path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static JavaClasses classesOf(String service) {
        return CLASSES.computeIfAbsent(service, name -> HouseRules.mainClassesOf("dev.prosa." + name));
    }

    private static Set<Endpoint> ofControllers(String service) {
        return classesOf(service).stream()
                .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .map(JavaClass::reflect)
                .flatMap(type ->
                        Arrays.stream(type.getDeclaredMethods()).flatMap(method -> mapped(service, type, method)))
                .collect(Collectors.toSet());
    }

    private static Stream<Endpoint> mapped(String service, Class<?> type, Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        String[] prefixes = above == null ? new String[0] : above.path();
        return either(prefixes)
                .flatMap(prefix -> either(mapping.path()).map(path -> prefix + path))
                .flatMap(path -> methods(mapping).map(verb -> Endpoint.of(service, verb, path)));
    }

    private static Stream<String> either(String[] paths) {
        return paths.length == 0 ? Stream.of("") : Arrays.stream(paths);
    }

    private static Stream<String> methods(RequestMapping mapping) {
        return mapping.method().length == 0
                ? Stream.of("GET", "POST")
                : Arrays.stream(mapping.method()).map(Enum::name);
    }

    private static Set<Endpoint> ofIngress() {
        try {
            Set<Endpoint> all = Arrays.stream(Class.forName(WEBHOOKS).getEnumConstants())
                    .map(kind -> (String) Objects.requireNonNull(ReflectionTestUtils.invokeMethod(kind, "path")))
                    .map(path -> Endpoint.of("ingress", "POST", path))
                    .collect(Collectors.toSet());
            Object files = Objects.requireNonNull(ReflectionTestUtils.getField(Class.forName(FILES), "PATH"));
            all.add(Endpoint.of("ingress", "GET", files.toString()));
            return all;
        } catch (ClassNotFoundException e) {
            throw new AssertionError("what ingress-service answers stands elsewhere now", e);
        }
    }
}
