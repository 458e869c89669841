@NullMarked
package org.kopilka.bank.practices;

import org.jspecify.annotations.NullMarked;
