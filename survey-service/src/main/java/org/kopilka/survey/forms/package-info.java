@NullMarked
package org.kopilka.survey.forms;

import org.jspecify.annotations.NullMarked;
