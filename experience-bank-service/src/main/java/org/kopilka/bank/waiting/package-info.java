@NullMarked
package org.kopilka.bank.waiting;

import org.jspecify.annotations.NullMarked;
