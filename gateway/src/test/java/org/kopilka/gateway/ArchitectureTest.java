package org.kopilka.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.kopilka.testing.Rules;

/** The services' rules that fit here; who may call what is said in one place, {@code Doors}. */
@AnalyzeClasses(packages = "org.kopilka.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_circle = Rules.capabilities_form_no_circle;

    @ArchTest
    static final ArchRule time_comes_from_the_clock = Rules.time_comes_from_the_clock;

    @ArchTest
    static final ArchRule through_the_constructor = Rules.what_a_class_needs_comes_through_its_constructor;
}
