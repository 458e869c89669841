@NullMarked
package org.kopilka.bank.people;

import org.jspecify.annotations.NullMarked;
