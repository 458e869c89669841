package org.kopilka.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CountingNetworksTest {

    @Test
    void takes_an_address_of_the_old_kind_for_one_network() {
        assertThat(ClientAddress.network("203.0.113.9")).isNotEqualTo(ClientAddress.network("203.0.113.10"));
    }

    @Test
    void takes_a_sixty_four_of_the_new_kind_for_one_network() {
        assertThat(ClientAddress.network("2001:db8:0:1::5"))
                .isEqualTo(ClientAddress.network("2001:db8:0:1:ffff::9"))
                .isNotEqualTo(ClientAddress.network("2001:db8:0:2::5"));
    }
}
