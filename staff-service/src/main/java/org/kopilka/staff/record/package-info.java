@NullMarked
package org.kopilka.staff.record;

import org.jspecify.annotations.NullMarked;
