/** Broker, store and Keycloak as processes: for the sandbox's launcher, and for tests of the services. */
@NullMarked
package org.kopilka.sandbox;

import org.jspecify.annotations.NullMarked;
