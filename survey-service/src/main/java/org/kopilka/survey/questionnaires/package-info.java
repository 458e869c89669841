@NullMarked
package org.kopilka.survey.questionnaires;

import org.jspecify.annotations.NullMarked;
