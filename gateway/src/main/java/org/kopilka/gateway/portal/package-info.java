@NullMarked
package org.kopilka.gateway.portal;

import org.jspecify.annotations.NullMarked;
