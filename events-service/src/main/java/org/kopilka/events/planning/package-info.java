@NullMarked
package org.kopilka.events.planning;

import org.jspecify.annotations.NullMarked;
