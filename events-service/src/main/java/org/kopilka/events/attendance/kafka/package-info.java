@NullMarked
package org.kopilka.events.attendance.kafka;

import org.jspecify.annotations.NullMarked;
