package org.kopilka.gateway.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's login in one browser: the tokens that never leave the server.
 *
 * @param id what the browser's session remembers
 * @param sid Keycloak's own session, shared by every browser tab and program of the same login
 * @param subject the account
 * @param generation grows with every refresh
 * @param refreshing until when some replica has the right to refresh
 */
@Document("logins")
record Login(
        @Id String id,
        @Indexed String sid,
        String subject,
        String accessToken,
        Instant accessUntil,
        String refreshToken,
        @Indexed Instant refreshUntil,
        long generation,
        @Nullable Instant refreshing) {

    @PersistenceCreator
    Login {}

    boolean isUsable(Instant now) {
        return now.isBefore(accessUntil);
    }

    Login withTokens(String access, String refresh) {
        return new Login(id, sid, subject, access, accessUntil, refresh, refreshUntil, generation, refreshing);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Login[" + id + ", generation " + generation + "]";
    }
}
