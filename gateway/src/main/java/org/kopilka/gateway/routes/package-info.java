@NullMarked
package org.kopilka.gateway.routes;

import org.jspecify.annotations.NullMarked;
