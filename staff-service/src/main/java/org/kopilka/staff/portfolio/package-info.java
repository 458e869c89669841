@NullMarked
package org.kopilka.staff.portfolio;

import org.jspecify.annotations.NullMarked;
