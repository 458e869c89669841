@NullMarked
package org.kopilka.platform.audit;

import org.jspecify.annotations.NullMarked;
