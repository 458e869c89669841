@NullMarked
package org.kopilka.staff.people;

import org.jspecify.annotations.NullMarked;
