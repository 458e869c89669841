@NullMarked
package org.kopilka.events.attendance.mongo;

import org.jspecify.annotations.NullMarked;
