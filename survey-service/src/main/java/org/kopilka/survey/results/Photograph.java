package org.kopilka.survey.results;

import java.util.Map;
import java.util.UUID;

/**
 * The answers of a wave as they were counted at one time; what is shown comes from here.
 *
 * @param last whether the wave is settled and nothing will change
 * @param parts by institution, of answers that say theirs
 */
record Photograph(boolean last, Tabulation whole, Map<UUID, Tabulation> parts) {}
