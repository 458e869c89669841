@NullMarked
package org.kopilka.gateway;

import org.jspecify.annotations.NullMarked;
