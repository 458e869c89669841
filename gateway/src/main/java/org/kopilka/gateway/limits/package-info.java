@NullMarked
package org.kopilka.gateway.limits;

import org.jspecify.annotations.NullMarked;
