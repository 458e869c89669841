@NullMarked
package org.kopilka.staff;

import org.jspecify.annotations.NullMarked;
