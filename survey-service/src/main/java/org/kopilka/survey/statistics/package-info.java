@NullMarked
package org.kopilka.survey.statistics;

import org.jspecify.annotations.NullMarked;
