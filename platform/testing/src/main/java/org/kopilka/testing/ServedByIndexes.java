package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Fails a test in which a service asked its store for something that no index leads to. Queries of the tests themselves
 * do not count, nor those that say by a comment that they read all, and why.
 */
final class ServedByIndexes implements AfterEachCallback, CommandListener {

    /** Of this JVM, as the store is. */
    private static final Map<String, AskedQuery> ASKED = new ConcurrentHashMap<>();

    private static final Map<String, AskedQuery> SERVED = new ConcurrentHashMap<>();

    private static final StackWalker CALLERS = StackWalker.getInstance();
    /** Looks through everything once, at the start. */
    private static final String DAYS = "org.kopilka.platform.documents.Days";

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (AskedQuery.COMMANDS.contains(event.getCommandName()) && !isAskedByATest()) {
            // What the event shows is gone after it.
            AskedQuery.of(event.getCommandName(), event.getCommand().clone()).stream()
                    .filter(query -> !SERVED.containsKey(query.form()))
                    .forEach(query -> ASKED.put(query.form(), query));
        }
    }

    private static boolean isAskedByATest() {
        return CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .anyMatch(name -> name.startsWith(DAYS)
                        || name.startsWith("org.kopilka.testing.")
                                && !name.equals(ServedByIndexes.class.getName())
                                && !name.equals(AskedQuery.class.getName())
                        || name.startsWith("org.kopilka.") && name.split("\\$")[0].matches(".*(IT|Test)")));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var store = SpringExtension.getApplicationContext(test)
                .getBean(MongoTemplate.class)
                .getDb();
        var indexes = new HashMap<String, List<BsonDocument>>();
        var unserved = new ArrayList<String>();
        for (var query : List.copyOf(ASKED.values())) {
            var form = query.form();
            ASKED.remove(form);
            var there = indexes.computeIfAbsent(
                    query.collection(),
                    name -> store.getCollection(name)
                            .listIndexes(BsonDocument.class)
                            .into(new ArrayList<>()));
            if (there.isEmpty() || query.isServedBy(there)) {
                SERVED.put(form, query);
            } else {
                unserved.add(form);
            }
        }
        assertThat(unserved).as("queries that no index leads to").isEmpty();
    }
}
