/** What stands behind the script {@code kopilka}: the network's processes are started, kept, shown and stopped. */
@NullMarked
package org.kopilka.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
