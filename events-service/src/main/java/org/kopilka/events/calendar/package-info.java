@NullMarked
package org.kopilka.events.calendar;

import org.jspecify.annotations.NullMarked;
