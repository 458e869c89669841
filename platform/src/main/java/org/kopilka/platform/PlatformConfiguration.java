package org.kopilka.platform;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.messages.TopicReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.resilience.annotation.EnableResilientMethods;
import tools.jackson.databind.json.JsonMapper;

/** The clock, and the tree of institutions that every service holds. */
@AutoConfiguration
@EnableResilientMethods
public class PlatformConfiguration {

    /** Of the network: its day begins where its people are, whatever zone a machine keeps. */
    @Bean
    ZoneId zone(@Value("${kopilka.zone}") ZoneId zone) {
        return zone;
    }

    @Bean
    Clock clock(ZoneId zone) {
        return Clock.system(zone);
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
    TopicReader treeReader(
            InstitutionTree tree,
            ConsumerFactory<?, ?> consumers,
            JsonMapper json,
            KafkaListenerEndpointRegistry listeners) {
        return new TopicReader(
                "institution-tree", List.of(InstitutionTree.TOPIC), consumers, new TreeTaker(tree, json, listeners));
    }
}
