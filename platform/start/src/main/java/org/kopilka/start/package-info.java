@NullMarked
package org.kopilka.start;

import org.jspecify.annotations.NullMarked;
