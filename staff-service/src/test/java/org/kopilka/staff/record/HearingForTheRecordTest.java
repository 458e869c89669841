package org.kopilka.staff.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingForTheRecordTest {

    @Test
    void understands_events() {
        assertThat(Contracts.reads("kopilka.events.event", "EventV1", HeldEvent.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void understands_waves() {
        var wave = Contracts.reads("kopilka.survey.wave", "WaveV1", AskedWave.class);

        assertThat(wave).hasNoNullFieldsOrProperties();
        assertThat(wave.parts()).isNotEmpty();
    }
}
