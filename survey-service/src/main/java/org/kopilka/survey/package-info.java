@NullMarked
package org.kopilka.survey;

import org.jspecify.annotations.NullMarked;
