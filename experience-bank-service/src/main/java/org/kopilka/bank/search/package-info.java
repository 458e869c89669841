@NullMarked
package org.kopilka.bank.search;

import org.jspecify.annotations.NullMarked;
