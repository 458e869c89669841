@NullMarked
package org.kopilka.staff.reference;

import org.jspecify.annotations.NullMarked;
