/** The network as a whole, started as its user starts it. */
@NullMarked
package org.kopilka.acceptance;

import org.jspecify.annotations.NullMarked;
