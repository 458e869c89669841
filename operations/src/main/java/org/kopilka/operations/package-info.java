/** What an operator does to a network as a whole; a program that does one thing and ends. */
@NullMarked
package org.kopilka.operations;

import org.jspecify.annotations.NullMarked;
