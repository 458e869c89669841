@NullMarked
package org.kopilka.platform.web;

import org.jspecify.annotations.NullMarked;
