@NullMarked
package org.kopilka.staff.imports;

import org.jspecify.annotations.NullMarked;
