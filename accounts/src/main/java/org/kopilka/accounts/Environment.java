package org.kopilka.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables this process was started with; one that is empty counts as not set. */
record Environment(Map<String, String> variables) {

    private static final int LAST_PORT = 65_535;

    /** A variable says what cannot be; the message is one sentence with its name and never with a secret's value. */
    static final class WrongValue extends RuntimeException {
        WrongValue(String variable, String why) {
            super("%s %s".formatted(variable, why));
        }
    }

    Optional<String> text(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isBlank());
    }

    /** Scheme and host, perhaps port and path, without a slash at the end. */
    Optional<String> address(String variable) {
        return text(variable).map(value -> {
            if (!isAddress(value.strip())) {
                throw new WrongValue(
                        variable, "must be an address like https://kopilka.example.org and is \"" + value + "\"");
            }
            return value.strip().replaceAll("/+$", "");
        });
    }

    Optional<String> port(String variable) {
        return text(variable).map(String::strip).map(value -> {
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > LAST_PORT) {
                throw new WrongValue(variable, "must be a port from 1 to 65535 and is \"" + value + "\"");
            }
            return value;
        });
    }

    Optional<String> flag(String variable) {
        return text(variable).map(String::strip).map(value -> {
            if (!Set.of("true", "false").contains(value)) {
                throw new WrongValue(variable, "must be true or false and is \"" + value + "\"");
            }
            return value;
        });
    }

    Optional<String> mailbox(String variable) {
        return text(variable).map(String::strip).map(value -> {
            if (!value.matches("[^@\\s<>]+@[^@\\s<>]+")) {
                throw new WrongValue(
                        variable, "must be a mail address like kopilka@example.org and is \"" + value + "\"");
            }
            return value;
        });
    }

    Optional<String> host(String variable) {
        return text(variable).map(String::strip).map(value -> {
            if (!value.matches("[\\w.:-]+")) {
                throw new WrongValue(variable, "must be a host like mail.example.org and is \"" + value + "\"");
            }
            return value;
        });
    }

    private static boolean isAddress(String value) {
        try {
            var uri = new URI(value);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !value.contains("*");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
