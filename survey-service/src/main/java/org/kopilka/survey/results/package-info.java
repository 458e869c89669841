@NullMarked
package org.kopilka.survey.results;

import org.jspecify.annotations.NullMarked;
