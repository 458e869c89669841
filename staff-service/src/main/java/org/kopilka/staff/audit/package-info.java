@NullMarked
package org.kopilka.staff.audit;

import org.jspecify.annotations.NullMarked;
