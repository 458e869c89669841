/** Part of Keycloak: its realm follows the environment, and leaves whole for a backup. */
@NullMarked
package org.kopilka.accounts;

import org.jspecify.annotations.NullMarked;
