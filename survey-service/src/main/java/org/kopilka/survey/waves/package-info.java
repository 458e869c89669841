@NullMarked
package org.kopilka.survey.waves;

import org.jspecify.annotations.NullMarked;
