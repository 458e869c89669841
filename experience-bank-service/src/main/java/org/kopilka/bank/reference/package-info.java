@NullMarked
package org.kopilka.bank.reference;

import org.jspecify.annotations.NullMarked;
