@NullMarked
package org.kopilka.platform;

import org.jspecify.annotations.NullMarked;
