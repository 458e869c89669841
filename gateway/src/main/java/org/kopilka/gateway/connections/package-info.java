/** How the gateway holds the line to those it asks: services and Keycloak. */
@NullMarked
package org.kopilka.gateway.connections;

import org.jspecify.annotations.NullMarked;
