@NullMarked
package org.kopilka.bank.review;

import org.jspecify.annotations.NullMarked;
