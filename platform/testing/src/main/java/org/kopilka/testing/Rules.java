package org.kopilka.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What holds for the code of every service; each service's {@code ArchitectureTest} has these as a field of
 * {@code ArchTests}. {@code RulesTest} shows every rule a class that breaks it.
 */
public interface Rules {

    @ArchTest
    ArchRule every_endpoint_says_who_may_call_it = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beMetaAnnotatedWith(PreAuthorize.class)
            .allowEmptyShould(true);

    @ArchTest
    ArchRule controllers_and_listeners_belong_to_their_package_alone = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or(new DescribedPredicate<>("listen to Kafka") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(KafkaListener.class));
                }
            })
            .should()
            .notHaveModifier(JavaModifier.PUBLIC)
            .allowEmptyShould(true);

    @ArchTest
    ArchRule capabilities_form_no_circle =
            slices().matching("org.kopilka.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    ArchRule web_mongo_and_kafka_stay_inside_their_capability = classes()
            .that()
            .resideInAnyPackage("..web..", "..mongo..", "..kafka..")
            .should(new ArchCondition<>("be used by their own capability only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var capability = capabilityOf(type);
                    type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .filter(user -> !capabilityOf(user).equals(capability))
                            .forEach(user -> events.add(SimpleConditionEvent.violated(
                                    type, user.getName() + " reaches into " + type.getName())));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("the system's clock is asked directly") {
                @Override
                public boolean test(JavaMethodCall call) {
                    var target = call.getTarget();
                    return target.getName().equals("now")
                            && Set.of(Instant.class.getName(), LocalDate.class.getName(), LocalDateTime.class.getName())
                                    .contains(target.getOwner().getName())
                            && target.getRawParameterTypes().isEmpty();
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    ArchRule no_service_calls_another = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(resideInAPackage("org.springframework.web.client.."))
                    .or(resideInAPackage("org.springframework.web.reactive.function.client..")))
            .allowEmptyShould(true);

    @ArchTest
    ArchRule what_a_class_needs_comes_through_its_constructor =
            noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

    private static String capabilityOf(JavaClass type) {
        var name = type.getPackageName();
        for (var adapter : Set.of(".web", ".mongo", ".kafka")) {
            int at = (name + ".").indexOf(adapter + ".");
            if (at >= 0) {
                return name.substring(0, at);
            }
        }
        return name;
    }
}
