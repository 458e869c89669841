package org.kopilka.platform.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingTextInOneWayTest {

    @Test
    void leaves_plain_text_as_it_is_but_for_space_around_it() {
        assertThat(Text.tidy("  Речь и движение, ~1 час\n\tв зале ")).isEqualTo("Речь и движение, ~1 час\n\tв зале");
        assertThat(Text.tidy("Ғылым және әңгіме")).isEqualTo("Ғылым және әңгіме");
        assertThat(Text.tidy(" \n ")).isEmpty();
    }

    @Test
    void writes_a_letter_with_its_mark_in_one_way() {
        assertThat(Text.tidy("Андреи\u0306")).isEqualTo("Андрей");
        assertThat(Text.tidy("cafe\u0301")).isEqualTo("caf\u00e9");
    }

    @Test
    void has_one_kind_of_line_end_and_of_space() {
        assertThat(Text.tidy("раз\r\nдва\rтри\u2028четыре")).isEqualTo("раз\nдва\nтри\nчетыре");
        assertThat(Text.tidy("Ким\u00a0Анна\u0007!")).isEqualTo("Ким Анна !");
    }

    @Test
    void leaves_out_what_nobody_sees_but_not_what_joins() {
        assertThat(Text.tidy("а\u200bб\u202eв\ufeff")).isEqualTo("абв");
        assertThat(Text.tidy("👩\u200d🏫")).isEqualTo("👩\u200d🏫");
        assertThat(Text.tidy("\u200d\u2800\u3164")).as("nothing to be seen").isEmpty();
    }
}
