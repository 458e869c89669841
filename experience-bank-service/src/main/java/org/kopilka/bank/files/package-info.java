@NullMarked
package org.kopilka.bank.files;

import org.jspecify.annotations.NullMarked;
