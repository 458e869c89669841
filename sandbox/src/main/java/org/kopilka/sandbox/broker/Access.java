package org.kopilka.sandbox.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The broker's users, {@code name:password} each, and what they may do by {@code k8s/base/kafka/access.txt}: the same
 * that {@code access.sh} there gives to a broker in a container.
 */
record Access(List<String> logins, List<String> table) {

    private static final int ITERATIONS = 4096;
    private static final List<AclOperation> READING =
            List.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.CREATE);

    static Access of(Map<String, String> environment, Path table) throws IOException {
        var logins = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("KAFKA_LOGIN_"))
                .map(Map.Entry::getValue)
                .toList();
        return new Access(logins, Files.readAllLines(table));
    }

    /** What nobody may do any more goes as well. */
    void give(Admin broker) throws ExecutionException, InterruptedException {
        var users = logins.stream()
                .<UserScramCredentialAlteration>map(login -> {
                    var names = login.split(":", 2);
                    var rule = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
                    return new UserScramCredentialUpsertion(names[0], rule, names[1]);
                })
                .toList();
        broker.alterUserScramCredentials(users).all().get();
        var shall = rules();
        var gone =
                new HashSet<>(broker.describeAcls(AclBindingFilter.ANY).values().get());
        gone.removeAll(shall);
        broker.deleteAcls(gone.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        broker.createAcls(shall).all().get();
    }

    private Set<AclBinding> rules() {
        var rules = new HashSet<AclBinding>();
        table.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .forEach(words -> {
                    var user = words[0];
                    for (var topic : List.of(words).subList(2, words.length)) {
                        READING.forEach(operation -> rules.add(topic(user, topic, operation)));
                        var own = words[1].equals("writes") ? topic : topic + "." + user + ".dlt";
                        Stream.concat(READING.stream(), Stream.of(AclOperation.WRITE, AclOperation.ALTER))
                                .forEach(operation -> rules.add(topic(user, own, operation)));
                    }
                    for (var operation : List.of(AclOperation.READ, AclOperation.DESCRIBE)) {
                        rules.add(rule(user, ResourceType.GROUP, user, PatternType.PREFIXED, operation));
                    }
                });
        for (var operation : List.of(AclOperation.DESCRIBE, AclOperation.DELETE)) {
            rules.add(rule("operations", ResourceType.TOPIC, "kopilka.", PatternType.PREFIXED, operation));
            rules.add(rule("operations", ResourceType.GROUP, "*", PatternType.LITERAL, operation));
        }
        return rules;
    }

    private static AclBinding topic(String user, String topic, AclOperation operation) {
        return rule(user, ResourceType.TOPIC, topic, PatternType.LITERAL, operation);
    }

    private static AclBinding rule(
            String user, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
