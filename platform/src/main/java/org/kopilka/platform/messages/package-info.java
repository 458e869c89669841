@NullMarked
package org.kopilka.platform.messages;

import org.jspecify.annotations.NullMarked;
