@NullMarked
package org.kopilka.bank;

import org.jspecify.annotations.NullMarked;
