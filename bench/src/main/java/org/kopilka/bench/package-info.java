@NullMarked
package org.kopilka.bench;

import org.jspecify.annotations.NullMarked;
