@NullMarked
package org.kopilka.testing;

import org.jspecify.annotations.NullMarked;
