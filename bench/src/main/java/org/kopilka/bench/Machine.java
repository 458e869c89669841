package org.kopilka.bench;

import java.lang.management.ManagementFactory;

/** What else the machine is busy with, without which no figure means anything. */
final class Machine {

    private Machine() {}

    static String load() {
        return "%.1f on %d processors"
                .formatted(
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors());
    }
}
