@NullMarked
package org.kopilka.bank.adoption;

import org.jspecify.annotations.NullMarked;
