@NullMarked
package org.kopilka.events.reference;

import org.jspecify.annotations.NullMarked;
