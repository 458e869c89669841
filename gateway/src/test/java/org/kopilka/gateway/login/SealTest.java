package org.kopilka.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SealTest {

    private static final Login LOGIN = login("one");

    private final Seal seal = new Seal("a key", "");

    @Test
    void opens_what_it_closed_and_never_closes_alike() {
        var stored = seal.close(LOGIN);

        assertThat(stored.accessToken()).isNotEqualTo(seal.close(LOGIN).accessToken());
        assertThat(seal.open(stored)).hasValue(LOGIN);
        assertThat(seal.isCurrent(stored)).isTrue();
    }

    @Test
    void opens_nothing_that_was_moved_to_another_login() {
        var stored = seal.close(LOGIN);

        assertThat(seal.open(login("another").withTokens(stored.accessToken(), stored.refreshToken())))
                .isEmpty();
    }

    @Test
    void opens_nothing_that_was_changed_or_cut() {
        var stored = seal.close(LOGIN);
        var sealed = stored.refreshToken();

        for (var wrong : new String[] {
            sealed.substring(0, sealed.length() - 4) + "AAAA", sealed.substring(0, 30), "sealed.", "sealed.???"
        }) {
            assertThat(seal.open(stored.withTokens(stored.accessToken(), wrong)))
                    .as(wrong)
                    .isEmpty();
            assertThat(seal.isCurrent(stored.withTokens(stored.accessToken(), "sealed.???")))
                    .isFalse();
        }
    }

    @Test
    void takes_what_an_earlier_version_left_open_and_wants_it_sealed() {
        assertThat(seal.open(LOGIN)).hasValue(LOGIN);
        assertThat(seal.isCurrent(LOGIN)).isFalse();
    }

    @Test
    void reads_what_the_former_key_sealed_and_wants_it_sealed_anew() {
        var stored = new Seal("the former key", "").close(LOGIN);
        var next = new Seal("a key", "the former key");

        assertThat(next.open(stored)).hasValue(LOGIN);
        assertThat(next.isCurrent(stored)).isFalse();
        assertThat(seal.open(stored)).isEmpty();
    }

    @Test
    void keeps_no_tokens_without_a_key() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Seal(" ", "the former key"))
                .withMessageContaining("KOPILKA_LOGIN_KEY");
    }

    private static Login login(String id) {
        return new Login(id, "sid", "subject", "eyJ.access", Instant.EPOCH, "eyJ.refresh", Instant.EPOCH, 1, null);
    }
}
