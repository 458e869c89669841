@NullMarked
package org.kopilka.gateway.session;

import org.jspecify.annotations.NullMarked;
