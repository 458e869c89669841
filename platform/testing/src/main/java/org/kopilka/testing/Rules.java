package org.kopilka.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What holds for the code of every service; each service's {@code ArchitectureTest} has these as a field of
 * {@code ArchTests}. {@code RulesTest} shows every rule what breaks it; a rule that
 * finds nothing to look at fails.
 */
public interface Rules {

    Pattern ADAPTER = Pattern.compile("org\\.kopilka\\.[^.]+\\.[^.]+\\.(web|mongo|kafka)\\.");
    Set<String> MACHINE_CLOCKS =
            Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes");

    @ArchTest
    ArchRule every_endpoint_says_who_may_call_it = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beMetaAnnotatedWith(PreAuthorize.class);

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
            .notHaveModifier(JavaModifier.PUBLIC);

    @ArchTest
    ArchRule capabilities_form_no_circle =
            slices().matching("org.kopilka.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule web_mongo_and_kafka_stay_inside_their_capability = classes()
            .should(new ArchCondition<>("reach into no other capability's web, mongo or kafka") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    user.getDirectDependenciesFromSelf().stream()
                            .map(Dependency::getTargetClass)
                            .filter(Rules::isInside)
                            .filter(type -> !capabilityOf(user).equals(capabilityOf(type)))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    user, user.getName() + " reaches into " + type.getName())));
                }
            });

    @ArchTest
    ArchRule what_is_stored_knows_neither_store_nor_broker_nor_web_nor_clock = noClasses()
            .that()
            .areAssignableTo("org.kopilka.platform.documents.Stored")
            .or()
            .areAnnotatedWith(Document.class)
            .should()
            .dependOnClassesThat(resideInAPackage("com.mongodb..")
                    .or(resideInAPackage("org.springframework.data.mongodb.core"))
                    .or(resideInAPackage("org.springframework.data.mongodb.core.query.."))
                    .or(resideInAPackage("org.springframework.kafka.."))
                    .or(resideInAPackage("org.apache.kafka.."))
                    .or(resideInAPackage("org.springframework.web.."))
                    .or(resideInAPackage("jakarta.servlet.."))
                    .or(type(Clock.class)));

    /** {@code System.nanoTime} measures how long something takes and says no time. */
    @ArchTest
    ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callCodeUnitWhere(new DescribedPredicate<>("the system's clock is asked directly") {
                @Override
                public boolean test(JavaCall<?> call) {
                    if (makesTheClock(call.getOrigin())) {
                        return false;
                    }
                    var target = call.getTarget();
                    var owner = target.getOwner();
                    var name = target.getName();
                    var takesAClock = target.getRawParameterTypes().stream()
                            .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                    return owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesAClock
                            || owner.isEquivalentTo(Clock.class) && MACHINE_CLOCKS.contains(name)
                            || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                            || owner.isAssignableTo(Calendar.class) && name.equals("getInstance")
                            || owner.isEquivalentTo(Date.class)
                                    && name.equals("<init>")
                                    && target.getRawParameterTypes().isEmpty();
                }
            });

    @ArchTest
    ArchRule no_service_calls_another = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(resideInAPackage("org.springframework.web.client.."))
                    .or(resideInAPackage("org.springframework.web.service.."))
                    .or(resideInAPackage("org.springframework.web.reactive.function.client.."))
                    .or(resideInAPackage("org.apache.http.."))
                    .or(resideInAPackage("org.apache.hc.."))
                    .or(assignableTo(URL.class))
                    .or(assignableTo(URLConnection.class))
                    .or(assignableTo(Socket.class)));

    @ArchTest
    ArchRule what_a_class_needs_comes_through_its_constructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    /** In a package of its own within a capability, such as {@code org.kopilka.events.attendance.mongo}. */
    private static boolean isInside(JavaClass type) {
        return ADAPTER.matcher(type.getPackageName() + ".").lookingAt();
    }

    /** Whoever makes the clock that others are given asks the machine. */
    private static boolean makesTheClock(JavaCodeUnit asking) {
        return asking.isAnnotatedWith(Bean.class) && asking.getRawReturnType().isEquivalentTo(Clock.class);
    }

    private static String capabilityOf(JavaClass type) {
        var adapter = ADAPTER.matcher(type.getPackageName() + ".");
        return adapter.lookingAt() ? type.getPackageName().substring(0, adapter.start(1) - 1) : type.getPackageName();
    }
}
