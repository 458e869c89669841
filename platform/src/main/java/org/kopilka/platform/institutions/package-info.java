@NullMarked
package org.kopilka.platform.institutions;

import org.jspecify.annotations.NullMarked;
