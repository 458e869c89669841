@NullMarked
package org.kopilka.survey.comparisons;

import org.jspecify.annotations.NullMarked;
