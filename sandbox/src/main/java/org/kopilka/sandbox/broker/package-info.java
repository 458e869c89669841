/** What runs inside the broker's process: Kafka itself, with the settings of a small machine. */
@NullMarked
package org.kopilka.sandbox.broker;

import org.jspecify.annotations.NullMarked;
