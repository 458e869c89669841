@NullMarked
package org.kopilka.events.attendance;

import org.jspecify.annotations.NullMarked;
