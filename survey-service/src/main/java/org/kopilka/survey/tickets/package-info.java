@NullMarked
package org.kopilka.survey.tickets;

import org.jspecify.annotations.NullMarked;
