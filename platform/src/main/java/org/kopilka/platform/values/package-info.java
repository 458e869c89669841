@NullMarked
package org.kopilka.platform.values;

import org.jspecify.annotations.NullMarked;
