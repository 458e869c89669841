/** What runs inside the store's process: mongo-java-server over an H2 file, made to commit before it acknowledges. */
@NullMarked
package org.kopilka.sandbox.store;

import org.jspecify.annotations.NullMarked;
