@NullMarked
package org.kopilka.operations.accounts;

import org.jspecify.annotations.NullMarked;
