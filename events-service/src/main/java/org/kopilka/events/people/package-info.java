@NullMarked
package org.kopilka.events.people;

import org.jspecify.annotations.NullMarked;
