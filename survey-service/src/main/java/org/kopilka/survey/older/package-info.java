@NullMarked
package org.kopilka.survey.older;

import org.jspecify.annotations.NullMarked;
