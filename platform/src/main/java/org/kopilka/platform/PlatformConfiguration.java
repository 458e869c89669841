package org.kopilka.platform;

import java.time.Clock;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.institutions.InstitutionTreeReader;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.resilience.annotation.EnableResilientMethods;
import tools.jackson.databind.json.JsonMapper;

/** The clock, and the tree of institutions that every service holds. */
@AutoConfiguration
@EnableResilientMethods
public class PlatformConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    InstitutionTree institutionTree() {
        return new InstitutionTree();
    }

    @Bean
    Access access(InstitutionTree tree) {
        return new Access(tree);
    }

    /** Named in the readiness group: a service without the tree would refuse what it should allow. */
    @Bean("tree")
    InstitutionTreeReader institutionTreeReader(
            InstitutionTree tree, ConsumerFactory<?, ?> consumers, JsonMapper json) {
        return new InstitutionTreeReader(tree, consumers, json);
    }
}
