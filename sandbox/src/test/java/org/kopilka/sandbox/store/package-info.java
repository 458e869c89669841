@NullMarked
package org.kopilka.sandbox.store;

import org.jspecify.annotations.NullMarked;
