@NullMarked
package org.kopilka.acceptance.containers;

import org.jspecify.annotations.NullMarked;
