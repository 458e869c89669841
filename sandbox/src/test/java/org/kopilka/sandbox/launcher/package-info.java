@NullMarked
package org.kopilka.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
