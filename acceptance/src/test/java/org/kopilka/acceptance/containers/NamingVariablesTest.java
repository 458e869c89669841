package org.kopilka.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Spring takes a variable for every property it is a relaxed spelling of: {@code KOPILKA_KEYCLOAK_ISSUER} for
 * {@code kopilka.keycloak.issuer} and {@code kopilka.keycloak-issuer}. A property that is so spelled has to be that
 * variable and nothing more, or whatever the settings build around it is lost.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamingVariablesTest {

    /** The whole of a setting: a variable, perhaps with what stands in for it. */
    private static final Pattern VARIABLE_ALONE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:.*)?}");

    static List<Given> given() {
        return Given.all();
    }

    @ParameterizedTest
    @MethodSource("given")
    void a_variable_that_spells_a_property_is_all_there_is_to_it(Given given) {
        assertThat(spelled(given.variables(), settings(given.program()))).isEmpty();
    }

    @Test
    void a_property_built_around_the_variable_that_spells_it_is_found() {
        var variables = Map.of("KOPILKA_KEYCLOAK_ISSUER", "https://id.example", "SERVER_PORT", "8081");
        var settings = Map.of(
                "kopilka.keycloak.issuer", "${KOPILKA_KEYCLOAK_ISSUER:http://localhost:8085}/realms/kopilka",
                "kopilka.keycloak-issuer", "${KOPILKA_KEYCLOAK_ISSUER}",
                "server.port", "${SERVER_PORT:8081}");

        assertThat(spelled(variables, settings)).containsOnlyKeys("kopilka.keycloak.issuer");
    }

    /** Settings that a variable spells, without being what the file makes of that variable. */
    private static Map<String, String> spelled(Map<String, String> variables, Map<String, String> settings) {
        var environment = ConfigurationPropertySource.from(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new LinkedHashMap<>(variables)));
        var spelled = new TreeMap<String, String>();
        settings.forEach((property, value) -> {
            var found = Objects.requireNonNull(environment)
                    .getConfigurationProperty(ConfigurationPropertyName.adapt(property, '.'));
            if (found != null) {
                var variable = Objects.requireNonNull(found.getOrigin()).toString();
                var alone = VARIABLE_ALONE.matcher(value);
                if (!alone.matches() || !variable.contains("\"" + alone.group(1) + "\"")) {
                    spelled.put(property, value + " is taken from " + variable);
                }
            }
        });
        return spelled;
    }

    /** What a program's own settings say, as they are written. */
    private static Map<String, String> settings(String program) {
        var settings = new LinkedHashMap<String, String>();
        for (var file : program.equals("gateway")
                ? List.of("gateway/src/main/resources/application.yaml")
                : List.of(
                        "platform/src/main/resources/platform.yaml",
                        program + "/src/main/resources/application.yaml")) {
            try {
                assertThat(Files.exists(Shell.ROOT.resolve(file))).isTrue();
                for (var source :
                        new YamlPropertySourceLoader().load(file, new FileSystemResource(Shell.ROOT.resolve(file)))) {
                    var values = (EnumerablePropertySource<?>) source;
                    for (var name : values.getPropertyNames()) {
                        settings.put(name, String.valueOf(values.getProperty(name)));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return settings;
    }
}
