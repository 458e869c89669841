package org.kopilka.platform.messages;

import java.util.List;

/** The topics a service tells on and those it hears; each service declares one such bean. */
public record ServiceTopics(List<String> told, List<String> heard) {}
