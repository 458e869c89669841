@NullMarked
package org.kopilka.platform.tables;

import org.jspecify.annotations.NullMarked;
