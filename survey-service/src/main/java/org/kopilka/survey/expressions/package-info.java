@NullMarked
package org.kopilka.survey.expressions;

import org.jspecify.annotations.NullMarked;
