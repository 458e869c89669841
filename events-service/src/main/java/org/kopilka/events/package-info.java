@NullMarked
package org.kopilka.events;

import org.jspecify.annotations.NullMarked;
