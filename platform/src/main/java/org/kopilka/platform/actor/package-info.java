@NullMarked
package org.kopilka.platform.actor;

import org.jspecify.annotations.NullMarked;
