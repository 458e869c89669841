package org.kopilka.survey.waves;

import java.util.UUID;

/** A wave is gone, and with it what was kept about it. */
public record WaveDeleted(UUID wave) {}
