@NullMarked
package org.kopilka.sandbox;

import org.jspecify.annotations.NullMarked;
