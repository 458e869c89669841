@NullMarked
package org.kopilka.events.attendance.web;

import org.jspecify.annotations.NullMarked;
