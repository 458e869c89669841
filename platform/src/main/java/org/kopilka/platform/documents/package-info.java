@NullMarked
package org.kopilka.platform.documents;

import org.jspecify.annotations.NullMarked;
