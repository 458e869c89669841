@NullMarked
package org.kopilka.survey.xlsform;

import org.jspecify.annotations.NullMarked;
