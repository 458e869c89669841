@NullMarked
package org.kopilka.survey.people;

import org.jspecify.annotations.NullMarked;
