@NullMarked
package org.kopilka.staff.institutions;

import org.jspecify.annotations.NullMarked;
