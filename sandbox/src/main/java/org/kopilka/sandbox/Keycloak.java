package org.kopilka.sandbox;

public final class Keycloak extends Part {
    Keycloak(Command c, Probe p) {
        super("keycloak", c, p);
    }
}
