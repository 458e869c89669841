@NullMarked
package org.kopilka.staff.accounts;

import org.jspecify.annotations.NullMarked;
