package org.kopilka.events;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.junit.jupiter.api.Test;
import org.kopilka.testing.Rules;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "org.kopilka.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules = ArchTests.in(Rules.class);

    @Test
    void capabilities_reach_each_other_through_their_roots_alone() {
        ApplicationModules.of(EventsApplication.class).verify();
    }
}
