@NullMarked
package org.kopilka.sandbox.accounts;

import org.jspecify.annotations.NullMarked;
