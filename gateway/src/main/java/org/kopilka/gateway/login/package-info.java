@NullMarked
package org.kopilka.gateway.login;

import org.jspecify.annotations.NullMarked;
