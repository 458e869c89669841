package org.kopilka.bank.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody looks for.
 *
 * @param text as a person typed it; may be empty
 * @param chosen facet values, any of one facet and some of each
 * @param reach institutions whose practices the person may see even if they are not shown to all
 * @param from how many of the best to leave out
 */
record Asked(String text, Map<Facet, List<String>> chosen, Set<UUID> reach, int from, int limit) {}
