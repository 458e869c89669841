@NullMarked
package org.kopilka.gateway.problem;

import org.jspecify.annotations.NullMarked;
