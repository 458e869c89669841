@NullMarked
package org.kopilka.survey.answers;

import org.jspecify.annotations.NullMarked;
