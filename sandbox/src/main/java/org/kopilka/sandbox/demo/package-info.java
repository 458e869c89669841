/** The demo network: an invented district with a year of life in it, told to the portal as its people would. */
@NullMarked
package org.kopilka.sandbox.demo;

import org.jspecify.annotations.NullMarked;
